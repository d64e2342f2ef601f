// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// A request to a provider, as far as an adapter needs it.
public struct ProviderRequest: Sendable {
    /// The body, read as JSON; empty when there is none or it is no JSON.
    public var body: AttributeValue
    /// The path with its query, where providers put what is not in the body: `/v1/embeddings`,
    /// `/v1beta/models/gemini-2.5-pro:generateContent`, `/model/anthropic.claude-3-5-sonnet-20241022-v2:0/converse`.
    public var path: String?
    /// The host that is called.
    public var server: ServerAddress?
    /// The model, when neither body nor path name it.
    public var model: String?

    /// Creates a request from JSON that was read already.
    public init(_ body: AttributeValue, path: String? = nil, server: ServerAddress? = nil, model: String? = nil) {
        self.body = body
        self.path = path
        self.server = server
        self.model = model
    }

    /// Creates a request from the bytes of its body; what is no JSON is taken for an empty body.
    public init(
        json: some Collection<UInt8>, path: String? = nil, server: ServerAddress? = nil, model: String? = nil
    ) {
        self.init((try? JSONReader.parse(json)) ?? .empty, path: path, server: server, model: model)
    }
}
