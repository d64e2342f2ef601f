// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Ollama's own Chat, Generate and Embed; its `/v1` is ``OpenAIAdapter``'s.
public struct OllamaAdapter: ProviderAdapter {
    /// Ollama.
    public var provider: ProviderName { .ollama }
    /// What becomes of pictures inside messages.
    public var media: MediaCapture

    /// Creates an adapter.
    public init(media: MediaCapture = .reference) { self.media = media }

    /// What a request asks for, by its path, or by its members where there is no path.
    public func call(of request: ProviderRequest) -> ProviderCall {
        let path = RequestPath(request.path)
        let body = request.body
        let model = body["model"].text ?? request.model ?? ""
        if path.ends(in: "embed") || path.ends(in: "embeddings") || body["input"] != nil {
            var embeddings = Embeddings(model: model, provider: provider)
            embeddings.server = request.server
            embeddings.dimensionCount = body["dimensions"].whole
            embeddings.readInput(body["input"] ?? body["prompt"])
            return .embeddings(embeddings)
        }
        guard body["messages"] != nil || body["prompt"] != nil else { return .other(Generic("\(provider) request")) }
        let isChat = body["messages"] != nil
        var inference = Inference(model: model, provider: provider, operation: isChat ? .chat : .textCompletion)
        inference.server = request.server
        inference.parameters = parameters(body)
        inference.outputType = body["format"].map { $0.isText("json") || $0.members.count > 0 } == true ? "json" : nil
        if isChat {
            inference.input = .messages(body["messages"].elements.compactMap(message))
        } else {
            let pictures = body["images"].elements.compactMap(\.text).map {
                media.part(base64: $0, mediaType: nil, modality: "image")
            }
            let words = body["prompt"].text.map { [MessagePart.text($0)] } ?? []
            inference.input = .messages([Message(.user, parts: words + pictures)])
            inference.systemInstructions = .instructions([body["system"].text].compactMap(\.self))
        }
        inference.toolDefinitions = .tools(body["tools"].elements.compactMap(OpenAIAdapter.toolDefinition))
        return .inference(inference)
    }

    /// Adds what a whole response says.
    @discardableResult
    public func read(_ response: AttributeValue, into call: inout ProviderCall) -> ProviderFailure? {
        var contents = ResponseContents()
        contents.model = response["model"].text
        contents.usage = Self.usage(response)
        if let message = response["message"] {
            contents.addChoice(parts(message), reason: response["done_reason"].word)
        } else if response["response"] != nil || response["thinking"] != nil {
            var parts: [MessagePart] = []
            if let thinking = response["thinking"].text { parts.append(.reasoning(thinking)) }
            if let text = response["response"].text { parts.append(.text(text)) }
            contents.addChoice(parts, reason: response["done_reason"].word)
        }
        contents.write(into: &call)
        return response["error"].text.map { ProviderFailure(message: $0) }
    }

    /// What the response of a failed call says: a sentence, and no code.
    public func failure(status: Int, body: AttributeValue?) -> ProviderFailure {
        ProviderFailure(status: status, message: body?["error"].text)
    }

    /// What puts the pieces of one streamed response together.
    public func makeAssembler() -> any ResponseAssembler { OllamaAssembler(media: media) }

    static func usage<JSON: JSONView>(_ response: JSON) -> TokenUsage? {
        let usage = TokenUsage(input: response["prompt_eval_count"].whole, output: response["eval_count"].whole)
        return usage == TokenUsage() ? nil : usage
    }

    // MARK: Messages

    private func parameters(_ body: AttributeValue) -> ModelParameters {
        let options = body["options"]
        var parameters = ModelParameters(
            temperature: options["temperature"].number, topP: options["top_p"].number, topK: options["top_k"].whole,
            maxTokens: options["num_predict"].whole, seed: options["seed"].whole,
            // A request that says nothing is answered by a stream.
            isStreamed: body["stream"].bool ?? true)
        parameters.frequencyPenalty = options["frequency_penalty"].number
        parameters.presencePenalty = options["presence_penalty"].number
        parameters.stopSequences =
            [options["stop"].text].compactMap(\.self) + options["stop"].elements.compactMap(\.text)
        parameters.reasoningLevel = body["think"].word
        return parameters
    }

    private func message(_ message: AttributeValue) -> Message? {
        guard case .map = message else { return nil }
        let role = OpenAIAdapter.role(message["role"])
        guard role != .tool else {
            let name = (message["tool_call_id"] ?? message["tool_name"]).text
            return Message(.tool, parts: [.toolCallResponse(id: name, response: .result(message["content"]))])
        }
        return Message(role, parts: parts(message))
    }

    private func parts(_ message: AttributeValue) -> [MessagePart] {
        var parts: [MessagePart] = []
        if let thinking = message["thinking"].text { parts.append(.reasoning(thinking)) }
        if let text = message["content"].text { parts.append(.text(text)) }
        parts += message["images"].elements.compactMap(\.text).map {
            media.part(base64: $0, mediaType: nil, modality: "image")
        }
        return parts + message["tool_calls"].elements.compactMap(Self.toolCall)
    }

    static func toolCall(_ call: AttributeValue) -> MessagePart? {
        call["function"]["name"].text.map {
            .toolCall(
                id: call["id"].text, name: $0, arguments: call["function"]["arguments"].value.map(Content.value))
        }
    }
}
