// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIConventions
import GenAIExport
import GenAITelemetry

/// Asks the agent some questions with telemetry around it, and keeps the books.
struct DemoRun: Sendable {
    /// What the agent knows.
    let library: DocumentLibrary
    /// Who writes its answers.
    let model: ChatClient

    /// The file that the spans are appended to besides, as OTLP JSON lines.
    var recording: String?
    /// What is emitted; nil leaves it to the environment.
    var profile: Profile?

    /// How long the last spans may take to be delivered.
    private static let deliveryTime = Duration.seconds(20)

    /// What came out.
    struct Report: Sendable {
        /// The traces in the order in which they began.
        var traceIDs: [TraceID]
        /// Where every span went.
        var statistics: PipelineStatistics
        /// Whether every span stands in the file that was asked for, or none was.
        var isRecorded: Bool
        /// Questions without an answer.
        var failureCount: Int

        /// Whether every span that was recorded was taken.
        var isComplete: Bool {
            statistics.isBalanced && statistics.ended > 0 && statistics.exported == statistics.ended
        }
    }

    /// Asks questions one after another, then delivers what was recorded.
    ///
    /// - Parameters:
    ///   - questions: What is asked.
    ///   - destination: Where the spans go.
    ///   - tell: Is given each question with its answer.
    /// - Returns: Where every span went.
    /// - Throws: When the pipeline cannot be built.
    func ask(
        _ questions: [String], sendingTo destination: OTLPHTTPConfiguration,
        tell: (String, Result<String, any Error>) -> Void
    ) async throws -> Report {
        let traces = TraceIDCollector()
        var configuration = TelemetryConfiguration()
        // A demo that is switched off or sampled away shows nothing.
        configuration.isDisabled = false
        configuration.sampler = AlwaysOnSampler()
        configuration.service = "genai-trace-demo"
        if let profile { configuration.convention = profile }
        // The scripted model costs nothing; its price is made up so that there is one to see.
        configuration.prices?[.openAI, ScriptedModel.name] = PriceTable.Entry(
            Price(input: 150_000, output: 600_000, cacheRead: 75_000))
        configuration.destinations = [.otlp]
        configuration.spool = nil
        configuration.otlp = destination
        configuration.exporters = [traces]
        if let recording {
            configuration.exporters.append(
                JSONLinesSpanExporter(.file(path: recording), convention: configuration.convention))
        }
        // So that there is something to read; credentials are taken out before anything is queued.
        configuration.content = .redacted
        let telemetry = try Telemetry(configuration)
        let agent = DocumentationAgent(library: library, model: model)
        let session = "demo-\(String(UInt32.random(in: 0...UInt32.max), radix: 16))"
        var failureCount = 0
        for question in questions {
            do {
                let answer = try await withTelemetry(telemetry) {
                    try await agent.answer(question, session: session, user: "reader-7")
                }
                tell(question, .success(answer))
            } catch {
                failureCount += 1
                tell(question, .failure(error))
            }
        }
        await telemetry.shutdown(within: Self.deliveryTime)
        let statistics = telemetry.statistics
        return Report(
            traceIDs: traces.traceIDs, statistics: statistics.first ?? PipelineStatistics(),
            isRecorded: statistics.last.map { $0.exported == $0.ended } ?? false, failureCount: failureCount)
    }
}

#endif
