// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension JSONWriter {
    /// Content as one JSON value: text as a string, structure as structure.
    mutating func content(_ content: Content) {
        switch content {
        case .text(let text): string(text)
        case .json(let json): if JSONReader.isValid(json) { validated(json) } else { string(json) }
        case .messages(let messages): array(messages) { $0.message($1, defaultRole: .user, finishReason: nil) }
        case .value(let value): self.value(value)
        case .withheld(let summary): object { $0.member("byte_count", summary.byteCount) }
        }
    }

    /// Content as an object, which is the only shape that the schemas allow for the arguments and the result of a tool.
    ///
    /// Providers send arguments as text that holds JSON: such a text becomes the object that it spells. Anything that is
    /// no object stands inside one, under the given name.
    mutating func objectContent(_ content: Content, wrappedAs name: String) {
        switch content {
        case .text(let json) where json.spellsObject, .json(let json) where json.spellsObject: validated(json)
        case .value(.map(let attributes)): value(.map(attributes))
        default:
            object { writer in
                writer.key(name)
                writer.content(content)
            }
        }
    }

    /// A member of an object, or nothing when there is no value or an empty one.
    mutating func member(_ name: String, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        key(name)
        string(text)
    }

    /// A member of an object, or nothing when there is no value.
    mutating func member(_ name: String, _ number: Int?) {
        guard let number else { return }
        key(name)
        int(Int64(number))
    }

    /// A member of an object, or nothing when there is no value or none that JSON has a number for.
    mutating func member(_ name: String, _ number: Double?) {
        guard let number, number.isFinite else { return }
        key(name)
        double(number)
    }
}

extension String {
    /// Whether the text is a valid JSON object.
    ///
    /// Most texts are not, which the first byte that counts shows.
    var spellsObject: Bool {
        utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{") && JSONReader.isValid(self)
    }
}
