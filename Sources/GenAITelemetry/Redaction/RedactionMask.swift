// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What stands where something was taken out: `[REDACTED:rule]`, always the same for a rule.
///
/// It tells no length and no first or last characters. No rule matches it, so redacting twice changes nothing.
enum RedactionMask {
    private static let opening = "[REDACTED:"
    /// The longest name of a rule; what is longer between the brackets is no mask of ours.
    private static let longestRule = 24
    private static let ruleBytes: ByteSet = .lowercase | .digits | "_"

    /// Whether a mask can bear the name of a rule.
    static func isRule(_ rule: String) -> Bool {
        !rule.isEmpty && rule.utf8.count <= longestRule && rule.utf8.allSatisfy(ruleBytes.contains)
    }

    static func text(_ rule: String) -> String { "\(opening)\(rule)]" }

    /// Where the mask that begins at a position ends, or nil when none begins there.
    static func end(in bytes: Bytes, at start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "["), bytes.contains(opening, at: start) else {
            return nil
        }
        var end = start + opening.utf8.count
        let limit = min(end + longestRule, bytes.count)
        while end < limit, ruleBytes.contains(bytes[end]) { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: "]") ? end + 1 : nil
    }

    /// Whether a colon is that of a mask: no name stands before it.
    static func hasColon(in bytes: Bytes, at colon: Int) -> Bool {
        colon > 1 && bytes[colon - 1] == UInt8(ascii: "D") && bytes[colon - 2] == UInt8(ascii: "E")
            && end(in: bytes, at: max(colon + 1 - opening.utf8.count, 0)) != nil
    }

    /// Whether a position is within a mask.
    static func isWithin(_ bytes: Bytes, at position: Int) -> Bool {
        let longest = opening.utf8.count + longestRule
        for start in max(0, position - longest)..<position {
            if let end = end(in: bytes, at: start), end > position { return true }
        }
        return false
    }

    /// Whether the bytes are one mask and nothing else.
    static func isMask(_ bytes: Bytes) -> Bool { end(in: bytes, at: 0) == bytes.count }
}
