// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// AWS Bedrock's Converse, and what is invoked by its bare name: Anthropic's Messages and embeddings.
public struct BedrockAdapter: ProviderAdapter {
    /// AWS Bedrock, whoever made the model.
    public var provider: ProviderName { .bedrock }
    /// What becomes of pictures, videos and files inside messages.
    public var media: MediaCapture

    /// Creates an adapter.
    public init(media: MediaCapture = .reference) { self.media = media }

    /// What a request asks for, by its path, or by its members where there is no path.
    public func call(of request: ProviderRequest) -> ProviderCall {
        let path = RequestPath(request.path)
        let body = request.body
        let model = path.segment(after: "model") ?? body["modelId"].text ?? request.model ?? ""
        let isInvocation = path.contains("invoke") || path.contains("invoke-with-response-stream")
        if path.contains("guardrail") { return .other(Generic("\(provider) request")) }
        if body["anthropic_version"] != nil {
            var request = request
            request.model = request.model ?? model
            return anthropic.call(of: request)
        }
        if body["inputText"] != nil || body["texts"] != nil, model.contains("embed") || path.segments.isEmpty {
            return .embeddings(embeddings(request, model))
        }
        var inference: Inference
        if isInvocation, body["messages"] == nil {
            inference = Inference(model: model, provider: provider, operation: .textCompletion)
            if let prompt = (body["inputText"] ?? body["prompt"]).text { inference.input = .messages([.user(prompt)]) }
        } else {
            inference = converse(body, model: model)
        }
        inference.server = request.server
        inference.parameters.isStreamed =
            path.ends(in: "converse-stream") || path.contains("invoke-with-response-stream")
        return .inference(inference)
    }

    /// Adds what a whole response says.
    @discardableResult
    public func read(_ response: AttributeValue, into call: inout ProviderCall) -> ProviderFailure? {
        var contents = ResponseContents()
        if case .embeddings = call {
            contents.usage = response["inputTextTokenCount"].whole.map { TokenUsage(input: $0) }
        } else if response["content"] != nil || response["stop_reason"] != nil {
            return anthropic.read(response, into: &call)
        } else {
            contents.usage = response["usage"].value.map(Self.usage)
            contents.serviceTier = response["serviceTier"]["type"].word
            if let message = response["output"]["message"] {
                contents.addChoice(
                    message["content"].elements.compactMap(part), reason: response["stopReason"].word)
            }
        }
        contents.write(into: &call)
        return nil
    }

    /// What the response of a failed call says; the name of the error is in a header of HTTP, and rarely in the body.
    public func failure(status: Int, body: AttributeValue?) -> ProviderFailure {
        // `com.amazon.coral.service#ThrottlingException`: the name is behind the mark.
        let type = (body?["__type"] ?? body?["code"]).word
        let code = type.flatMap { $0.split(separator: "#").last }.map(String.init)
        return ProviderFailure(status: status, code: code, message: body?["message", or: "Message"].text)
    }

    /// What puts the pieces of one streamed response together.
    public func makeAssembler() -> any ResponseAssembler { BedrockAssembler(media: media) }

    private var anthropic: AnthropicAdapter { AnthropicAdapter(provider: provider, media: media) }

    private func embeddings(_ request: ProviderRequest, _ model: String) -> Embeddings {
        let body = request.body
        var embeddings = Embeddings(model: model, provider: provider)
        embeddings.server = request.server
        embeddings.dimensionCount = body["dimensions", or: "output_dimension"].whole
        embeddings.encodingFormats = body["embeddingTypes", or: "embedding_types"].elements.compactMap(\.text)
        embeddings.readInput(body["inputText"] ?? body["texts"])
        return embeddings
    }

    /// The counts; whether the input contains what a cache had to do with is seen by the total.
    static func usage<JSON: JSONView>(_ usage: JSON) -> TokenUsage {
        let (input, output) = (usage["inputTokens"].whole, usage["outputTokens"].whole)
        let read = usage["cacheReadInputTokens", or: "cacheReadInputTokenCount"].whole
        let write = usage["cacheWriteInputTokens", or: "cacheWriteInputTokenCount"].whole
        let total = usage["totalTokens"].whole
        let isBeside =
            total != nil && total != Int.sum(input, output)
            && total == Int.sum(input, output, read ?? 0, write ?? 0)
        return TokenUsage(
            input: input, output: output, cacheRead: read, cacheWrite: write, excluding: isBeside ? .cache : [])
    }
}
