// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
package import GenAIOTLP
public import GenAITelemetry
import Synchronization

/// Sends spans to any OTLP endpoint over HTTP: Jaeger, a collector, Phoenix, Langfuse, MLflow, Grafana.
///
/// What the destination says decides: taken, tried again after a while, taken apart, or given up with a reason. While it
/// is down, waits grow from batch to batch and one request at a time finds out whether it is back. Nothing is kept after
/// an export has returned.
public final class OTLPHTTPExporter: SpanExporter {
    private let configuration: OTLPHTTPConfiguration
    let encoder: OTLPBodyEncoder
    let sender: OTLPSender
    let delivery: OTLPDelivery
    private let isShutDown = Atomic<Bool>(false)

    /// Creates an exporter.
    ///
    /// Connects to nothing yet.
    ///
    /// - Parameters:
    ///   - configuration: Where OTLP goes, and how.
    ///   - convention: How spans are named and which attributes tell about them.
    /// - Throws: ``ConfigurationError`` when a certificate or proxy cannot be used.
    public convenience init(
        _ configuration: OTLPHTTPConfiguration = OTLPHTTPConfiguration(),
        convention: any SemanticConvention = GenAIConvention()
    ) throws(ConfigurationError) {
        try configuration.validate()
        // Started while there are threads to be had, and not when a destination is down.
        _ = PipelineThread.shared
        var settings = CurlSettings(tls: configuration.tls, proxy: configuration.proxy)
        settings.userAgent = configuration.userAgent
        settings.allowsLinkLocalAddresses = configuration.allowsLinkLocalAddresses
        self.init(configuration, convention: convention, transport: CurlTransport(settings))
    }

    package init(
        _ configuration: OTLPHTTPConfiguration, convention: any SemanticConvention, transport: any HTTPTransport
    ) {
        self.configuration = configuration
        encoder = OTLPBodyEncoder(configuration, convention: convention)
        sender = OTLPSender(configuration, transport: transport, encoder: encoder)
        delivery = OTLPDelivery(sender: sender, encoder: encoder, sizeLimit: RequestSizeLimit())
    }

    /// Delivers a batch, trying again where that may help.
    public func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        try await prepare(batch)().get()
    }

    /// Delivers traces as they were recorded elsewhere, ids and all, trying again where that may help.
    package func export(_ traces: OTLPTraces) async throws(ExportError) -> ExportResult {
        try await deliver(encoder.payload(for: traces), of: traces.spanCount)
    }

    func deliver(_ payload: OTLPPayload, of spanCount: Int) async throws(ExportError) -> ExportResult {
        guard !isShutDown.load(ordering: .relaxed) else {
            throw ExportError(.alreadyShutDown, "The exporter to \(configuration.endpoint) was shut down before.")
        }
        let retry = configuration.retry
        let patience = OTLPSender.Patience(
            deadline: SystemClock().monotonicTime() &+ retry.budget.nanoseconds, maximumAttempts: retry.maximumAttempts)
        var progress = OTLPDelivery.Progress(payload)
        let interruption = await delivery.advance(&progress, patience)
        var report = progress.report
        if let interruption {
            report.failed[interruption.code, default: 0] += progress.remainingCount
            report.error = interruption
        }
        return try report.result(unencodedCount: spanCount - payload.spanCount)
    }

    /// OpenTelemetry's word for this kind of exporter.
    public var componentType: String {
        configuration.encoding == .httpProtobuf ? "otlp_http_span_exporter" : "otlp_http_json_span_exporter"
    }

    /// How many requests went to the destination so far.
    public var requestCount: Int { sender.requestCount }

    /// How long requests took, with their repetitions and the waits in between.
    public var exportDurations: [ExportDuration] { sender.durations.list }

    /// Cuts the wait before the next attempt short.
    public func forceFlush() async throws(ExportError) { sender.hurry() }

    /// Closes the connections.
    public func shutdown() async {
        if isShutDown.exchange(true, ordering: .relaxed) { return }
        await sender.shutdown()
    }
}

extension OTLPHTTPExporter: PreparingSpanExporter {
    /// Encodes a batch, and returns what delivers it.
    package func prepare(_ batch: SpanBatch) -> @Sendable () async -> Result<ExportResult, ExportError> {
        let (payload, spanCount) = (encoder.payload(for: batch.spans), batch.spans.count)
        return {
            do throws(ExportError) {
                return .success(try await self.deliver(payload, of: spanCount))
            } catch {
                return .failure(error)
            }
        }
    }
}

extension OTLPDelivery.Report {
    /// The report in the words of an exporter.
    ///
    /// A batch of which nothing arrived failed as a whole.
    fileprivate func result(unencodedCount: Int) throws(ExportError) -> ExportResult {
        var failed = failed
        if let error, failed.count == 1, takenCount + rejectedCount + unencodedCount == 0 { throw error }
        // A span that could not be encoded was never seen by anybody.
        if unencodedCount > 0 { failed[.unencodable, default: 0] += unencodedCount }
        return ExportResult(
            rejectedCount: rejectedCount, failed: failed, message: message ?? (failed.isEmpty ? nil : error?.message))
    }
}
