// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension Content {
    /// Reads content: a text is one, a list of objects with a `role` is a conversation, anything else is a value.
    init(imported value: AttributeValue) throws(ImportProblem) {
        switch value {
        case .string(let text): self = .text(text)
        case .array(let elements) where !elements.isEmpty && elements.allSatisfy(\.hasRole):
            var messages: [Message] = []
            for element in elements {
                guard case .map(let members) = element else { continue }
                var fields = FieldReader(members)
                messages.append(try Message(&fields))
                try fields.finish()
            }
            self = .messages(messages)
        default: self = .value(value)
        }
    }
}

extension AttributeValue {
    fileprivate var hasRole: Bool { if case .map(let members) = self { members["role"] != nil } else { false } }
}

extension Message: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        let role = Role(try fields.requiredText("role"))
        self.init(role, parts: try fields.list("parts", of: ImportedPart.self).map(\.part))
        if let text = try fields.text("content") { parts.append(.text(text)) }
        name = try fields.text("name")
        finishReason = try fields.word("finish_reason")
    }
}

/// A part of a message, in the shape of the message schemas of the conventions.
private struct ImportedPart: FieldReadable {
    let part: MessagePart

    init(_ fields: inout FieldReader) throws(ImportProblem) {
        let type = try fields.requiredText("type")
        switch type {
        case "text": part = .text(try fields.requiredText("content"))
        case "reasoning": part = .reasoning(try fields.requiredText("content"))
        case "tool_call":
            part = .toolCall(
                id: try fields.text("id"), name: try fields.requiredText("name"),
                arguments: try fields.content("arguments"))
        case "tool_call_response":
            part = .toolCallResponse(id: try fields.text("id"), response: try fields.content("response") ?? "")
        case "blob":
            part = .blob(
                modality: try fields.requiredText("modality"), mediaType: try fields.text("mime_type"),
                base64: try fields.requiredText("content"))
        case "uri":
            part = .uri(
                modality: try fields.requiredText("modality"), mediaType: try fields.text("mime_type"),
                uri: try fields.requiredText("uri"))
        case "file":
            part = .file(
                modality: try fields.requiredText("modality"), mediaType: try fields.text("mime_type"),
                fileID: try fields.requiredText("file_id"))
        default: part = .other(type: type, fields: fields.takeAll())
        }
    }
}

#endif
