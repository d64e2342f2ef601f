// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAITelemetry

/// The command `genai-trace listen`.
struct Listen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Receive traces on this machine and print each as a tree.",
        discussion: """
            Any OpenTelemetry program can send here, in protobuf or JSON. A tree shows what called what, how long it \
            took, tokens, cost and errors. Metrics and logs are accepted and not looked at.

            Examples:
              genai-trace listen
              OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 my-program
              genai-trace listen --append traces.jsonl --quiet

            What --append writes is OTLP JSON lines: `genai-trace send` and collectors read it. The file is readable by \
            you alone, because traces may hold what people wrote.

            Exit codes: 0 ended with Ctrl-C; 64 wrong arguments; 69 the port cannot be had; 74 the file cannot be written.
            """)

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port: UInt16 = 4318

    @Option(help: "The address to listen on. Anybody who reaches it can send: there is no authentication.")
    var host = "127.0.0.1"

    @Option(help: "Append what is received to this file, as OTLP JSON lines.")
    var append: String?

    @Flag(help: "Print no trees, only what came in altogether.")
    var quiet = false

    func run() async throws {
        let console = Console.standard()
        let renderer = TreeRenderer(style: console.style)
        let collector = TraceCollector { [quiet] trace in
            if !quiet { console.out(renderer.render(trace) + "\n") }
        }
        let recorder = append.map { TraceRecorder(path: $0) }
        do throws(ExportError) {
            try recorder?.check()
        } catch {
            console.note(error.message)
            throw ExitStatus.inputOutput
        }
        let receiver = OTLPReceiver(host: host, port: port) { traces in
            try recorder?.record(traces)
            await collector.receive(traces)
        }
        do {
            try await receiver.start()
        } catch {
            console.note("\(error)")
            throw ExitStatus.unavailable
        }
        console.note("Listening for OTLP on \(try receiver.url.absoluteString); Ctrl-C ends.")
        if !isLoopback { console.note("Everybody who reaches \(host) can send here, without a password.") }
        await Interruption.wait()
        await receiver.stop()
        await collector.finish()
        let counts = receiver.counts
        console.note(
            "Received \(Figures.count(counts.spans, "span")) in \(Figures.count(counts.traceRequests, "request"))"
                + (counts.otherRequests > 0 ? ", \(Figures.count(counts.otherRequests)) with metrics or logs" : "")
                + (counts.refused > 0 ? ", \(Figures.count(counts.refused)) refused" : "") + ".")
    }

    private var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

#endif
