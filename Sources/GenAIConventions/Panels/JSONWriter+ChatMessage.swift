// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Messages in the shape of chat completions. MLflow's chat view takes all of a list or nothing: a role, a part or an id of
// another kind than these loses the whole conversation, so what has no place becomes text.
extension JSONWriter {
    /// A message; each result of a tool in it becomes a message of its own, as the shape has it.
    mutating func chatMessage(_ message: Message, defaultRole: Role, finishReason: FinishReason?) {
        let outline = ChatOutline(message.parts)
        if outline.hasResponses { toolResponses(message.parts) }
        if outline.hasResponses, !outline.hasMore { return }
        object { writer in
            writer.member("role", message.role.inChat(or: defaultRole))
            writer.member("name", message.name)
            writer.key("content")
            if outline.hasMedia {
                writer.array { writer in
                    for part in message.parts where part.isChatContent { writer.object { $0.chatPart(part) } }
                }
            } else if let text = outline.text {
                writer.string(text)
            } else if outline.hasMore {
                writer.null()
            } else {
                writer.string("")
            }
            writer.member("reasoning", outline.reasoning)
            if outline.hasCalls { writer.toolCalls(message.parts) }
            writer.member("finish_reason", finishReason?.rawValue)
        }
    }

    private mutating func toolResponses(_ parts: [MessagePart]) {
        for case .toolCallResponse(let id, let response) in parts {
            object { writer in
                writer.member("role", "tool")
                writer.key("tool_call_id")
                writer.string(id ?? "")
                writer.key("content")
                writer.string(response.asText)
            }
        }
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

/// What is in a message, seen in one look.
private struct ChatOutline {
    /// All text, one piece to a paragraph; nil when there is none.
    var text: String?
    /// All reasoning, one piece to a paragraph; nil when there is none.
    var reasoning: String?
    /// Whether tools are asked for.
    var hasCalls = false
    /// Whether there are results of tools.
    var hasResponses = false
    /// Whether there is anything that is content and no text.
    var hasMedia = false
    /// Whether there is anything besides results of tools.
    var hasMore = false

    init(_ parts: [MessagePart]) {
        for part in parts {
            switch part {
            case .text(let piece): text = text.map { "\($0)\n\n\(piece)" } ?? piece
            case .reasoning(let piece): reasoning = reasoning.map { "\($0)\n\n\(piece)" } ?? piece
            case .toolCall: hasCalls = true
            case .toolCallResponse:
                hasResponses = true
                continue
            case .blob, .uri, .file, .other: hasMedia = true
            }
            hasMore = true
        }
    }
}

extension MessagePart {
    /// Whether it stands in the content of a message and not beside it.
    fileprivate var isChatContent: Bool {
        switch self {
        case .reasoning, .toolCall, .toolCallResponse: false
        case .text, .blob, .uri, .file, .other: true
        }
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
