// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Content of any kind in the shape that an attribute of the conventions has. Each returns how many values had no place in it.
extension JSONWriter {
    /// What was sent to a model: a list of messages.
    ///
    /// Text is what the user said.
    @discardableResult
    mutating func inputMessages(_ content: Content) -> Int {
        if case .messages(let messages) = content {
            array(messages) { $0.message($1, defaultRole: .user, finishReason: nil) }
            return 0
        }
        if let dropped = list(content, of: .message) { return dropped }
        array { $0.message(.user, text: content.asText) }
        return 0
    }

    /// What came back from a model: a list of messages, one for each choice, each with the reason at its place in the
    /// list of reasons unless it has its own.
    @discardableResult
    mutating func outputMessages(_ content: Content, reasons: FinishReasons) -> Int {
        if case .messages(let messages) = content {
            array(messages.enumerated()) { writer, choice in
                let (index, message) = choice
                let reason = reasons.ofMessage(message.finishReason, choice: index)
                writer.message(message, defaultRole: .assistant, finishReason: reason)
            }
            return 0
        }
        if case .json(let json) = content, ObjectShape.choice.count(ofListIn: json) != nil {
            validated(json)
            return 0
        }
        guard let list = ShapedList(content, of: .message) else {
            array {
                $0.message(.assistant, text: content.asText, finishReason: reasons.ofMessage(nil, choice: 0))
            }
            return 0
        }
        array(list.objects.enumerated()) { writer, choice in
            var (index, message) = choice
            if message["finish_reason"] == nil {
                message["finish_reason"] = .string(reasons.ofMessage(nil, choice: index).rawValue)
            }
            writer.value(.map(message))
        }
        return list.droppedCount
    }

    /// Instructions that stand outside the history: a list of text parts, which is all that the schema allows.
    @discardableResult
    mutating func systemInstructions(_ content: Content) -> Int {
        if case .messages(let messages) = content {
            let parts = messages.flatMap(\.parts)
            array { writer in
                for case .text(let text) in parts { writer.object { $0.textPart("text", text) } }
            }
            return parts.count { if case .text = $0 { false } else { true } }
        }
        if let dropped = list(content, of: .textPart) { return dropped }
        array { writer in writer.object { $0.textPart("text", content.asText) } }
        return 0
    }

    /// Tools that a model was offered: a list of objects with a type and a name.
    @discardableResult
    mutating func toolDefinitions(_ content: Content) -> Int {
        if let dropped = list(content, of: .toolDefinition) ?? list(content.inList, of: .toolDefinition) {
            return dropped
        }
        // There is no tool in it, and the schema has no place for anything else.
        array { _ in }
        return 1
    }

    /// Records of a memory: a list of objects that have `content`.
    @discardableResult
    mutating func memoryRecords(_ content: Content) -> Int {
        if case .messages(let messages) = content {
            array(messages) { $0.memoryRecord(.messages([$1])) }
            return 0
        }
        if let dropped = list(content, of: .memoryRecord) { return dropped }
        array { $0.memoryRecord(content) }
        return 0
    }

    private mutating func memoryRecord(_ content: Content) {
        object { writer in
            writer.key("content")
            writer.content(content)
        }
    }

    /// Documents: a list of objects with id and score, and with content and metadata as far as there are some.
    mutating func documents(_ candidates: [Candidate], previousRanks: [String: Int] = [:]) {
        array(candidates) { writer, candidate in
            writer.object { writer in
                writer.member("id", candidate.id)
                writer.member("score", candidate.score)
                writer.member("previous_rank", previousRanks[candidate.id])
                switch candidate.content {
                case .none: break
                case .withheld(let summary): writer.member("byte_count", summary.byteCount)
                case .some(let content):
                    writer.key("content")
                    writer.content(content)
                }
                if !candidate.metadata.isEmpty {
                    writer.key("metadata")
                    writer.value(.map(candidate.metadata))
                }
            }
        }
    }
}

extension Content {
    /// Content as a list of one.
    fileprivate var inList: Content {
        switch self {
        case .json(let json), .text(let json): .json("[\(json)]")
        case .value(let value): .value([value])
        case .messages, .withheld: self
        }
    }

    /// Content as a text, or nothing when it was kept back.
    var textUnlessWithheld: String? { if case .withheld = self { nil } else { asText } }

    /// Content as a text: what a reader sees who knows nothing of its structure.
    var asText: String {
        switch self {
        case .text(let text), .json(let text), .value(.string(let text)): return text
        default:
            var writer = JSONWriter()
            writer.content(self)
            return writer.text
        }
    }
}
