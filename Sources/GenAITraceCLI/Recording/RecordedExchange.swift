// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIProviders
import GenAITelemetry

/// A request to a provider and what came back, as somebody else has recorded them.
struct RecordedExchange {
    /// Who was called, by any name that ``ProviderAdapters`` knows; nil to see it from host and path.
    var provider: String?
    /// The body of the request.
    var request = RecordedBody.none
    /// The body of the response.
    var response = RecordedBody.none
    /// The HTTP status.
    var status = 200
    /// What the call was, where body and path do not say, such as `chat` or `embeddings`.
    var operation: String?
    /// The model, where neither body nor path name it.
    var model: String?
    /// The path with its query.
    var path: String?
    /// The host.
    var host: ServerAddress?
    /// Whether pictures, sounds and files are told, not only that they were there.
    var media = MediaCapture.reference

    /// The most bytes that a body may have.
    static let maximumByteCount = 64 << 20

    /// The call as an operation of the span model, and how it came out.
    func read() throws(RecordedExchangeError) -> (operation: any SpanOperation, status: SpanStatus) {
        let adapter = try adapter()
        let body = request.isEmpty ? AttributeValue.empty : request.value
        guard let body else { throw .requestIsNoJSON }
        var call = adapter.call(of: ProviderRequest(body, path: path ?? usualPath, server: host, model: model))
        if let operation, var inference = call.inference {
            inference.operation = Inference.Name(operation)
            call.inference = inference
        }
        let failure = try read(into: &call, adapter)
        return (call.operation, failure ?? .unset)
    }

    /// The adapter for the provider; for the host and the path where they say more, as of Claude at Vertex.
    private func adapter() throws(RecordedExchangeError) -> any ProviderAdapter {
        let known = ProviderAdapters.adapter(server: host, path: path)
        let named = provider.map { ProviderAdapters.adapter(named: $0) }
        var adapter: any ProviderAdapter
        if let named {
            adapter = known.flatMap { $0.provider == named.provider ? $0 : nil } ?? named
        } else if let known {
            adapter = known
        } else {
            throw .unknownProvider
        }
        adapter.media = media
        return adapter
    }

    /// The path that OpenAI has for an operation which its body does not tell from others.
    private var usualPath: String? {
        switch operation {
        case "embeddings": "/v1/embeddings"
        case "rerank": "/v1/rerank"
        default: nil
        }
    }
}

/// Why a recorded exchange makes no span.
enum RecordedExchangeError: Error, Hashable, CustomStringConvertible {
    case unknownProvider
    case requestIsNoJSON
    case unreadableResponse

    var description: String {
        switch self {
        case .unknownProvider: "Neither host nor path tell the provider; name it."
        case .requestIsNoJSON: "The request is no JSON."
        case .unreadableResponse:
            "The response is neither JSON nor a stream of server-sent events, JSON lines or AWS's frames; if it is an "
                + "error page, say the HTTP status."
        }
    }
}

#endif
