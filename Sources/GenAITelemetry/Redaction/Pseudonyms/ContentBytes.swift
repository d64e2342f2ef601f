// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The bytes of content that a keyed hash is made of: the same for the same content, others for any other.
struct ContentBytes {
    private var bytes: [UInt8] = []

    /// Levels that count; what is deeper is never exported.
    private static let maximumContentDepth = 16
    private static let maximumValueDepth = 64

    static func bytes(of content: Content) -> [UInt8] {
        // A text alone is its own bytes, so that whoever has the key and the text can make the hash.
        if case .text(let text) = content { return Array(text.utf8) }
        var bytes = ContentBytes()
        bytes.add(content, depth: 1)
        return bytes.bytes
    }

    /// A piece with its kind and its length in front, so that no two lists of pieces look alike.
    private mutating func add(_ kind: String, _ text: some Collection<UInt8>) {
        bytes += Array("\(kind):\(text.count):".utf8)
        bytes += text
    }

    private mutating func add(_ content: Content, depth: Int) {
        if depth > Self.maximumContentDepth { return }
        switch content {
        case .text(let text): add("text", text.utf8)
        case .json(let text): add("json", text.utf8)
        case .value(let value): add(value, depth: 1)
        case .withheld: break
        case .messages(let messages):
            for var message in messages {
                message.visitTexts { text, kind in
                    add(kind, text.utf8)
                } contents: { content in
                    add(content, depth: depth + 1)
                } fields: { fields in
                    add(.map(fields), depth: 1)
                }
            }
        }
    }

    private mutating func add(_ value: AttributeValue, depth: Int) {
        if depth > Self.maximumValueDepth { return }
        switch value {
        case .string(let text): add("string", text.utf8)
        case .bytes(let value): add("bytes", value)
        case .bool(let truth): add("bool", String(truth).utf8)
        case .int(let number): add("int", String(number).utf8)
        case .double(let number): add("double", String(number).utf8)
        case .empty: add("empty", "".utf8)
        case .sensitive(let stated): add(stated.exposed, depth: depth + 1)
        case .array(let elements):
            add("array", String(elements.count).utf8)
            for element in elements { add(element, depth: depth + 1) }
        case .map(let members):
            add("map", String(members.count).utf8)
            for (name, value) in members {
                add("name", name.utf8)
                add(value, depth: depth + 1)
            }
        }
    }
}
