// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIExport
import GenAIOTLP
import GenAITelemetry
import Synchronization

/// Where the demo's spans go, and what is told of them afterwards.
struct DemoDestination: Sendable {
    /// Where OTLP goes.
    let configuration: OTLPHTTPConfiguration

    private let console: Console
    /// The receiver of this program; nil when the spans go elsewhere.
    private let receiver: OTLPReceiver?
    private let received: Box

    private final class Box: Sendable {
        let traces = Mutex<[OTLPTraces]>([])
    }

    /// Chooses an endpoint, or starts a receiver when there is none.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint that was asked for.
    ///   - console: Where the summary goes.
    /// - Throws: An exit code, after it was said why.
    init(endpoint: String?, console: Console) async throws {
        self.console = console
        let received = Box()
        self.received = received
        do {
            if let endpoint {
                receiver = nil
                // Headers, certificates and timeouts are the environment's, as in any other program.
                var configuration = TelemetryConfiguration().otlp
                configuration.endpoint = try Endpoint(traces: endpoint)
                self.configuration = configuration
            } else {
                let receiver = OTLPReceiver { traces in received.traces.withLock { $0.append(traces) } }
                try await receiver.start()
                var configuration = OTLPHTTPConfiguration()
                configuration.endpoint = try Endpoint(receiver.url.absoluteString).appending("v1/traces")
                configuration.compression = .gzip
                self.configuration = configuration
                self.receiver = receiver
            }
        } catch {
            console.note("\(error)")
            throw error is ConfigurationError ? ExitStatus.configuration : ExitStatus.unavailable
        }
    }

    /// Tells where every span went, with the traces themselves if they are here.
    ///
    /// - Parameter report: What came out of the run.
    /// - Returns: Whether every span arrived.
    func summarize(_ report: DemoRun.Report) async -> Bool {
        await receiver?.stop()
        let spans = received.traces.withLock { $0 }.flatMap(\.receivedSpans)
        if receiver != nil {
            draw(spans)
        } else {
            console.out(Self.looksLikeJaeger(configuration.endpoint) ? "If that is Jaeger, look here:\n" : "")
            for id in report.traceIDs { console.out("  \(link(to: id))\n") }
        }
        let isComplete = report.isComplete && (receiver == nil || spans.count == report.statistics.ended)
        console.out(Self.ledger(of: report) + "\n")
        if let redacted = RedactionSummary(spans).description { console.out("Redacted on the way: \(redacted).\n") }
        if !isComplete {
            console.note(
                "Not every span arrived at \(configuration.endpoint); `genai-trace doctor --endpoint "
                    + "\(configuration.endpoint)` says more.")
        }
        return isComplete
    }

    private func draw(_ spans: [ReceivedSpan]) {
        let renderer = TreeRenderer(style: console.style)
        var assembler = TraceAssembler()
        assembler.add(spans, at: 0)
        for trace in assembler.finish() { console.out(renderer.render(trace) + "\n") }
    }

    /// The id of a trace, or its page when it went to where Jaeger usually listens.
    private func link(to id: TraceID) -> String {
        guard Self.looksLikeJaeger(configuration.endpoint) else { return "trace \(id)" }
        let host = configuration.endpoint.host
        return "http://\(host.contains(":") ? "[\(host)]" : host):16686/trace/\(id)"
    }

    private static func looksLikeJaeger(_ endpoint: Endpoint) -> Bool {
        endpoint.scheme == .http && endpoint.port == 4318
    }

    private static func ledger(of report: DemoRun.Report) -> String {
        let books = report.statistics
        var line = "\(Figures.count(report.traceIDs.count, "trace")), \(Figures.count(books.ended, "span")) recorded: "
        line += "\(Figures.count(books.exported)) exported, \(Figures.count(books.rejected)) rejected, "
        line += "\(Figures.count(books.failedCount)) failed, \(Figures.count(books.droppedCount)) dropped"
        return line + (books.isBalanced ? ". The books balance." : ". The books do not balance.")
    }
}

extension Endpoint {
    /// The URL that traces are posted to, from one that a person typed: `/v1/traces` is added unless it is there.
    init(traces url: String) throws(ConfigurationError) {
        let endpoint = try Endpoint(url)
        self = endpoint.path.hasSuffix("/v1/traces") ? endpoint : endpoint.appending("v1/traces")
    }
}

#endif
