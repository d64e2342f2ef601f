// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry

/// A conversation with one provider.
///
/// This is the part that is about telemetry.
struct Chat {
    let wire: Wire
    let server: ServerAddress

    /// Asks for a whole answer: the request and the bytes of the response tell everything.
    func answer(through client: some HTTPClient) async throws -> String {
        try await withSpan(operation(wire.request, wire.path)) { call in
            let (status, body) = try await client.send(wire.request, to: url(wire.path))
            if let failure = call.record(body: body, status: status) {
                return "\(wire.provider): \(failure.spanStatus)"
            }
            return "\(wire.provider) has answered, in \(body.count) bytes."
        }
    }

    /// Asks for a streamed answer: one word around the stream of the client.
    func stream(through client: some HTTPClient) async throws {
        let (contentType, body) = try await client.stream(wire.streamedRequest, to: url(wire.streamedPath))
        let traced = body.traced(
            operation(wire.streamedRequest, wire.streamedPath), contentType: contentType, bytes: { $0 })
        var byteCount = 0
        for try await part in traced { for _ in part { byteCount += 1 } }
        print("\(wire.provider) has streamed \(byteCount) bytes.")
    }

    /// What is asked for, read from the request itself.
    private func operation(_ json: String, _ path: String) -> Inference {
        let request = ProviderRequest(json: json.utf8, path: path, server: server)
        let call = ProviderAdapters.adapter(for: wire.provider).call(of: request)
        if case .inference(let inference) = call { return inference }
        return .chat(model: wire.model, provider: wire.provider)
    }

    private func url(_ path: String) -> String { "http://\(server.address):\(server.port)\(path)" }
}
