// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Google's generateContent, embedContent and Interactions, at Gemini and at Vertex AI.
public struct GeminiAdapter: ProviderAdapter {
    /// Who is spoken to, unless the request says otherwise.
    public var provider: ProviderName
    /// What becomes of pictures, sounds and files inside messages.
    public var media: MediaCapture

    /// Creates an adapter.
    public init(provider: ProviderName = .gemini, media: MediaCapture = .reference) {
        self.provider = provider
        self.media = media
    }

    /// What a request asks for, by the verb of its path, or by its members where there is no path.
    public func call(of request: ProviderRequest) -> ProviderCall {
        let path = RequestPath(request.path)
        let body = request.body
        let provider = provider(of: request, path)
        switch path.verb {
        case "generateContent"?, "streamGenerateContent"?:
            return .inference(generation(request, path, provider))
        case "embedContent"?, "batchEmbedContents"?: return .embeddings(embeddings(request, path, provider))
        case "predict"? where model(of: request, path).contains("embedding"):
            return .embeddings(embeddings(request, path, provider))
        case nil where path.contains("interactions") || body["input"] != nil:
            return .inference(interaction(request, path, provider))
        case nil where body["contents"] != nil: return .inference(generation(request, path, provider))
        case nil where body["requests"] != nil || body["content"] != nil:
            return .embeddings(embeddings(request, path, provider))
        default: return .other(Generic("\(provider) request"))
        }
    }

    /// Adds what a whole response says.
    @discardableResult
    public func read(_ response: AttributeValue, into call: inout ProviderCall) -> ProviderFailure? {
        if case .embeddings(var embeddings) = call {
            embeddings.usage = Self.embeddingUsage(response) ?? embeddings.usage
            call = .embeddings(embeddings)
            return nil
        }
        if response["candidates"] == nil, response["steps", or: "outputs"] != nil {
            interactionContents(response).write(into: &call)
            return response["status"].isText("failed") ? ProviderFailure(code: "failed") : nil
        }
        contents(response).write(into: &call)
        return Self.failure(in: response["error"], status: nil)
    }

    /// What the response of a failed call says, which is a list of one when a stream was asked for.
    public func failure(status: Int, body: AttributeValue?) -> ProviderFailure {
        let body = body?.elements.first ?? body
        return Self.failure(in: body?["error"], status: status) ?? ProviderFailure(status: status)
    }

    /// What puts the pieces of one streamed response together.
    public func makeAssembler() -> any ResponseAssembler { GeminiAssembler(media: media) }

    static func failure<JSON: JSONView>(in error: JSON?, status: Int?) -> ProviderFailure? {
        guard let error, error["status"].word != nil || error["message"].text != nil || error["code"].whole != nil
        else { return nil }
        return ProviderFailure(
            status: status ?? error["code"].whole, code: error["status"].word, message: error["message"].text)
    }
}

extension GeminiAdapter {
    /// The model in the path, which Google has instead of a member, without the folder that it stands in.
    func model(of request: ProviderRequest, _ path: RequestPath) -> String {
        let name =
            path.segment(after: "models") ?? request.body["model"].text
            ?? request.body["requests"].elements.first["model"].text
        guard let name else { return request.model ?? "" }
        return name.split(separator: "/").last.map(String.init) ?? name
    }

    private func provider(of request: ProviderRequest, _ path: RequestPath) -> ProviderName {
        if let server = request.server, let host = ProviderHost(server, path: request.path) { return host.provider }
        return provider == .gemini && (path.contains("projects") || path.contains("publishers")) ? .vertexAI : provider
    }

    private func embeddings(_ request: ProviderRequest, _ path: RequestPath, _ provider: ProviderName) -> Embeddings {
        let body = request.body
        var embeddings = Embeddings(model: model(of: request, path), provider: provider)
        embeddings.server = request.server
        // One text; a batch of them; or Vertex's instances.
        let requests = body["requests"].elements
        let first = requests.first ?? body
        embeddings.dimensionCount =
            first["outputDimensionality", or: "output_dimensionality"].whole
            ?? first["embedContentConfig"]["outputDimensionality"].whole
            ?? body["parameters"]["outputDimensionality"].whole
        let contents = requests.isEmpty ? [body["content"]].compactMap(\.self) : requests.compactMap { $0["content"] }
        var texts = contents.map { $0["parts"].elements.compactMap { $0["text"].text }.joined() }
        texts += body["instances"].elements.compactMap { $0["content"].text }
        if !texts.isEmpty {
            embeddings.inputCount = texts.count
            embeddings.input = .value(.strings(texts))
        }
        return embeddings
    }

    private static func embeddingUsage(_ response: AttributeValue) -> TokenUsage? {
        if let count = response["usageMetadata"]["promptTokenCount"].whole { return TokenUsage(input: count) }
        let counts = response["predictions"].elements.compactMap {
            $0["embeddings"]["statistics"]["token_count"].whole
        }
        guard !counts.isEmpty else { return nil }
        return TokenUsage(input: counts.reduce(0) { Int.sum($0, $1) ?? .max })
    }
}
