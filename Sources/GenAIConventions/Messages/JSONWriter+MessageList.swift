// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Content of any kind in the shape that an attribute of the conventions has.
extension JSONWriter {
    /// What was sent to a model: a list of messages.
    ///
    /// Text is what the user said.
    mutating func inputMessages(_ content: Content) {
        if case .messages(let messages) = content {
            array(messages) { $0.message($1, defaultRole: .user, finishReason: nil) }
        } else if let list = ShapedList(content, where: \.isMessage) {
            list.write(to: &self)
        } else {
            array { $0.message(.user, text: content.asText) }
        }
    }

    /// What came back from a model: a list of messages, one for each choice, each with the reason at its place in the
    /// list of reasons unless it has its own.
    mutating func outputMessages(_ content: Content, reasons: FinishReasons) {
        if case .messages(let messages) = content {
            array(messages.enumerated()) { writer, choice in
                let (index, message) = choice
                let reason = reasons.ofMessage(message.finishReason, choice: index)
                writer.message(message, defaultRole: .assistant, finishReason: reason)
            }
        } else if let list = ShapedList(content, where: \.isMessage) {
            if list.objects.allSatisfy({ $0["finish_reason"] != nil }) { return list.write(to: &self) }
            array(list.objects.enumerated()) { writer, choice in
                var (index, message) = choice
                if message["finish_reason"] == nil {
                    message["finish_reason"] = .string(reasons.ofMessage(nil, choice: index).rawValue)
                }
                writer.value(.map(message))
            }
        } else {
            array {
                $0.message(.assistant, text: content.asText, finishReason: reasons.ofMessage(nil, choice: 0))
            }
        }
    }

    /// Instructions that stand outside the history: a list of text parts, which is all that the schema allows.
    mutating func systemInstructions(_ content: Content) {
        if case .messages(let messages) = content {
            array { writer in
                for case .text(let text) in messages.lazy.flatMap(\.parts) {
                    writer.object { $0.textPart("text", text) }
                }
            }
        } else if let list = ShapedList(content, where: \.isPart) {
            list.write(to: &self)
        } else {
            array { writer in writer.object { $0.textPart("text", content.asText) } }
        }
    }

    /// Records of a memory: a list of objects that have `content`.
    mutating func memoryRecords(_ content: Content) {
        if let list = ShapedList(content, where: { $0["content"] != nil }) { return list.write(to: &self) }
        switch content {
        case .messages(let messages): array(messages) { $0.memoryRecord(.messages([$1])) }
        case .value(.array(let elements)):
            array(elements) { writer, element in
                if case .map(let record) = element, record["content"] != nil {
                    writer.value(element)
                } else {
                    writer.memoryRecord(.value(element))
                }
            }
        default: array { $0.memoryRecord(content) }
        }
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
