// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Cohere's Chat (v2), Embed (v1 and v2) and Rerank.
public struct CohereAdapter: ProviderAdapter {
    /// Cohere.
    public var provider: ProviderName { .cohere }
    /// What becomes of pictures inside messages.
    public var media: MediaCapture

    /// Creates an adapter.
    public init(media: MediaCapture = .reference) { self.media = media }

    /// What a request asks for, by its path, or by its members where there is no path.
    public func call(of request: ProviderRequest) -> ProviderCall {
        let path = RequestPath(request.path)
        let body = request.body
        let model = body["model"].text ?? request.model ?? ""
        if path.ends(in: "rerank") || body["query"] != nil && body["documents"] != nil && body["messages"] == nil {
            return .rerank(.cohere(body, model: model, provider: provider))
        }
        if path.ends(in: "embed") || body["texts"] != nil || body["input_type"] != nil {
            return .embeddings(embeddings(body, model: model, server: request.server))
        }
        guard body["messages"] != nil || body["message"] != nil else { return .other(Generic("\(provider) request")) }
        var inference = Inference(model: model, provider: provider)
        inference.server = request.server
        inference.parameters = parameters(body)
        inference.outputType = body["response_format"]["type"].isText("json_object") ? "json" : nil
        inference.input = .messages(messages(body))
        inference.systemInstructions = .instructions([body["preamble"].text].compactMap(\.self))
        inference.toolDefinitions = .tools(body["tools"].elements.compactMap(OpenAIAdapter.toolDefinition))
        return .inference(inference)
    }

    /// Adds what a whole response says.
    @discardableResult
    public func read(_ response: AttributeValue, into call: inout ProviderCall) -> ProviderFailure? {
        if case .rerank(var rerank) = call {
            rerank.readCohere(response)
            call = .rerank(rerank)
            return nil
        }
        var contents = ResponseContents()
        contents.id = response["id", or: "generation_id"].text
        contents.usage = Self.usage(response["usage", or: "meta"])
        let message = response["message"]
        if message != nil || response["text"].text != nil {
            let parts = message.map(parts) ?? response["text"].text.map { [.text($0)] } ?? []
            contents.addChoice(parts, reason: response["finish_reason"].word)
        }
        contents.write(into: &call)
        return nil
    }

    /// What the response of a failed call says: a sentence, and no code.
    public func failure(status: Int, body: AttributeValue?) -> ProviderFailure {
        ProviderFailure(
            status: status, code: body?["code"].word ?? body?["error"]["code"].word,
            message: body?["message"].text ?? body?["error"]["message"].text)
    }

    /// What puts the pieces of one streamed response together.
    public func makeAssembler() -> any ResponseAssembler { CohereAssembler() }

    /// The counts that are billed, or those that were read where no bill is told.
    static func usage<JSON: JSONView>(_ usage: JSON?) -> TokenUsage? {
        let (billed, read) = (usage["billed_units"], usage["tokens"])
        let tokens = TokenUsage(
            input: billed["input_tokens"].whole ?? read["input_tokens"].whole,
            output: billed["output_tokens"].whole ?? read["output_tokens"].whole,
            cacheRead: usage["cached_tokens"].whole)
        return tokens == TokenUsage() ? nil : tokens
    }

    private func embeddings(_ body: AttributeValue, model: String, server: ServerAddress?) -> Embeddings {
        var embeddings = Embeddings(model: model, provider: provider)
        embeddings.server = server
        embeddings.dimensionCount = body["output_dimension"].whole
        embeddings.encodingFormats = body["embedding_types"].elements.compactMap(\.text)
        if let texts = body["texts"] {
            embeddings.readInput(texts)
        } else {
            // Pictures, and mixtures of pictures and texts, are counted and not told.
            let inputs = body["inputs"].elements.isEmpty ? body["images"].elements : body["inputs"].elements
            if !inputs.isEmpty { embeddings.inputCount = inputs.count }
        }
        return embeddings
    }
}
