// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// A line of `genai-trace redact`: the name of a field, and the text of the JSON value that stands in it.
struct RedactionLine {
    /// What the value would be called on a span.
    let field: String
    /// The value as it is written, so that what nobody touches comes out as it came in.
    let json: String

    /// Levels of arrays and objects that are read: what is deeper is no value of a span.
    private static let maximumDepth = 1024

    /// Reads a line.
    ///
    /// - Throws: ``RedactionLineError``, which quotes nothing of the line.
    init(_ bytes: [UInt8]) throws(RedactionLineError) {
        // What is not UTF-8 becomes U+FFFD, as it does in every text of a program.
        let utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var scanner = JSONScanner(utf8, maximumDepth: Self.maximumDepth)
        var field: String?
        var json: String?
        do throws(JSONError) {
            guard case .objectStart? = try scanner.next() else { throw JSONError(at: 0, "an object was expected") }
            while case .name(let name)? = try scanner.next() {
                let start = scanner.position
                let value = try scanner.skipValue()
                switch String(decoding: utf8[name.range], as: UTF8.self) {
                case "field":
                    guard field == nil, case .string(let text) = value else { throw Self.misplaced("field", at: start) }
                    var bytes: [UInt8] = []
                    scanner.appendUnescaped(text.range, to: &bytes)
                    field = String(decoding: bytes, as: UTF8.self)
                case "value":
                    guard json == nil else { throw Self.misplaced("value", at: start) }
                    json = String(decoding: utf8[start..<scanner.position], as: UTF8.self)
                default: throw JSONError(at: start, "a member other than \"field\" and \"value\" stands here")
                }
            }
            // Nothing but white space may follow.
            while try scanner.next() != nil {}
        } catch {
            throw RedactionLineError(description: error.description)
        }
        guard let field else { throw RedactionLineError(description: "\"field\" is missing.") }
        guard let json else { throw RedactionLineError(description: "\"value\" is missing.") }
        self.field = field
        self.json = String(json.drop { $0.isWhitespace })
    }

    private static func misplaced(_ name: String, at position: Int) -> JSONError {
        JSONError(at: position, "\"\(name)\" stands twice or is not a string")
    }
}

/// Why a line cannot be read.
struct RedactionLineError: Error, CustomStringConvertible {
    let description: String
}

extension JSONScanner {
    /// Goes over one value and returns its first piece.
    fileprivate mutating func skipValue() throws(JSONError) -> Token? {
        let first = try next()
        var depth = 0
        var token = first
        while let current = token {
            switch current {
            case .objectStart, .arrayStart: depth += 1
            case .objectEnd, .arrayEnd: depth -= 1
            case .name, .string, .number, .bool, .null: break
            }
            if depth == 0 { return first }
            token = try next()
        }
        return first
    }
}

#endif
