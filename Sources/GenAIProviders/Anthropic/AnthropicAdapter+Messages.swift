// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What stands in a request besides its envelope.
extension AnthropicAdapter {
    func parameters(_ body: AttributeValue) -> ModelParameters {
        var parameters = ModelParameters(
            temperature: body["temperature"].number, topP: body["top_p"].number, topK: body["top_k"].whole,
            maxTokens: body["max_tokens"].whole, isStreamed: body["stream"].bool ?? false)
        parameters.stopSequences = body["stop_sequences"].elements.compactMap(\.text)
        parameters.reasoningLevel = body["output_config"]["effort"].word
        parameters.serviceTier = body["service_tier"].word
        return parameters
    }

    static func toolDefinition(_ tool: AttributeValue) -> AttributeValue? {
        guard let name = tool["name"].text ?? tool["mcp_server_name"].text else { return nil }
        if let type = tool["type"].word, type != "custom" { return .builtIn(type, name: name) }
        return .function(name, description: tool["description"], parameters: tool["input_schema"])
    }

    /// A message, or several: results of tools stand among the words of the user and are messages of the tool.
    func inputMessages(_ message: AttributeValue) -> [Message] {
        guard case .map = message else { return [] }
        let role = message["role"].word.map { Role($0) } ?? .user
        if let text = message["content"].text { return [Message(role, text)] }
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
        if let text = block.text { return .text(text) }
        guard let type = block["type"].word else { return nil }
        switch type {
        case "text": return block["text"].text.map(MessagePart.text)
        case "thinking": return block["thinking"].text.map(MessagePart.reasoning)
        case "redacted_thinking": return .other(type: "redacted_thinking", fields: [:])
        case "image": return source(block["source"], modality: "image")
        case "document": return source(block["source"], modality: "document")
        case "tool_use":
            return .toolCall(
                id: block["id"].text, name: block["name"].text ?? "", arguments: block["input"].value.map(Content.value)
            )
        case "tool_result":
            return .toolCallResponse(id: block["tool_use_id"].text, response: result(block["content"]))
        case "server_tool_use", "mcp_tool_use":
            let name = block["name"].text ?? type
            var fields = block.members(without: "type", "id", "name", "caller", "cache_control")
            fields["type"] = .string(name)
            return .serverToolCall(id: block["id"].text, name: name, fields: fields)
        case "compaction": return .compaction(id: nil, content: block["content"].text)
        case "container_upload":
            return block["file_id"].text.map { .file(modality: "document", mediaType: nil, fileID: $0) }
        default:
            guard type.hasSuffix("_tool_result") else { return .unknown(block, type: type) }
            var fields: Attributes = ["type": .string(type)]
            if let content = block["content"].value { fields["content"] = content.withoutOpaqueText }
            return .serverToolCallResponse(id: block["tool_use_id"].text, fields: fields)
        }
    }

    /// The result of a tool: one text where it is texts, and its blocks where there is more.
    private func result(_ content: AttributeValue?) -> Content {
        guard case .array(let blocks)? = content else { return .result(content) }
        let texts = blocks.compactMap { $0["type"].isText("text") ? $0["text"].text : nil }
        if texts.count == blocks.count { return .result(.string(texts.joined(separator: "\n"))) }
        return .messages([Message(.tool, parts: blocks.compactMap(part))])
    }

    private func source(_ source: AttributeValue?, modality: String) -> MessagePart? {
        let type = source["media_type"].text
        switch source["type"].word {
        case "base64"?:
            return source["data"].text.map { media.part(base64: $0, mediaType: type, modality: modality) }
        case "url"?: return source["url"].text.map { media.part(url: $0, mediaType: type, modality: modality) }
        case "file"?: return source["file_id"].text.map { .file(modality: modality, mediaType: type, fileID: $0) }
        case "text"?: return source["data"].text.map(MessagePart.text)
        case "content"?:
            let texts =
                [source["content"].text].compactMap(\.self) + source["content"].elements.compactMap { $0["text"].text }
            return texts.isEmpty ? nil : .text(texts.joined(separator: "\n"))
        default: return nil
        }
    }
}

extension AttributeValue {
    /// The value without what is encrypted for the provider alone: it is long and says nothing.
    fileprivate var withoutOpaqueText: AttributeValue {
        switch self {
        case .array(let elements): .array(elements.map(\.withoutOpaqueText))
        case .map(let members):
            .map(
                Attributes(
                    members.filter { !$0.key.hasPrefix("encrypted_") }.map { ($0.key, $0.value.withoutOpaqueText) }))
        default: self
        }
    }
}
