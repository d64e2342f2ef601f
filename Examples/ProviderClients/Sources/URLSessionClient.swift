// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation

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
        let reader = ResponseReader()
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
