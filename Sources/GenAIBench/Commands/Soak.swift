// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIExport
import GenAITelemetry

/// The command `genai-bench soak`.
struct Soak: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record numbered spans at a steady rate, and say where every one of them went.",
        discussion: """
            Every span carries the attribute soak.sequence, counted from 0: thread t of N records t, t+N, t+2N, and so on. \
            The ledger is a file of N counts, 64 bits each, little-endian, memory-mapped; each is advanced before the span \
            ends, so that it outlives whatever happens to the process. What the receiver has, together with the one line \
            of JSON printed at the end, must add up to the ledger:
            ended = exported + rejected + failed + dropped + spooled + queued + in_flight

            The line is also printed on SIGUSR1. SIGTERM and SIGINT end the run early; a second one ends the process at \
            once. Times are in seconds, or as in 200ms. Retries and everything else follow the environment variables, as \
            in any program.

            Examples:
              genai-bench soak --rate 1000 --duration 10 --endpoint http://localhost:4318
              genai-bench soak --rate 50000 --duration 600 --threads 4 --spool /var/tmp/soak --ledger soak.ledger \
                --endpoint https://otel.example.com
            """)

    @Option(help: "Spans a second, of all threads together; 0 for as many as it can.")
    var rate: Double
    @Option(help: "How long; 0 for until a signal.")
    var duration: DurationArgument
    @Option(help: "Where traces go, /v1/traces is added to it; otherwise as the environment says.")
    var endpoint: String?
    @Option(help: "A directory where spans wait on disk.")
    var spool: String?
    @Option(help: "The most bytes on disk.")
    var spoolLimit: Int?
    @Option(help: "A file for the counts.")
    var ledger: String?
    @Option(help: "Threads that record.")
    var threads = 1
    @Option(help: "Bytes of text in each span.")
    var content = 0

    @Option(help: "How long shutdown may take.")
    var shutdownTimeout = DurationArgument(.seconds(5))
    @Option(help: "The most spans in the queue.")
    var queue: Int?
    @Option(help: "The most spans in a batch.")
    var batch: Int?
    @Option(help: "How long a span waits for company.")
    var batchDelay: DurationArgument?
    @Option(help: "How long one export may take, with its retries.")
    var exportTimeout: DurationArgument?
    @Option(help: "How bodies are compressed.")
    var compression: Compression?

    enum Compression: String, CaseIterable, ExpressibleByArgument {
        case gzip
        case none
    }

    @Option(help: "Children to fork meanwhile: each records, flushes and exits.")
    var forks = 0
    @Flag(help: "Add attributes that nobody should: too many, too deep, too long, malformed.")
    var hostile = false
    @Flag(help: "Start a span besides each that nobody ever ends.")
    var abandons = false
    @Flag(help: "Call exit in the end, in the middle of everything and without shutdown.")
    var exits = false

    func validate() throws {
        guard rate >= 0, rate.isFinite else { throw ValidationError("The rate cannot be \(rate).") }
        guard 1...1024 ~= threads else { throw ValidationError("There can be 1 to 1024 threads.") }
        guard content >= 0 else { throw ValidationError("A text cannot have \(content) bytes.") }
    }

    func run() throws {
        // Before the first thread of the pipeline, so that no thread takes a signal.
        let inbox = SignalInbox()
        let telemetry = try Telemetry.bootstrap(service: "genai-bench-soak", configure)
        let load = SoakLoad(
            telemetry: telemetry, rate: rate, duration: duration.duration, contentBytes: content, hostile: hostile,
            abandons: abandons, threads: threads,
            ledger: try ledger.map { try SoakLedger(path: $0, threads: threads) })
        let forks = forks > 0 ? SoakForks(telemetry: telemetry, count: forks) : nil
        SoakRun(
            telemetry: telemetry, load: load, forks: forks, inbox: inbox, shutdownTimeout: shutdownTimeout.duration,
            exits: exits
        ).run()
    }

    private func spoolConfiguration(_ directory: String) -> SpoolConfiguration {
        var configuration = SpoolConfiguration(directory: directory)
        if let spoolLimit {
            configuration.maximumBytes = spoolLimit
            // Space is freed file by file: a few of them have to fit.
            configuration.segmentBytes = min(configuration.segmentBytes, spoolLimit / 8)
        }
        return configuration
    }

    private func configure(_ configuration: inout TelemetryConfiguration) throws {
        configuration.destinations = [.otlp]
        if let endpoint { configuration.otlp.endpoint = try Endpoint(endpoint).appending("v1/traces") }
        if let spool { configuration.spool = spoolConfiguration(spool) }
        if content > 0, configuration.content == .none { configuration.content = .redacted }
        if let queue { configuration.batch.maxQueueSize = queue }
        if let batch { configuration.batch.maxExportBatchSize = batch }
        if let batchDelay { configuration.batch.scheduledDelay = batchDelay.duration }
        if let exportTimeout { configuration.batch.exportTimeout = exportTimeout.duration }
        if let compression { configuration.otlp.compression = compression == .gzip ? .gzip : OTLPCompression.none }
    }
}

#endif
