// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingFox
import Foundation
import GenAIOTLP
import Synchronization

/// Receives OTLP over HTTP, in protobuf and JSON, as a collector does: on the loopback interface unless told otherwise.
///
/// Whatever comes in is bounded before it is read: a request as sent and as unpacked, at 20 MiB like a collector's. What
/// is answered with 200 has been handed over.
final class OTLPReceiver: Sendable {
    /// What came in so far.
    struct Counts: Hashable, Sendable {
        /// Spans that were taken.
        var spans = 0
        /// Requests with traces that were taken.
        var traceRequests = 0
        /// Requests with metrics or logs, which were taken and not looked at.
        var otherRequests = 0
        /// Requests that were refused.
        var refused = 0
    }

    private let server: LoopbackServer
    private let handOver: @Sendable (OTLPTraces) async throws -> Void
    private let guarded = Mutex(Counts())

    /// Creates a receiver that does not listen yet.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port, or 0 for a free one.
    ///   - handOver: Takes the traces of one request. When it throws, the sender is told to try again.
    init(
        host: String = "127.0.0.1", port: UInt16 = 0, handOver: @escaping @Sendable (OTLPTraces) async throws -> Void
    ) {
        server = LoopbackServer(host: host, port: port)
        self.handOver = handOver
    }

    /// Begins to listen.
    func start() async throws {
        try await server.start { [self] request in
            let answer = await answer(to: request)
            if answer.status != 200 { guarded.withLock { $0.refused += 1 } }
            return answer.response
        }
    }

    /// Stops listening.
    func stop() async { await server.stop() }

    /// Where it listens, without a path.
    var url: URL {
        get throws { try server.url(path: "") }
    }

    /// What came in so far.
    var counts: Counts { guarded.withLock { $0 } }

    private func answer(to request: FlyingFox.HTTPRequest) async -> OTLPReceiverAnswer {
        do throws(OTLPReceiverAnswer) {
            let signal = try OTLPSignal(request)
            let body = try await OTLPRequestBody.read(request)
            guard signal == .traces else {
                guarded.withLock { $0.otherRequests += 1 }
                return .accepted(body.format)
            }
            let traces = try body.traces()
            do {
                if traces.spanCount > 0 { try await handOver(traces) }
            } catch {
                throw .failure(503, "The traces could not be stored: \(error)", body.format)
            }
            guarded.withLock {
                $0.traceRequests += 1
                $0.spans += traces.spanCount
            }
            return .accepted(body.format)
        } catch {
            return error
        }
    }
}

/// What a request is about, by its path.
enum OTLPSignal: String {
    case traces = "/v1/traces"
    case metrics = "/v1/metrics"
    case logs = "/v1/logs"

    init(_ request: FlyingFox.HTTPRequest) throws(OTLPReceiverAnswer) {
        guard let signal = OTLPSignal(rawValue: request.path) else {
            throw .failure(404, "There is nothing at this path; traces go to /v1/traces.")
        }
        guard request.method == .POST else {
            var answer = OTLPReceiverAnswer.failure(405, "OTLP is sent with POST.")
            answer.headers[HTTPHeader("Allow")] = "POST"
            throw answer
        }
        self = signal
    }
}

#endif
