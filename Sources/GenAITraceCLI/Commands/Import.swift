// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

import ArgumentParser
import GenAITelemetry

/// The command `genai-trace import`.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn a file of recorded calls, or of spans in plain JSON, into traces.",
        discussion: """
            The file has one JSON object per line and may be compressed with gzip. A line is either a recorded exchange, \
            with the options of `genai-trace record` as names and the bodies inline, or a span in the words of the span \
            model, so that a program in any language can send complete traces:

              {"provider":"openai","request":{…},"response":{…},"duration":1.25}
              {"provider":"anthropic","request":{…},"response":"data: …"}
              {"provider":"bedrock","model":"…","response_base64":"AAAA…"}
              {"operation":"tool_execution","fields":{"name":"search"}}

            Every line may have trace_id, span_id, parent_span_id, start_time, end_time and attributes. The operations are \
            \(ImportedOperation.names.joined(separator: ", ")); the page "Importing" of the documentation has all fields. \
            A name that the schema does not have is an error.

            Examples:
              genai-trace import calls.jsonl --endpoint http://localhost:4318
              genai-trace import gateway.jsonl.gz --capture redacted --profile phoenix --output traces.jsonl
              genai-trace import calls.jsonl --on-error skip --resume calls.state --endpoint http://localhost:4318

            With --resume the file named there remembers how far the import is, and the same command goes on after what was \
            delivered, also in a file that has grown. A malformed line is told with its number; the import stops there, or \
            goes on with --on-error skip.

            Exit codes: 0 every span was taken; 64 wrong arguments; 65 a malformed line stopped it, no line could be read, \
            or the server rejected spans; 66 the file cannot be read; 69 the endpoint cannot be reached or does not take \
            them; 74 the output or the state cannot be written; 78 a setting cannot be used.
            """)

    @Argument(help: "The file, one JSON object per line.")
    var file: String

    @OptionGroup var recording: RecordingOptions

    @Option(help: "What to do with a malformed line: skip or stop.")
    var onError = OnError.stop

    @Option(help: ArgumentHelp("Remember in this file how far it is, and go on there.", valueName: "statefile"))
    var resume: String?

    enum OnError: String, ExpressibleByArgument, CaseIterable {
        case skip
        case stop
    }

    func run() async throws { try await run(console: .standard()) }

    /// Runs the command.
    ///
    /// - Parameter console: Where it writes.
    /// - Throws: The exit code, unless it is 0.
    func run(console: Console) async throws {
        let pipeline = try RecordingPipeline.open(recording, console)
        let run = ImportRun(
            path: file, pipeline: pipeline, media: recording.media, skipsMalformed: onError == .skip, statePath: resume,
            console: console)
        let report: ImportRun.Report
        do {
            report = try await run.run()
            await pipeline.shutdown()
        } catch {
            await pipeline.shutdown()
            console.note("\(error)")
            switch error {
            case let error as FileError: throw error.isAboutContent ? ExitStatus.dataError : ExitStatus.noInput
            case let error as ImportStateError:
                throw error.isAboutWriting ? ExitStatus.inputOutput : ExitStatus.dataError
            default: throw error
            }
        }
        console.note(Self.summary(report))
        try conclude(report, pipeline, console)
    }

    private static func summary(_ report: ImportRun.Report) -> String {
        var text = "Imported \(Figures.count(report.spanCount, "span"))"
        if report.malformedCount > 0 { text += "; \(Figures.count(report.malformedCount, "line")) could not be read" }
        return text + "."
    }

    private func conclude(_ report: ImportRun.Report, _ pipeline: RecordingPipeline, _ console: Console) throws {
        if let failure = pipeline.failure() {
            console.note(failure.message + (resume == nil ? "" : " The same command goes on where it stopped."))
            throw failure.code
        }
        if case .malformed(let line)? = report.stop {
            console.note("Stopped at line \(line). With --on-error skip, malformed lines are left out.")
            throw ExitStatus.dataError
        }
        if report.spanCount == 0, report.malformedCount > 0 { throw ExitStatus.dataError }
    }
}

#endif
