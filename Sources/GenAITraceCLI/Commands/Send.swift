// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIExport
import GenAITelemetry

/// The command `genai-trace send`.
struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ship recorded traces to an OTLP endpoint, with the ids that they have.",
        discussion: """
            The file is OTLP JSON lines, as `genai-trace listen --append`, a collector's file exporter and the JSON-lines \
            exporter of this package write it; it may be compressed with gzip. The whole file is checked before the first \
            byte is sent, and each line is sent as one request. A server that is busy or away is tried \
            again for 20 seconds.

            Examples:
              genai-trace send traces.jsonl --endpoint http://localhost:4318
              genai-trace send traces.jsonl.gz --endpoint https://otlp.example.com --header "Authorization=Bearer $TOKEN"

            Headers, certificates, timeout and compression come from OTEL_EXPORTER_OTLP_… where the command line is \
            silent. What was sent is never sent again: after a failure, --from-line goes on where it stopped.

            Exit codes: 0 everything was taken; 64 wrong arguments; 65 the file is not one of traces, and nothing was sent, \
            or the server rejected some spans; 66 the file cannot be read; 69 the endpoint cannot be reached or does not \
            take it; 75 the endpoint is too busy or too slow, try again later; 78 a setting cannot be used.
            """)

    @Argument(help: "The file of traces.")
    var file: String

    @Option(help: "The OTLP endpoint; /v1/traces is added to it.")
    var endpoint: String

    @Option(help: ArgumentHelp("A header for every request; may be repeated.", valueName: "name=value"))
    var header: [String] = []

    @Option(help: "Begin at this line.")
    var fromLine = 1

    /// Retries of one line end after this.
    private static let retryBudget = Duration.seconds(20)

    func run() async throws {
        let console = Console.standard()
        let recorded = RecordedTraces(path: file)
        let exporter = try makeExporter(console)
        let summary = try explaining(console) { try recorded.validate() }
        let shipment = TraceShipment(file: recorded, summary: summary, exporter: exporter, firstLine: fromLine)
        var progress = SendProgress(total: summary.bytes, console: console)
        let report: TraceShipment.Report
        do {
            report = try await shipment.send { progress.update($0) }
        } catch {
            console.note("The file has changed while it was sent. \(error)")
            throw ExitStatus.dataError
        }
        await exporter.shutdown()
        console.note(
            "Sent \(Figures.count(report.acceptedSpans, "span")) of \(Figures.count(summary.spans)) in "
                + "\(Figures.count(report.sentLines, "request")) of \(Figures.count(summary.lines)).")
        if let (line, error) = report.failure {
            console.note("Line \(line) was not taken. \(error.message)\nGo on with --from-line \(line).")
            throw Self.exitCode(error)
        }
        if report.rejectedSpans > 0 {
            let remark = report.rejection.map { ": \(TerminalText.excerpt($0, limit: 200))" } ?? "."
            console.note("The server rejected \(Figures.count(report.rejectedSpans, "span"))\(remark)")
            throw ExitStatus.dataError
        }
    }

    private func makeExporter(_ console: Console) throws -> OTLPHTTPExporter {
        do {
            var configuration = TelemetryConfiguration().otlp
            configuration.endpoint = try Endpoint(traces: endpoint)
            configuration.retry.budget = Self.retryBudget
            for header in header {
                let parts = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else { throw ValidationError("--header is written name=value.") }
                try configuration.headers.set(String(parts[0]), to: String(parts[1]))
            }
            return try OTLPHTTPExporter(configuration)
        } catch let error as ConfigurationError {
            console.note("\(error)")
            throw ExitStatus.configuration
        }
    }

    private func explaining<Value>(_ console: Console, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as FileError {
            console.note("\(error) Nothing was sent.")
            throw error.isAboutContent ? ExitStatus.dataError : ExitStatus.noInput
        } catch {
            console.note("\(file) is not a file of traces. \(error) Nothing was sent.")
            throw ExitStatus.dataError
        }
    }

    static func exitCode(_ error: ExportError) -> ExitCode {
        switch error.code {
        case .throttled, .timeout, .cancelled: ExitStatus.temporary
        case .tooLarge: ExitStatus.dataError
        default: ExitStatus.unavailable
        }
    }
}

/// Tells how far a file is, when it takes long.
struct SendProgress {
    let total: Int
    let console: Console
    private var nextNote = ContinuousClock.now + interval

    private static let interval = Duration.seconds(2)

    init(total: Int, console: Console) {
        self.total = total
        self.console = console
    }

    mutating func update(_ done: Int) {
        let now = ContinuousClock.now
        guard now >= nextNote else { return }
        nextNote = now + Self.interval
        console.note("\(total > 0 ? done * 100 / total : 100) % sent …")
    }
}

#endif
