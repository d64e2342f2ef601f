// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which members a JSON object has that the message schemas know, and of what kind they are: enough to see whether it has
/// the shape of one, without building a value.
///
/// Content comes as JSON from applications and providers, and most of it is in shape. Reading it into values to see that
/// would cost more than everything else about a span.
package struct JSONObjectOutline: Hashable, Sendable {
    /// What stands at a member.
    package enum Kind: Hashable, Sendable {
        case absent
        case text
        /// A text without a character, which counts for nothing where a word is needed.
        case emptyText
        case number
        case object
        case array
        /// A truth value, or null.
        case other

        /// Whether there is nothing, or what the schemas want.
        package func isAbsent(or wanted: Kind) -> Bool {
            self == .absent || self == wanted || wanted == .text && self == .emptyText
        }

        /// Whether it is a text of any length.
        package var isText: Bool { self == .text || self == .emptyText }
    }

    package private(set) var role = Kind.absent
    package private(set) var name = Kind.absent
    package private(set) var finishReason = Kind.absent
    package private(set) var type = Kind.absent
    package private(set) var content = Kind.absent
    package private(set) var parts = Kind.absent
    package private(set) var id = Kind.absent
    package private(set) var score = Kind.absent
    package private(set) var metadata = Kind.absent
    package private(set) var description = Kind.absent
    package private(set) var parameters = Kind.absent
    package private(set) var function = Kind.absent
    package private(set) var inputSchema = Kind.absent
    /// Whether the type is `text`.
    package private(set) var isTextType = false
    /// Whether `parts` holds parts of messages and nothing else: objects with a type, those of type `text` with a text.
    package private(set) var hasOnlyParts = false

    /// Whether it is a part of a message as the schemas have it.
    package var isPart: Bool { type == .text && (!isTextType || content.isText) }

    /// How many objects a JSON list has, or nil when the text is no list of objects or one of them does not satisfy a
    /// condition.
    package static func count(ofListIn json: String, where isWanted: (JSONObjectOutline) -> Bool) -> Int? {
        JSONCursor.withText(json) { cursor in
            var count = 0
            let isList = cursor.skipArray { cursor in
                guard let object = JSONObjectOutline(&cursor), isWanted(object) else { return false }
                count += 1
                return true
            }
            return isList && cursor.isAtEnd() ? count : nil
        } ?? nil
    }

    /// Reads an object, or fails where none stands; of a repeated name the last one counts.
    @inline(__always)
    private init?(_ cursor: inout JSONCursor) {
        var outline = JSONObjectOutline()
        let isObject = cursor.skipObject { cursor, name in
            switch outline.note(name, Kind(cursor)) {
            case .type: outline.readType(&cursor)
            case .parts: outline.readParts(&cursor)
            case .other: cursor.skipValue()
            }
        }
        guard isObject else { return nil }
        self = outline
    }

    private init() {}

    /// What is done with a member.
    private enum Reading { case type, parts, other }

    /// Notes what stands at a member.
    @inline(__always)
    private mutating func note(_ name: JSONCursor.Text, _ kind: Kind) -> Reading {
        // By length first: most names are none of these, and each has few of its length.
        switch name.byteCount {
        case 4:
            if name.isWord("type") {
                type = kind
                return .type
            }
            if name.isWord("role") { role = kind }
            if name.isWord("name") { self.name = kind }
        case 5:
            if name.isWord("parts") {
                parts = kind
                return .parts
            }
            if name.isWord("score") { score = kind }
        case 7: if name.isWord("content") { content = kind }
        case 13: if name.isWord("finish_reason") { finishReason = kind }
        case 2: if name.isWord("id") { id = kind }
        case 8:
            if name.isWord("metadata") { metadata = kind }
            if name.isWord("function") { function = kind }
        case 10: if name.isWord("parameters") { parameters = kind }
        case 11: if name.isWord("description") { description = kind }
        case 12: if name.isWord("input_schema") { inputSchema = kind }
        default: break
        }
        return .other
    }

    @inline(__always)
    private mutating func readType(_ cursor: inout JSONCursor) -> Bool {
        isTextType = false
        guard type == .text else { return cursor.skipValue() }
        guard let word = cursor.skipText() else { return false }
        isTextType = word.isWord("text")
        return true
    }

    @inline(__always)
    private mutating func readParts(_ cursor: inout JSONCursor) -> Bool {
        hasOnlyParts = parts == .array
        guard hasOnlyParts else { return cursor.skipValue() }
        var areParts = true
        let isArray = cursor.skipArray { cursor in
            guard Kind(cursor) == .object else {
                areParts = false
                return cursor.skipValue()
            }
            guard let isPart = Self.skipPart(&cursor) else { return false }
            areParts = areParts && isPart
            return true
        }
        hasOnlyParts = areParts
        return isArray
    }

    /// Goes over an object, and says whether it is a part of a message; nil where it is no object.
    private static func skipPart(_ cursor: inout JSONCursor) -> Bool? {
        var part = JSONObjectOutline()
        let isObject = cursor.skipObject { cursor, name in
            if case .type = part.note(name, Kind(cursor)) { return part.readType(&cursor) }
            return cursor.skipValue()
        }
        return isObject ? part.isPart : nil
    }
}

extension JSONObjectOutline.Kind {
    /// What the value at a cursor is, by how it begins.
    @inline(__always)
    fileprivate init(_ cursor: JSONCursor) {
        switch cursor.byte {
        case UInt8(ascii: "\""): self = cursor.isAtEmptyText ? .emptyText : .text
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
        case UInt8(ascii: "{"): self = .object
        case UInt8(ascii: "["): self = .array
        default: self = .other
        }
    }
}
