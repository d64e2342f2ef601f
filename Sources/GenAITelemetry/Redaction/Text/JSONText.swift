// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What redaction has to know about JSON besides its grammar.
enum JSONText {
    /// What may stand behind an opening brace: a name, an end, a name as Python writes it, one that is escaped itself.
    private static let afterBrace: ByteSet = "\"" | "}" | "'" | "\\"
    private static let afterBracket: ByteSet = .digits | "\"" | "'" | "{" | "[" | "]" | "-" | "\\"

    /// Whether a text begins as an object or an array does, and not as a remark in brackets.
    static func isLikely(_ bytes: Bytes) -> Bool {
        let start = bytes.endOfRun(of: .whiteSpace, from: 0)
        guard start < bytes.count else { return false }
        let next = bytes.endOfRun(of: .whiteSpace, from: start + 1)
        guard next < bytes.count else { return false }
        switch bytes[start] {
        case UInt8(ascii: "{"): return afterBrace.contains(bytes[next])
        case UInt8(ascii: "["):
            return afterBracket.contains(bytes[next])
                || ["true", "false", "null"].contains { bytes.contains($0, at: next) }
        default: return false
        }
    }

    /// The text between the quotation marks of a JSON string.
    static func escaped(_ utf8: [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(String(decoding: utf8, as: UTF8.self))
        return Array(writer.utf8.dropFirst().dropLast())
    }
}
