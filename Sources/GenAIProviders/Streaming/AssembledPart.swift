// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// One part of a message that is still coming.
struct AssembledPart: Sendable {
    enum Kind: Sendable { case text, reasoning, refusal, toolCall, serverToolCall, compaction, whole }

    let kind: Kind
    /// The provider's number of the part, where it has one.
    let key: Int?
    /// The text, or the arguments of a tool, as far as they have come.
    var utf8: [UInt8] = []
    var id: String?
    var name: String?
    /// A part that came in one piece, or the arguments that did.
    var whole: MessagePart?
    var arguments: Content?

    init(kind: Kind, key: Int?, whole: MessagePart? = nil) {
        self.kind = kind
        self.key = key
        self.whole = whole
    }

    /// The part as it is told; nil when nothing has come.
    var messagePart: MessagePart? {
        let text = String(decoding: utf8, as: UTF8.self)
        switch kind {
        case .text: return text.isEmpty ? nil : .text(text)
        case .reasoning: return text.isEmpty ? nil : .reasoning(text)
        case .refusal: return text.isEmpty ? nil : .refusal(text)
        case .toolCall:
            return .toolCall(id: id, name: name ?? "", arguments: text.isEmpty ? arguments : .spelled(text))
        case .serverToolCall:
            let name = name ?? ""
            var fields: Attributes = ["type": .string(name)]
            if let input = try? JSONReader.parse(utf8) {
                fields["input"] = input
            } else if case .value(let input)? = arguments {
                fields["input"] = input
            } else if !text.isEmpty {
                fields["input"] = .string(text)
            }
            return .serverToolCall(id: id, name: name, fields: fields)
        case .compaction: return .compaction(id: id, content: text.isEmpty ? nil : text)
        case .whole: return whole
        }
    }
}
