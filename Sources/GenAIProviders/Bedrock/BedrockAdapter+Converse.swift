// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Converse, in which the name of a member says what a block is.
extension BedrockAdapter {
    func converse(_ body: AttributeValue, model: String) -> Inference {
        var inference = Inference(model: model, provider: provider)
        inference.parameters = parameters(body)
        inference.details.guardrailID = body["guardrailConfig"]["guardrailIdentifier"].text
        if body["outputConfig"]["textFormat"]["type"].isText("json_schema") { inference.outputType = "json" }
        if case .array(let messages)? = body["messages"] {
            inference.input = .messages(messages.flatMap(inputMessages))
        }
        inference.systemInstructions = .instructions(body["system"].elements.compactMap { $0["text"].text })
        inference.toolDefinitions = .tools(body["toolConfig"]["tools"].elements.compactMap(Self.toolDefinition))
        return inference
    }

    private func parameters(_ body: AttributeValue) -> ModelParameters {
        let config = body["inferenceConfig"]
        // What only some models have goes beside the rest, under the names that the model has for it.
        let more = body["additionalModelRequestFields"]
        var parameters = ModelParameters(
            temperature: config["temperature"].number, topP: config["topP"].number,
            topK: config["topK"].whole ?? more["top_k"].whole ?? more["inferenceConfig"]["topK"].whole,
            maxTokens: config["maxTokens"].whole)
        parameters.stopSequences = config["stopSequences"].elements.compactMap(\.text)
        parameters.reasoningLevel = more["output_config"]["effort"].word ?? more["reasoning_effort"].word
        parameters.serviceTier = body["serviceTier"]["type"].word
        return parameters
    }

    private static func toolDefinition(_ tool: AttributeValue) -> AttributeValue? {
        if let function = tool["toolSpec"], let name = function["name"].text {
            return .function(
                name, description: function["description"], parameters: function["inputSchema"]["json"])
        }
        return tool["systemTool"]["name"].text.map { .builtIn("system", name: $0) }
    }

    /// A message, or several: results of tools stand among the words of the user and are messages of the tool.
    private func inputMessages(_ message: AttributeValue) -> [Message] {
        guard case .map = message else { return [] }
        let role = message["role"].word.map { Role($0) } ?? .user
        var messages: [Message] = []
        for part in message["content"].elements.compactMap(part) {
            let speaker: Role = if case .toolCallResponse = part { .tool } else { role }
            if messages.last?.role == speaker {
                messages[messages.count - 1].parts.append(part)
            } else {
                messages.append(Message(speaker, parts: [part]))
            }
        }
        return messages.isEmpty ? [Message(role, parts: [])] : messages
    }

    /// A block of content as a part.
    func part(_ block: AttributeValue) -> MessagePart? {
        if let text = block["text"].text { return .text(text) }
        if let call = block["toolUse"] {
            let (id, name) = (call["toolUseId"].text, call["name"].text ?? "")
            guard call["type"].isText("server_tool_use") else {
                return .toolCall(id: id, name: name, arguments: call["input"].value.map(Content.value))
            }
            var fields = call.members(without: "toolUseId", "name")
            fields["type"] = .string(name)
            return .serverToolCall(id: id, name: name, fields: fields)
        }
        if let result = block["toolResult"] {
            return .toolCallResponse(id: result["toolUseId"].text, response: self.result(result["content"].elements))
        }
        if let reasoning = block["reasoningContent"] {
            let text = reasoning["reasoningText"]["text"].text ?? reasoning["text"].text
            return text.map(MessagePart.reasoning) ?? .other(type: "redacted_thinking", fields: [:])
        }
        if let guarded = block["guardContent"]["text"]["text"].text { return .text(guarded) }
        for (name, modality) in [("image", "image"), ("video", "video"), ("audio", "audio"), ("document", "document")] {
            if case .map(let members) = block, let medium = members[name] {
                return self.medium(medium, modality: modality)
            }
        }
        return nil
    }

    /// The result of a tool: one value where there is one, and a list where there are more.
    private func result(_ blocks: [AttributeValue]) -> Content {
        let values = blocks.compactMap { block -> AttributeValue? in
            if let text = block["text"].text { return .string(text) }
            return block["json"].value
        }
        guard values.count == blocks.count else {
            return .messages([Message(.tool, parts: blocks.compactMap(resultPart))])
        }
        return values.count == 1 ? .result(values[0]) : .value(.array(values))
    }

    private func resultPart(_ block: AttributeValue) -> MessagePart? {
        part(block) ?? block["json"].value.map { .other(type: "json", fields: ["content": $0]) }
    }

    private func medium(_ medium: AttributeValue, modality: String) -> MessagePart? {
        let type = medium["format"].word.map { modality == "document" ? Self.documentType($0) : "\(modality)/\($0)" }
        let source = medium["source"]
        if let data = source["bytes"].text { return media.part(base64: data, mediaType: type, modality: modality) }
        if let uri = source["s3Location"]["uri"].text { return .uri(modality: modality, mediaType: type, uri: uri) }
        return source["text"].text.map(MessagePart.text)
    }

    private static func documentType(_ format: String) -> String {
        switch format {
        case "pdf": "application/pdf"
        case "md": "text/markdown"
        case "txt": "text/plain"
        case "csv", "html": "text/\(format)"
        default: "application/\(format)"
        }
    }
}
