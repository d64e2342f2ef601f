// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
package import GenAIOTLP
public import GenAITelemetry
import Synchronization

/// Sends spans to any OTLP endpoint over HTTP: Jaeger, a collector, Phoenix, Langfuse, MLflow, Grafana.
///
/// A batch is encoded once; a retry sends the same bytes. What the destination says decides: taken, tried again after a
/// while, or given up with a reason. Nothing is kept after that.
public final class OTLPHTTPExporter: SpanExporter {
    private let configuration: OTLPHTTPConfiguration
    private let transport: any HTTPTransport
    private let encoder: OTLPBodyEncoder
    private let hurry = Hurry()
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
        var settings = CurlSettings(tls: configuration.tls, proxy: configuration.proxy)
        settings.userAgent = configuration.userAgent
        self.init(configuration, convention: convention, transport: CurlTransport(settings))
    }

    package init(
        _ configuration: OTLPHTTPConfiguration, convention: any SemanticConvention, transport: any HTTPTransport
    ) {
        self.configuration = configuration
        self.transport = transport
        encoder = OTLPBodyEncoder(configuration, convention: convention)
    }

    /// Delivers a batch, trying again where that may help.
    public func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        let (request, skippedCount) = try encoder.request(for: batch.spans)
        return try await deliver(request, sent: batch.spans.count - skippedCount, skipped: skippedCount)
    }

    /// Delivers traces as they were recorded elsewhere, ids and all, trying again where that may help.
    package func export(_ traces: OTLPTraces) async throws(ExportError) -> ExportResult {
        try await deliver(try encoder.request(for: traces), sent: traces.spanCount, skipped: 0)
    }

    private func deliver(
        _ request: HTTPRequest, sent sentCount: Int, skipped skippedCount: Int
    ) async throws(ExportError) -> ExportResult {
        guard !isShutDown.load(ordering: .relaxed) else {
            throw ExportError(.alreadyShutDown, "The exporter to \(configuration.endpoint) was shut down before.")
        }
        let answer = OTLPAnswer(endpoint: configuration.endpoint, headers: configuration.headers)
        let clock = SystemClock()
        let start = clock.monotonicTime()
        var attempt = 1
        while true {
            let hurries = hurry.count
            let outcome = await send(request)
            let decision = configuration.retry.decide(
                after: outcome, attempt: attempt, elapsed: .nanoseconds(clock.monotonicTime() &- start),
                now: Int64(clock.wallTime() / 1_000_000_000), random: Double.random(in: 0..<1))
            switch decision {
            case .accepted:
                return answer.result(of: outcome, sent: sentCount, skipped: skippedCount)
            case .fail(let failure):
                throw answer.error(failure, outcome, attempts: attempt)
            case .retry(let delay):
                await hurry.wait(for: delay, unlessHurriedSince: hurries)
                if Task.isCancelled {
                    throw OTLPAnswer.stopped(outcome, attempts: attempt, endpoint: configuration.endpoint)
                }
                attempt += 1
            }
        }
    }

    private func send(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportError> {
        do throws(TransportError) {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }

    /// Cuts the wait before the next attempt short.
    public func forceFlush() async throws(ExportError) { hurry.cutShort() }

    /// Closes the connections.
    public func shutdown() async {
        if isShutDown.exchange(true, ordering: .relaxed) { return }
        hurry.cutShort()
        await transport.shutdown(within: .seconds(1))
    }
}
