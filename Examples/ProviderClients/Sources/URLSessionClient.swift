// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Foundation's client: whole answers by its asynchronous call, streamed ones by a delegate, which is all that Linux has.
struct URLSessionClient: HTTPClient {
    func send(_ json: String, to url: String) async throws -> (status: Int, body: [UInt8]) {
        let (data, response) = try await URLSession.shared.data(for: Self.request(json, to: url))
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, Array(data))
    }

    func stream(
        _ json: String, to url: String
    ) async throws -> (contentType: String?, body: AsyncThrowingStream<Data, any Error>) {
        let reader = StreamReader()
        let session = URLSession(configuration: .ephemeral, delegate: reader, delegateQueue: nil)
        // Tasks that run go on; the session lets go of its delegate when they are done.
        defer { session.finishTasksAndInvalidate() }
        let task = try session.dataTask(with: Self.request(json, to: url))
        let response = try await withCheckedThrowingContinuation { continuation in
            reader.begin(continuation)
            task.resume()
        }
        reader.onTermination { task.cancel() }
        return (response.value(forHTTPHeaderField: "Content-Type"), reader.body)
    }

    private static func request(_ json: String, to url: String) throws -> URLRequest {
        guard let url = URL(string: url) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(json.utf8)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        return request
    }
}

/// Turns the calls of a delegate into a response and a stream of its parts.
private final class StreamReader: NSObject, URLSessionDataDelegate {
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
