// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The command `genai-bench sink`.
struct Sink: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer every request with an empty 200, and count what came.",
        discussion: """
            One thread, any number of connections, each kept alive. The first line of JSON says where it listens. SIGTERM \
            and SIGINT end it, with a second line: requests, bytes (all that came in), body_bytes, connections, and with \
            --decode the spans in the bodies. SIGUSR1 prints that line and goes on.

            Examples:
              genai-bench sink --port 4318
              genai-bench sink --decode
              genai-bench sink --unix /tmp/sink.sock
            """)

    @Option(help: "A port of 127.0.0.1; 0 for any that is free.")
    var port: UInt16 = 0
    @Option(help: "The absolute path of a socket, instead of a port.")
    var unix: String?
    @Flag(help: "Decompress and decode the bodies, and count their spans; slower.")
    var decode = false
    @Flag(help: "End also when standard input ends, as the child of another program.")
    var untilInputEnds = false

    func run() throws {
        let inbox = SignalInbox()
        // Of no use to us, and the end of the process otherwise.
        signal(SIGPIPE, SIG_IGN)
        let socket = try unix.map { try ListeningSocket(path: $0) } ?? ListeningSocket(port: port)
        defer { if let unix { unsafe unlink(unix) } }
        let signals = try SignalPipe(inbox)
        Measurement.print([
            "endpoint": .string(socket.endpoint), "port": socket.port.map { .int(Int64($0)) } ?? .empty,
            "pid": .int(Int64(getpid())),
        ])
        var server = SinkServer(listener: socket.descriptor, decodes: decode)
        let input: Int32 = 0
        serving: while true {
            let descriptor = server.serve(until: [signals.descriptor] + (untilInputEnds ? [input] : []))
            if descriptor == input { break }
            switch signals.read() {
            case .report: Measurement.print(server.figures.members)
            case .end: break serving
            case .progress: break
            }
        }
        Measurement.print(server.figures.members)
    }
}

/// Signals as something to read, for a loop that waits for descriptors.
private struct SignalPipe {
    let descriptor: Int32

    init(_ inbox: SignalInbox) throws {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw ValidationError("There is no pipe to be had.") }
        let (reading, writing) = (ends[0], ends[1])
        descriptor = reading
        let thread = BackgroundThread.start {
            while true {
                var byte: UInt8
                switch inbox.next() {
                case .report: byte = 0
                case .end: byte = 1
                case .progress: byte = 2
                }
                _ = unsafe write(writing, &byte, 1)
            }
        }
        guard let thread else { throw ValidationError("There is no thread to be had.") }
        thread.detach()
    }

    /// The next signal; waits for it.
    func read() -> SignalInbox.Message {
        var byte: UInt8 = 0
        #if canImport(Glibc)
        let count = unsafe Glibc.read(descriptor, &byte, 1)
        #elseif canImport(Musl)
        let count = unsafe Musl.read(descriptor, &byte, 1)
        #else
        let count = unsafe Darwin.read(descriptor, &byte, 1)
        #endif
        if count != 1 { return .progress }
        return byte == 0 ? .report : byte == 1 ? .end(signal: SIGTERM) : .progress
    }
}

#endif
