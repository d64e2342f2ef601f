// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The answer to one HTTP request, line by line as it comes: what `URLSession.bytes(for:)` is on Apple's systems and
/// Foundation on Linux does not have.
final class HTTPLines: NSObject, URLSessionDataDelegate {
    enum Event: Sendable {
        /// The status and the `Retry-After` header; always first.
        case head(status: Int, retryAfter: String?)
        case line(String)
    }

    /// A line beyond this is no line of a model's answer.
    private static let maximumLineLength = 4 << 20

    private let continuation: AsyncThrowingStream<Event, any Error>.Continuation
    private let partialLine = Mutex<[UInt8]>([])

    private init(_ continuation: AsyncThrowingStream<Event, any Error>.Continuation) {
        self.continuation = continuation
    }

    /// Sends a request; the transfer stops when nobody reads on.
    static func events(for request: URLRequest) -> AsyncThrowingStream<Event, any Error> {
        AsyncThrowingStream { continuation in
            let session = URLSession(
                configuration: .ephemeral, delegate: HTTPLines(continuation), delegateQueue: nil)
            let task = session.dataTask(with: request)
            continuation.onTermination = { _ in session.invalidateAndCancel() }
            task.resume()
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let response = response as? HTTPURLResponse
        continuation.yield(
            .head(
                status: response?.statusCode ?? 0,
                retryAfter: response?.value(forHTTPHeaderField: "Retry-After")))
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        partialLine.withLock { partial in
            for byte in data {
                if byte == UInt8(ascii: "\n") {
                    yield(&partial)
                } else if partial.count < Self.maximumLineLength {
                    partial.append(byte)
                }
            }
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        partialLine.withLock { partial in
            if !partial.isEmpty { yield(&partial) }
        }
        continuation.finish(throwing: error)
    }

    private func yield(_ line: inout [UInt8]) {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        continuation.yield(.line(String(decoding: line, as: UTF8.self)))
        line.removeAll(keepingCapacity: true)
    }
}

#endif
