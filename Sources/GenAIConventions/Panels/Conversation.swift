// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Messages for a panel: the instructions that stood outside the history, and what was said.
struct Conversation {
    /// What was said; nil when only the instructions are known.
    let content: Content?
    /// Instructions outside the history.
    let instructions: Content?
    /// Who speaks when the content does not say.
    let speaker: Role
    /// Why the model stopped, one for each message.
    let finishReasons: [FinishReason]

    /// Creates a conversation.
    init(_ content: Content?, instructions: Content? = nil, speaker: Role, finishReasons: [FinishReason] = []) {
        self.content = content
        self.instructions = instructions
        self.speaker = speaker
        self.finishReasons = finishReasons
    }
}

extension JSONWriter {
    /// A conversation as `{"messages":[…]}`, in the shape of chat completions.
    ///
    /// That shape is the one that the chat views of MLflow and Langfuse and MLflow's list of traces all understand, and
    /// what OpenInference's own instrumentations put into their panels. MLflow shows a list of the parts that the
    /// OpenTelemetry conventions have as raw text as soon as one of them is reasoning or an image.
    mutating func conversation(_ conversation: Conversation) {
        guard let content = conversation.content else { return envelope(conversation) { _ in } }
        if case .messages(let messages) = content {
            envelope(conversation) { writer in
                for (index, message) in messages.enumerated() {
                    let listed = index < conversation.finishReasons.count ? conversation.finishReasons[index] : nil
                    writer.chatMessage(
                        message, defaultRole: conversation.speaker, finishReason: message.finishReason ?? listed)
                }
            }
        } else if case .json(let list) = content, list.isListOfMessages {
            // The conventions' own shape stays a list of that shape, the instructions too; it is passed on unread.
            array { writer in
                if let text = conversation.instructions?.asInstructions { writer.message(.system, text: text) }
                writer.validated(list.elementsOfList)
            }
        } else if let list = ShapedList(content, of: .chatMessage), list.droppedCount == 0 {
            envelope(conversation) { writer in for message in list.objects { writer.value(.map(message)) } }
        } else if let list = ShapedList(content, of: .message) {
            array { writer in
                if let text = conversation.instructions?.asInstructions { writer.message(.system, text: text) }
                for message in list.objects { writer.value(.map(message)) }
            }
        } else if content.isChatRequest {
            self.content(content)
        } else {
            envelope(conversation) {
                $0.chatMessage(
                    Message(conversation.speaker, content.asText), defaultRole: conversation.speaker,
                    finishReason: conversation.finishReasons.first)
            }
        }
    }

    private mutating func envelope(_ conversation: Conversation, _ messages: (inout JSONWriter) -> Void) {
        object { writer in
            writer.key("messages")
            writer.array { writer in
                if let text = conversation.instructions?.asInstructions {
                    writer.chatMessage(.system(text), defaultRole: .system, finishReason: nil)
                }
                messages(&writer)
            }
        }
    }
}

extension Content {
    /// Instructions as one text.
    fileprivate var asInstructions: String {
        guard case .messages(let messages) = self else { return asText }
        let texts = messages.flatMap(\.parts).compactMap { if case .text(let text) = $0 { text } else { nil } }
        return texts.joined(separator: "\n")
    }

    /// Whether the application recorded a whole request of the shape of chat completions.
    fileprivate var isChatRequest: Bool {
        let value: AttributeValue?
        switch self {
        case .value(let structured): value = structured
        case .json(let json) where json.spellsObject: value = try? JSONReader.parse(json.utf8)
        default: return false
        }
        guard case .map(let request) = value, case .array(let messages) = request["messages"] else { return false }
        return messages.allSatisfy { if case .map(let message) = $0 { message.isChatMessage } else { false } }
    }
}

extension ObjectShape {
    /// A message of the shape of chat completions, as it is; never passed on as text, because it is put into an envelope.
    fileprivate static let chatMessage = ObjectShape { _ in
        false
    } form: { value, _ in
        if case .map(let message) = value, message.isChatMessage { message } else { nil }
    }
}

extension Attributes {
    /// Whether it is a message of the shape of chat completions.
    fileprivate var isChatMessage: Bool {
        guard case .string = self["role"], self["parts"] == nil else { return false }
        return self["content"] != nil || self["tool_calls"] != nil
    }
}

extension String {
    /// Whether it is a JSON list of messages of the conventions' shape, of one at least.
    fileprivate var isListOfMessages: Bool {
        ObjectShape.message.count(ofListIn: self) ?? 0 > 0
    }

    /// What stands between the brackets of a JSON list.
    fileprivate var elementsOfList: String {
        guard let first = utf8.firstIndex(of: UInt8(ascii: "[")), let last = utf8.lastIndex(of: UInt8(ascii: "]"))
        else {
            return self
        }
        return String(self[utf8.index(after: first)..<last])
    }
}
