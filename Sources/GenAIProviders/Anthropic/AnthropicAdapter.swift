// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Anthropic's Messages, at Anthropic, on Vertex AI, on Bedrock and on Azure.
public struct AnthropicAdapter: ProviderAdapter {
    /// Who is spoken to, unless the request says otherwise.
    public var provider: ProviderName
    /// What becomes of pictures and files inside messages.
    public var media: MediaCapture

    /// Creates an adapter.
    public init(provider: ProviderName = .anthropic, media: MediaCapture = .reference) {
        self.provider = provider
        self.media = media
    }

    /// What a request asks for.
    public func call(of request: ProviderRequest) -> ProviderCall {
        let path = RequestPath(request.path)
        let body = request.body
        guard body["messages"] != nil, !path.ends(in: "count_tokens") else {
            return .other(Generic("\(provider) request"))
        }
        let model = body["model"].text ?? path.segment(after: "models") ?? path.segment(after: "model")
        var inference = Inference(model: model ?? request.model ?? "", provider: provider)
        inference.server = request.server
        inference.parameters = parameters(body)
        if path.verb == "streamRawPredict" || path.contains("invoke-with-response-stream") {
            inference.parameters.isStreamed = true
        }
        let format = body["output_config"]["format"]["type"] ?? body["output_format"]["type"]
        if format.isText("json_schema") { inference.outputType = "json" }
        if case .array(let messages)? = body["messages"] {
            inference.input = .messages(messages.flatMap(inputMessages))
        }
        let system = [body["system"].text].compactMap(\.self) + body["system"].elements.compactMap { $0["text"].text }
        inference.systemInstructions = .instructions(system)
        inference.toolDefinitions = .tools(body["tools"].elements.compactMap(Self.toolDefinition))
        return .inference(inference)
    }

    /// Adds what a whole response says.
    @discardableResult
    public func read(_ response: AttributeValue, into call: inout ProviderCall) -> ProviderFailure? {
        if response["type"].isText("error") { return Self.failure(in: response["error"], status: nil) }
        var contents = ResponseContents()
        contents.id = response["id"].text
        contents.model = response["model"].text
        contents.usage = response["usage"].value.map(Self.usage)
        contents.serviceTier = response["usage"]["service_tier"].word
        let blocks = response["content"].elements
        contents.isCompacted = blocks.contains { $0["type"].isText("compaction") }
        if response["content"] != nil || response["stop_reason"].word != nil {
            contents.addChoice(blocks.compactMap(part), reason: response["stop_reason"].word)
        }
        contents.write(into: &call)
        return nil
    }

    /// What the response of a failed call says.
    public func failure(status: Int, body: AttributeValue?) -> ProviderFailure {
        Self.failure(in: body?["error"], status: status)
            ?? ProviderFailure(status: status, message: body?["message"].text)
    }

    /// What puts the pieces of one streamed response together.
    public func makeAssembler() -> any ResponseAssembler { AnthropicAssembler(media: media) }

    static func failure<JSON: JSONView>(in error: JSON?, status: Int?) -> ProviderFailure? {
        guard let error, error["type"].word != nil || error["message"].text != nil else { return nil }
        return ProviderFailure(status: status, code: error["type"].word, message: error["message"].text)
    }

    /// The counts, whose input tokens are those that no cache had to do with.
    ///
    /// What a compaction inside the call took is billed and stands beside the rest.
    static func usage<JSON: JSONView>(_ usage: JSON) -> TokenUsage {
        var counts = UsageCounts()
        counts.replace(by: usage)
        return counts.usage
    }
}
