// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import Synchronization

@testable import GenAIExport

/// A transport without a network: a closure answers, and what it was sent is remembered.
final class ScriptedTransport: HTTPTransport {
    /// A request that was sent.
    struct Sent: Sendable {
        let traces: OTLPTraces
        let byteCount: Int
        let headers: HTTPHeaders
        let instant: ContinuousClock.Instant

        var spanIDs: [[UInt8]] { traces.spans.map(\.spanIDBytes) }
    }

    private let answer: @Sendable (Sent, _ number: Int) async -> Result<HTTPResponse, TransportError>
    private let requests = Mutex<[Sent]>([])

    /// Creates a transport that answers every request with a closure's response; requests are numbered from 1.
    init(_ answer: @escaping @Sendable (Sent, _ number: Int) async -> Result<HTTPResponse, TransportError>) {
        self.answer = answer
    }

    /// Creates a transport that answers with a status.
    convenience init(status answer: @escaping @Sendable (Sent, _ number: Int) -> Int) {
        self.init { sent, number in .success(HTTPResponse(status: answer(sent, number))) }
    }

    var sent: [Sent] { requests.withLock { $0 } }

    /// The spans of all requests that were answered with success, in the order of their arrival.
    func arrived(_ isTaken: (Sent) -> Bool) -> [[UInt8]] { sent.filter(isTaken).flatMap(\.spanIDs) }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let bytes = request.contentEncoding == nil ? request.body.bytes : []
        let traces = (try? OTLPTraces(protobuf: bytes)) ?? OTLPTraces()
        let sent = Sent(traces: traces, byteCount: bytes.count, headers: request.headers, instant: .now)
        let number = requests.withLock { requests in
            requests.append(sent)
            return requests.count
        }
        return try await answer(sent, number).get()
    }

    func shutdown(within limit: Duration) async {}
}
