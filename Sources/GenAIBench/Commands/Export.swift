// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIConventions
import GenAIExport
import GenAITelemetry

/// The command `genai-bench export`.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record the standard workload and deliver it, from the first span to the end of the last request.",
        discussion: """
            A pipeline as any program has it: bootstrap, a queue of 4 096 spans, batches of 512, content captured in full. \
            Nothing is dropped: a thread that finds the queue full waits. Without --endpoint the spans go to a \
            `genai-bench sink` that is started for the run, in a process of its own: what it costs is in no figure.

            The line of JSON has spans, spans_per_s, wall_s, user_s, system_s, cpu_us_per_span, ns_per_span, peak_rss_mb, \
            allocations_per_span (of all threads) and instructions_per_span, both null where they cannot be counted; \
            exported, dropped and failed, of the pipeline's books; requests; and of the sink bytes_on_wire, \
            bytes_per_span, and with --verify delivered, the spans in what it received.

            Examples:
              genai-bench export
              genai-bench export --compression gzip --producers 2
              genai-bench export --spans 2000000 --endpoint http://127.0.0.1:4318
              genai-bench export --redaction on --profile universal --verify
            """)

    /// The most spans in the queue.
    static let queueSize = 4096

    enum Compression: String, CaseIterable, ExpressibleByArgument { case none, gzip }
    enum Redaction: String, CaseIterable, ExpressibleByArgument { case on, off }

    @Option(help: "How many, in turns of \(StandardWorkload.spansPerTurn).")
    var spans = 100_000
    @Option(help: "Where they go, /v1/traces is added to it; without one, to a sink of our own.")
    var endpoint: String?
    @Option(help: "How bodies are compressed.")
    var compression = Compression.none
    @Option(help: "Whether credentials are looked for; only here can it be switched off.")
    var redaction = Redaction.off
    @Option(help: "The profile: \(Profile.all.map(\.name).joined(separator: ", ")).")
    var profile = ProfileArgument(.generic)
    @Option(help: "Threads that record.")
    var producers = 1
    @Flag(help: "Let the sink decode what it receives and count the spans; not for figures, it needs a core.")
    var verify = false

    func validate() throws {
        guard spans > 0 else { throw ValidationError("There must be a span to export.") }
        guard 1...64 ~= producers else { throw ValidationError("There can be 1 to 64 producers.") }
        if verify, endpoint != nil {
            throw ValidationError("Only a sink of our own is verified: leave out --endpoint.")
        }
    }

    func run() throws {
        let sink = endpoint == nil ? try SinkProcess(decode: verify) : nil
        // Each thread has its own, as requests have: a text that two threads share is counted up and down by both.
        let workloads = (0..<producers).map { _ in StandardWorkload() }
        let telemetry = try Telemetry.bootstrap(service: "bench") {
            try configure(&$0, endpoint: endpoint ?? sink?.endpoint ?? "")
        }
        let turns = (spans + StandardWorkload.spansPerTurn - 1) / StandardWorkload.spansPerTurn

        let measurement = Measurement()
        Producers.run(producers) { producer in
            let tracer = telemetry.tracer
            for turn in stride(from: producer, to: turns, by: producers) {
                workloads[producer].recordTurn(turn, tracer)
            }
        }
        telemetry.shutdownAndWait(within: .seconds(600))
        var figures = measurement.figures(spanCount: turns * StandardWorkload.spansPerTurn)

        add(telemetry.statistics.first ?? PipelineStatistics(), sink?.end(), to: &figures)
        Measurement.print(figures)
    }

    private func configure(_ configuration: inout TelemetryConfiguration, endpoint: String) throws {
        configuration.resource = StandardWorkload.resource
        configuration.destinations = [.otlp]
        configuration.otlp.endpoint = try Endpoint(endpoint).appending("v1/traces")
        configuration.otlp.compression = compression == .gzip ? .gzip : OTLPCompression.none
        configuration.batch.maxQueueSize = Self.queueSize
        configuration.batch.maxExportBatchSize = Encode.batchSize
        configuration.batch.overflow = .wait(upTo: .seconds(600))
        configuration.convention = profile.profile
        configuration.redaction = redaction == .on ? .credentials : .switchedOff
        configuration.prices = nil  // No other implementation knows prices, and the workload has no cost.
    }

    private func add(_ books: PipelineStatistics, _ received: Attributes?, to figures: inout Attributes) {
        figures["exported"] = .int(Int64(books.exported))
        figures["dropped"] = .int(Int64(books.droppedCount))
        figures["failed"] = .int(Int64(books.failedCount + books.rejected))
        figures["requests"] = .int(Int64(books.requests))
        figures["bytes_on_wire"] = received?["bytes"] ?? .empty
        if case .int(let bytes)? = received?["body_bytes"] {
            figures["bytes_per_span"] = .double(Double(bytes) / Double(max(books.exported, 1)))
        }
        figures["delivered"] = received?["spans"] ?? .empty
        figures["compression"] = .string(compression.rawValue)
        figures["redaction"] = .string(redaction.rawValue)
        figures["profile"] = .string(profile.profile.name)
        figures["producers"] = .int(Int64(producers))
    }
}

extension RedactionPolicy {
    /// Content in full, and credentials looked for.
    static let credentials = RedactionPolicy(content: .full, detectors: .credentials)

    /// What no application can have: spans as they were recorded.
    static var switchedOff: RedactionPolicy {
        var policy = credentials
        policy.isSwitchedOff = true
        return policy
    }
}

#endif
