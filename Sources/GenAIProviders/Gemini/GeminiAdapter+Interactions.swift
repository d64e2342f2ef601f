// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Interactions, where the provider keeps the history.
extension GeminiAdapter {
    func interaction(_ request: ProviderRequest, _ path: RequestPath, _ provider: ProviderName) -> Inference {
        let body = request.body
        let config = body["generation_config"]
        var inference = Inference(
            model: body["model"].text ?? body["agent"].text ?? request.model ?? "", provider: provider,
            operation: .generateContent)
        inference.server = request.server
        inference.parameters = ModelParameters(
            temperature: config["temperature"].number, topP: config["top_p"].number, topK: config["top_k"].whole,
            maxTokens: config["max_output_tokens"].whole, seed: config["seed"].whole,
            isStreamed: body["stream"].bool ?? false)
        inference.parameters.stopSequences = config["stop_sequences"].elements.compactMap(\.text)
        inference.parameters.reasoningLevel = config["thinking_level"].word
        inference.parameters.previousResponseID = body["previous_interaction_id"].text
        if let text = body["input"].text {
            inference.input = .messages([.user(text)])
        } else if case .array(let items)? = body["input"] {
            inference.input = .messages(items.map(interactionMessage))
        }
        inference.systemInstructions = .instructions([body["system_instruction"].text].compactMap(\.self))
        inference.toolDefinitions = .tools(
            body["tools"].elements.compactMap { tool in
                guard let type = tool["type"].word else { return nil }
                guard type == "function", let name = tool["name"].text else { return .builtIn(type) }
                return .function(name, description: tool["description"], parameters: tool["parameters"])
            })
        return inference
    }

    private func interactionMessage(_ item: AttributeValue) -> Message {
        let role: Role = item["role"].isText("model") ? .assistant : .user
        if let text = item["content"].text { return Message(role, text) }
        let parts = item["content"].elements.isEmpty ? [item] : item["content"].elements
        let read = parts.compactMap(interactionPart)
        if case .toolCallResponse? = read.first { return Message(.tool, parts: read) }
        return Message(role, parts: read)
    }

    private func interactionPart(_ part: AttributeValue) -> MessagePart? {
        switch part["type"].word {
        case "text"?: return part["text"].text.map(MessagePart.text)
        case "thought"?:
            let texts =
                [part["summary"].text].compactMap(\.self) + part["summary"].elements.compactMap { $0["text"].text }
            return texts.isEmpty ? nil : .reasoning(texts.joined())
        case "function_call"?:
            return .toolCall(
                id: part["id"].text, name: part["name"].text ?? "",
                arguments: part["arguments"].value.map(Content.value))
        case "function_result"?:
            return .toolCallResponse(id: part["call_id"].text, response: .result(part["result"]))
        case let type? where ["image", "audio", "video", "document"].contains(type):
            let mediaType = part["mime_type"].text
            if let data = part["data"].text { return media.part(base64: data, mediaType: mediaType, modality: type) }
            return part["uri"].text.map { media.part(url: $0, mediaType: mediaType, modality: type) }
        case let type?: return .unknown(part, type: type)
        case nil: return nil
        }
    }

    func interactionContents(_ response: AttributeValue) -> ResponseContents {
        var contents = ResponseContents()
        contents.id = response["id"].text
        contents.model = response["model"].text
        let usage = response["usage"]
        if usage["total_input_tokens"].whole != nil || usage["total_output_tokens"].whole != nil {
            contents.usage = TokenUsage(
                input: usage["total_input_tokens"].whole, output: usage["total_output_tokens"].whole,
                cacheRead: usage["total_cached_tokens"].whole,
                reasoning: usage["total_thought_tokens", or: "total_reasoning_tokens"].whole, excluding: .reasoning)
        }
        let steps = response["steps", or: "outputs"].elements
        var parts: [MessagePart] = []
        for step in steps {
            let inner = step["content"].elements
            parts += (inner.isEmpty ? [step] : inner).compactMap(interactionPart)
        }
        switch response["status"].word {
        case "completed"?: contents.addChoice(parts, reason: "stop")
        case "requires_action"?: contents.addChoice(parts, reason: FinishReason.toolCall.rawValue)
        case let status?:
            if !parts.isEmpty { contents.addChoice(parts, reason: status == "in_progress" ? nil : status) }
        case nil: if !parts.isEmpty { contents.addChoice(parts, reason: nil) }
        }
        return contents
    }
}
