// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Turns the calls of a delegate into a response and a stream of its parts.
final class ResponseReader: NSObject, URLSessionDataDelegate {
    typealias Response = CheckedContinuation<HTTPURLResponse, any Error>

    let body: AsyncThrowingStream<Data, any Error>
    private let parts: AsyncThrowingStream<Data, any Error>.Continuation
    /// Who waits for the answer to begin.
    private let waiting = Mutex<Response?>(nil)

    override init() {
        (body, parts) = AsyncThrowingStream.makeStream()
    }

    func begin(_ continuation: Response) { waiting.withLock { $0 = continuation } }

    func onTermination(_ body: @escaping @Sendable () -> Void) {
        parts.onTermination = { if case .cancelled = $0 { body() } }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse {
            waiting.withLock { $0.take() }?.resume(returning: response)
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) { parts.yield(data) }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        waiting.withLock { $0.take() }?.resume(throwing: error ?? URLError(.badServerResponse))
        parts.finish(throwing: error)
    }
}
