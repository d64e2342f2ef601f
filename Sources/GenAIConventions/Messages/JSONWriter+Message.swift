// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// The shapes are those of the message schemas that the OpenTelemetry GenAI conventions publish. Backends are stricter than
// the schemas: Phoenix drops a whole list for one message without `parts` or one output without `finish_reason`.
extension JSONWriter {
    /// A message, with `parts` always and `finish_reason` where a reason is given.
    mutating func message(_ message: Message, defaultRole: Role, finishReason: FinishReason?) {
        object { writer in
            writer.key("role")
            writer.string(message.role.rawValue.isEmpty ? defaultRole.rawValue : message.role.rawValue)
            writer.key("parts")
            writer.array(message.parts) { $0.part($1) }
            writer.member("name", message.name)
            writer.member("finish_reason", finishReason?.rawValue)
        }
    }

    /// A message of one text.
    mutating func message(_ role: Role, text: String, finishReason: FinishReason? = nil) {
        message(Message(role, text), defaultRole: role, finishReason: finishReason)
    }

    private mutating func part(_ part: MessagePart) {
        object { writer in
            switch part {
            case .text(let text): writer.textPart("text", text)
            case .reasoning(let text): writer.textPart("reasoning", text)
            case .toolCall(let id, let name, let arguments): writer.toolCall(id: id, name: name, arguments: arguments)
            case .toolCallResponse(let id, let response):
                writer.member("type", "tool_call_response")
                writer.member("id", id)
                writer.key("response")
                writer.content(response)
            case .blob(let modality, let mediaType, let base64):
                writer.blob(modality: modality, mediaType: mediaType, base64: base64)
            case .uri(let modality, let mediaType, let uri):
                // The conventions want data inside a message as a blob, whatever the provider calls it.
                if let data = DataURL(uri) {
                    writer.blob(modality: modality, mediaType: mediaType ?? data.mediaType, base64: data.base64)
                } else {
                    writer.medium("uri", modality: modality, mediaType: mediaType, name: "uri", value: uri)
                }
            case .file(let modality, let mediaType, let fileID):
                writer.medium("file", modality: modality, mediaType: mediaType, name: "file_id", value: fileID)
            case .other(let type, let fields):
                writer.member("type", type.isEmpty ? "generic" : type)
                for (name, value) in fields where name != "type" {
                    writer.key(name)
                    writer.value(value)
                }
            }
        }
    }

    /// The members of a part that is words.
    mutating func textPart(_ type: String, _ text: String) {
        member("type", type)
        key("content")
        string(text)
    }

    private mutating func toolCall(id: String?, name: String, arguments: Content?) {
        member("type", "tool_call")
        member("id", id)
        key("name")
        string(name)
        guard let arguments else { return }
        switch arguments {
        case .withheld: break
        case .text(let json) where json.spellsObject:
            key("arguments")
            validated(json)
        default:
            key("arguments")
            content(arguments)
        }
    }

    private mutating func blob(modality: String, mediaType: String?, base64: String) {
        medium("blob", modality: modality, mediaType: mediaType, name: "content", value: base64)
    }

    private mutating func medium(_ type: String, modality: String, mediaType: String?, name: String, value: String) {
        member("type", type)
        key("modality")
        string(modality)
        member("mime_type", mediaType)
        key(name)
        string(value)
    }
}
