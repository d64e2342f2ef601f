// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIConventions
import GenAIExport
import GenAITelemetry

/// The pipeline that recorded spans go through, the same as an application's.
struct RecordingPipeline {
    private let telemetry: Telemetry
    private let tracer: Tracer
    private let isFile: Bool

    /// How long the spans of one delivery may take.
    private static let deliveryTime = Duration.seconds(60)
    /// Retries of one request end after this.
    private static let retryBudget = Duration.seconds(20)

    /// Builds the pipeline.
    ///
    /// - Throws: ``ConfigurationError``, when a setting cannot be used.
    init(_ options: RecordingOptions) throws {
        var configuration = TelemetryConfiguration()
        // What was recorded is to arrive: it was switched on and sampled when it was recorded.
        configuration.isDisabled = false
        configuration.sampler = AlwaysOnSampler()
        configuration.service = configuration.service ?? "genai-trace"
        configuration.batch = BatchConfiguration()
        // The command says itself what was not taken.
        configuration.spool = nil
        if let profile = options.profile.flatMap(Profile.builtIn) { configuration.convention = profile }
        if let capture = options.capture { configuration.content = capture.policy }
        if let endpoint = options.endpoint {
            configuration.destinations = [.otlp]
            configuration.otlp.endpoint = try Endpoint(traces: endpoint)
            configuration.otlp.retry.budget = Self.retryBudget
        } else if let output = options.output {
            configuration.destinations = []
            configuration.exporters = [
                JSONLinesSpanExporter(.file(path: output), convention: configuration.convention)
            ]
        }
        isFile = options.output != nil
        telemetry = try Telemetry(configuration)
        tracer = telemetry.tracer
    }

    /// The time now, in nanoseconds since 1970.
    var now: UInt64 { SystemClock().wallTime() }

    /// Records a span.
    func record(_ operation: any SpanOperation, as past: PastSpan) { tracer.record(operation, as: past) }

    /// Where the spans went so far.
    var statistics: PipelineStatistics { telemetry.statistics.first ?? PipelineStatistics() }

    /// Delivers what was recorded.
    ///
    /// Returns whether every span of it, and all before, was taken or refused for good.
    func deliver() async -> Bool {
        let isSettled = await telemetry.forceFlush(within: Self.deliveryTime)
        let books = statistics
        return isSettled && books.exported + books.rejected == books.ended
    }

    /// Delivers and closes.
    func shutdown() async { await telemetry.shutdown(within: Self.deliveryTime) }

    /// What went wrong with the spans, and how the command ends for it; nil when all is well.
    func failure() -> (message: String, code: ExitCode)? {
        let books = statistics
        let lost = books.ended - books.exported - books.rejected
        if lost > 0 {
            let place = isFile ? "be written to the file" : "be delivered to the endpoint"
            return (
                "\(Figures.count(lost, "span")) could not \(place).",
                isFile ? ExitStatus.inputOutput : ExitStatus.unavailable
            )
        }
        if books.rejected > 0 {
            return ("The server rejected \(Figures.count(books.rejected, "span")).", ExitStatus.dataError)
        }
        return nil
    }
}

#endif
