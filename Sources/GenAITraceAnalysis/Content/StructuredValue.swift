// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What stands in an attribute that holds structure.
enum StructuredValue {
    case missing
    /// Structure, and whether it is OTLP's own and not JSON in a text.
    case value(AttributeValue, isNative: Bool)
    /// Text that was never meant to be JSON.
    case plainText
    /// JSON that breaks off at its end.
    case truncated
    /// Something that begins like JSON and is not.
    case malformed(JSONError)

    init(_ value: AttributeValue?) {
        switch value {
        case .none, .empty: self = .missing
        case .array, .map: self = .value(value ?? .empty, isNative: true)
        case .string(let text): self.init(json: text)
        case .some(let other): self = .value(other, isNative: true)
        }
    }

    private init(json text: String) {
        let utf8 = Array(text.utf8)
        do throws(JSONError) {
            self = .value(try JSONReader.parse(utf8, maximumDepth: 256), isNative: false)
        } catch {
            let first = utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            let beginsLikeJSON = [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(first)
            self = !beginsLikeJSON ? .plainText : error.offset >= utf8.count ? .truncated : .malformed(error)
        }
    }

    /// The structure, if there is any.
    var structure: AttributeValue? {
        if case .value(let value, _) = self { value } else { nil }
    }

    /// The elements, if it is a list.
    var elements: [AttributeValue]? {
        if case .array(let elements)? = structure { elements } else { nil }
    }

    /// The messages, if it is a conversation: a list of them, or an object that has one, as requests of chats are.
    var conversation: [AttributeValue]? {
        guard let messages = elements ?? structure?.member("messages")?.list else { return nil }
        return messages.allSatisfy { $0.member("role") != nil || $0.member("parts") != nil } ? messages : nil
    }

    /// Whether the messages, or the object beside them, say how the model was instructed.
    var hasInstructions: Bool {
        let roles = (conversation ?? []).compactMap { $0.member("role")?.string }
        return roles.contains("system") || roles.contains("developer") || structure?.member("system") != nil
    }

    /// Whether it travels as OTLP's arrays and key-value lists.
    var isNative: Bool {
        if case .value(_, let isNative) = self { isNative } else { false }
    }
}

extension AttributeValue {
    /// A member of an object; nil when there is none, or it is null.
    func member(_ name: String) -> AttributeValue? {
        guard case .map(let members) = self, let value = members[name], value != .empty else { return nil }
        return value
    }

    /// The text that it is.
    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements of the list that it is.
    var list: [AttributeValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// Whether it is an object.
    var isObject: Bool {
        if case .map = self { true } else { false }
    }
}
