// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

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
        var scanner = JSONScanner(Array(json.utf8), maximumDepth: JSONReader.defaultMaximumDepth)
        return count(ofListIn: &scanner, where: isWanted)
    }

    /// How many objects the list has that a scanner is at.
    static func count(ofListIn scanner: inout JSONScanner, where isWanted: (JSONObjectOutline) -> Bool) -> Int? {
        var count = 0
        do throws(JSONError) {
            guard case .arrayStart? = try scanner.next() else { return nil }
            while let token = try scanner.next() {
                if case .arrayEnd = token { break }
                guard case .objectStart = token, isWanted(try JSONObjectOutline(&scanner)) else { return nil }
                count += 1
            }
            return try scanner.next() == nil ? count : nil
        } catch {
            return nil
        }
    }

    /// Reads an object whose opening brace has been read; of a repeated name the last one counts.
    private init(_ scanner: inout JSONScanner) throws(JSONError) {
        while case .name(let name)? = try scanner.next(), let value = try scanner.next() {
            let kind = Kind(value)
            if scanner.text(name, is: "parts") {
                parts = kind
                hasOnlyParts = false
                if kind == .array {
                    hasOnlyParts = try Self.areParts(&scanner)
                    continue
                }
            } else if scanner.text(name, is: "type") {
                type = kind
                isTextType = if case .string(let word) = value { scanner.text(word, is: "text") } else { false }
            } else {
                note(kind, scanner, name)
            }
            try scanner.skipRest(of: value)
        }
    }

    private mutating func note(_ kind: Kind, _ scanner: borrowing JSONScanner, _ name: JSONScanner.Text) {
        // By length first: most names are none of these, and each has few of its length.
        switch name.range.count {
        case 2: if scanner.text(name, is: "id") { id = kind }
        case 4:
            if scanner.text(name, is: "role") { role = kind }
            if scanner.text(name, is: "name") { self.name = kind }
        case 5: if scanner.text(name, is: "score") { score = kind }
        case 7: if scanner.text(name, is: "content") { content = kind }
        case 8:
            if scanner.text(name, is: "metadata") { metadata = kind }
            if scanner.text(name, is: "function") { function = kind }
        case 10: if scanner.text(name, is: "parameters") { parameters = kind }
        case 11: if scanner.text(name, is: "description") { description = kind }
        case 12: if scanner.text(name, is: "input_schema") { inputSchema = kind }
        case 13: if scanner.text(name, is: "finish_reason") { finishReason = kind }
        default: break
        }
    }

    private static func areParts(_ scanner: inout JSONScanner) throws(JSONError) -> Bool {
        var areParts = true
        while let token = try scanner.next() {
            switch token {
            case .arrayEnd: return areParts
            case .objectStart: areParts = try JSONObjectOutline(&scanner).isPart && areParts
            default:
                areParts = false
                try scanner.skipRest(of: token)
            }
        }
        return areParts
    }
}

extension JSONObjectOutline.Kind {
    fileprivate init(_ token: JSONScanner.Token) {
        switch token {
        case .string(let text): self = text.range.isEmpty ? .emptyText : .text
        case .number: self = .number
        case .objectStart: self = .object
        case .arrayStart: self = .array
        case .bool, .null, .objectEnd, .arrayEnd, .name: self = .other
        }
    }
}

extension JSONScanner {
    /// Whether a text has no escapes and is the given one.
    ///
    /// A word that is written with escapes is none that is looked for: nobody writes one so.
    fileprivate func text(_ text: Text, is expected: StaticString) -> Bool {
        guard !text.isEscaped, text.range.count == expected.utf8CodeUnitCount else { return false }
        return unsafe utf8.withUnsafeBytes { bytes in
            unsafe memcmp(bytes.baseAddress! + text.range.lowerBound, expected.utf8Start, text.range.count) == 0
        }
    }

    /// Goes on to the end of a value whose first piece has been read.
    fileprivate mutating func skipRest(of token: Token) throws(JSONError) {
        switch token {
        case .objectStart, .arrayStart: break
        default: return
        }
        var depth = 1
        while depth > 0, let token = try next() {
            switch token {
            case .objectStart, .arrayStart: depth += 1
            case .objectEnd, .arrayEnd: depth -= 1
            default: break
            }
        }
    }
}
