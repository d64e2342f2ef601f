// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension AttributeValue: JSONView {
    subscript(name: StaticString) -> AttributeValue? {
        guard case .map(let members) = self else { return nil }
        return members[name.description]
    }

    var elements: [AttributeValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var text: String? {
        if case .string(let text) = self, !text.isEmpty { text } else { nil }
    }

    func isText(_ text: StaticString) -> Bool {
        if case .string(let own) = self { own == text.description } else { false }
    }

    var whole: Int? {
        switch self {
        case .int(let number): Int(exactly: number)
        case .double(let number): Int(exactly: number)
        default: nil
        }
    }

    var number: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    var bool: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    var value: AttributeValue { self }

    /// The members of an object; none when it is no object.
    var members: Attributes {
        if case .map(let members) = self { members } else { [:] }
    }

    /// Whether there is something: not null, and no empty text, list or object.
    var isPresent: Bool {
        switch self {
        case .empty: false
        case .string(let text): !text.isEmpty
        case .array(let elements): !elements.isEmpty
        case .map(let members): !members.isEmpty
        default: true
        }
    }

    /// The members of an object without those that are null, and without some by name.
    func members(without names: String...) -> Attributes {
        Attributes(members.filter { $0.value != .empty && !names.contains($0.key) }.map { ($0.key, $0.value) })
    }
}
