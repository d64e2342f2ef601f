// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Messages in the shape of chat completions. MLflow's chat view takes all of a list or nothing: a role, a part or an id of
// another kind than these loses the whole conversation, so what has no place becomes text.
extension JSONWriter {
    /// A message; each result of a tool in it becomes a message of its own, as the shape has it.
    mutating func chatMessage(_ message: Message, defaultRole: Role, finishReason: FinishReason?) {
        var hasResponse = false
        for case .toolCallResponse(let id, let response) in message.parts {
            hasResponse = true
            object { writer in
                writer.member("role", "tool")
                writer.key("tool_call_id")
                writer.string(id ?? "")
                writer.key("content")
                writer.string(response.asText)
            }
        }
        let parts = message.parts.filter { if case .toolCallResponse = $0 { false } else { true } }
        if hasResponse, parts.isEmpty { return }
        object { writer in
            writer.member("role", message.role.inChat(or: defaultRole))
            writer.member("name", message.name)
            writer.key("content")
            writer.chatContent(parts)
            writer.member("reasoning", parts.joined { if case .reasoning(let text) = $0 { text } else { nil } })
            writer.toolCalls(parts)
            writer.member("finish_reason", finishReason?.rawValue)
        }
    }

    /// Text as one string, anything with media as a list, nothing as null.
    private mutating func chatContent(_ parts: [MessagePart]) {
        let content = parts.filter {
            switch $0 {
            case .reasoning, .toolCall, .toolCallResponse: false
            default: true
            }
        }
        if content.isEmpty { return parts.isEmpty ? string("") : null() }
        let text = content.joined { if case .text(let text) = $0 { text } else { nil } }
        let isText = content.allSatisfy { if case .text = $0 { true } else { false } }
        if isText { return string(text ?? "") }
        array(content) { writer, part in writer.object { $0.chatPart(part) } }
    }

    private mutating func chatPart(_ part: MessagePart) {
        switch part {
        case .blob("image", let mediaType, let base64):
            chatImage("data:\(mediaType ?? "image/png");base64,\(base64)")
        case .uri("image", _, let uri): chatImage(uri)
        case .blob("audio", "audio/wav"?, let base64): chatAudio(base64, format: "wav")
        case .blob("audio", "audio/mp3"?, let base64), .blob("audio", "audio/mpeg"?, let base64):
            chatAudio(base64, format: "mp3")
        case .text(let text): chatText(text)
        case .blob(let modality, let mediaType, let base64):
            chatText(Self.note(modality, mediaType, "\(base64.utf8.count) bytes of base64"))
        case .uri(let modality, let mediaType, let uri): chatText(Self.note(modality, mediaType, uri))
        case .file(let modality, let mediaType, let fileID): chatText(Self.note(modality, mediaType, "file \(fileID)"))
        case .other(let type, let fields): chatText("[\(type)] \(Content.value(.map(fields)).asText)")
        case .reasoning, .toolCall, .toolCallResponse: chatText("")
        }
    }

    private mutating func chatText(_ text: String) {
        member("type", "text")
        key("text")
        string(text)
    }

    private mutating func chatImage(_ url: String) {
        member("type", "image_url")
        key("image_url")
        object { writer in
            writer.key("url")
            writer.string(url)
        }
    }

    private mutating func chatAudio(_ base64: String, format: String) {
        member("type", "input_audio")
        key("input_audio")
        object { writer in
            writer.key("data")
            writer.string(base64)
            writer.member("format", format)
        }
    }

    private static func note(_ modality: String, _ mediaType: String?, _ what: String) -> String {
        "[\([modality, mediaType ?? ""].filter { !$0.isEmpty }.joined(separator: " ")): \(what)]"
    }

    private mutating func toolCalls(_ parts: [MessagePart]) {
        guard parts.contains(where: { if case .toolCall = $0 { true } else { false } }) else { return }
        key("tool_calls")
        array { writer in
            for case .toolCall(let id, let name, let arguments) in parts {
                writer.object { writer in
                    writer.key("id")
                    writer.string(id ?? "")
                    writer.member("type", "function")
                    writer.key("function")
                    writer.object { writer in
                        writer.key("name")
                        writer.string(name)
                        writer.key("arguments")
                        writer.string(arguments?.told?.asText ?? "{}")
                    }
                }
            }
        }
    }
}

extension [MessagePart] {
    /// The texts that the closure finds, one to a paragraph; nil when it finds none.
    fileprivate func joined(_ text: (MessagePart) -> String?) -> String? {
        let texts = compactMap(text)
        return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
    }
}

extension Role {
    /// The role in the words of chat completions, which know four.
    fileprivate func inChat(or fallback: Role) -> String {
        switch rawValue {
        case "system", "user", "assistant", "tool": rawValue
        case "developer": Role.system.rawValue
        case "model": Role.assistant.rawValue
        default: fallback.rawValue
        }
    }
}
