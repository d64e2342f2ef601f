// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if AsyncHTTPClient
import AsyncHTTPClient
import NIOCore

/// The client of Swift servers.
///
/// What it gives of a body are buffers, which are sequences of bytes by their view.
struct AsyncHTTPClientClient: HTTPClient {
    /// Answers are short; a longer one is a mistake.
    private static let maximumByteCount = 1 << 20

    func send(_ json: String, to url: String) async throws -> (status: Int, body: [UInt8]) {
        let response = try await execute(json, url)
        let body = try await response.body.collect(upTo: Self.maximumByteCount)
        return (Int(response.status.code), Array(body.readableBytesView))
    }

    func stream(_ json: String, to url: String) async throws -> (contentType: String?, body: Body) {
        let response = try await execute(json, url)
        return (response.headers.first(name: "Content-Type"), response.body.map(\.readableBytesView))
    }

    typealias Body = AsyncMapSequence<HTTPClientResponse.Body, ByteBufferView>

    private func execute(_ json: String, _ url: String) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(.init(string: json))
        return try await AsyncHTTPClient.HTTPClient.shared.execute(request, timeout: .seconds(30))
    }
}
#endif
