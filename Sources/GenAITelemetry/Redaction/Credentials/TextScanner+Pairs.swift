// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names and values in lists of two: `["x-api-key", "…"]`, `("x-api-key", "…")`, `.header("x-api-key", "…")`.
extension TextScanner {
    private static let shortestPairedSecret = 8

    /// The secret behind the name that begins at a position, behind a bracket and a quotation mark.
    func pair(at start: Int, in bytes: Bytes) -> Range<Int>? {
        let end = bytes.endOfRun(of: Self.nameSet, from: start, limit: start + Self.longestName)
        guard end < bytes.count, bytes[end] == bytes[start - 1] || isGate && bytes[end] == UInt8(ascii: "\\") else {
            return nil
        }
        let secrecy = KeyRules.secrecy(of: bytes.extracting(start..<end))
        guard secrecy != .none else { return nil }
        if isGate { return start..<end }
        var position = bytes.endOfRun(of: .whiteSpace, from: end + 1, limit: end + 1 + Self.longestGap)
        guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { return nil }
        position = bytes.endOfRun(of: .whiteSpace, from: position + 1, limit: position + 1 + 2 * Self.longestGap)
        guard let value = value(at: position, of: start..<end, secrecy, isQuery: false, in: bytes), value.isQuoted,
            RedactionMask.end(in: bytes, at: value.start) == nil
        else { return nil }
        if secrecy != .authorization, secrecy != .cookie {
            guard Self.isPairedSecret(bytes.extracting(value.sample), secrecy) else { return nil }
        }
        return secret(in: value, of: secrecy, bytes)
    }

    /// Whether what stands beside a secret name is a secret: names stand beside names as well.
    static func isPairedSecret(_ value: Bytes, _ secrecy: KeyRules.Secrecy) -> Bool {
        // A header with a known scheme or a parameter is found as one.
        if secrecy == .authorization || secrecy == .cookie { return false }
        guard value.count >= shortestPairedSecret,
            looksSecret(value, in: value.indices, isPassword: secrecy == .password)
        else { return false }
        let appearance = Appearance(of: value, in: value.indices)
        return appearance.hasAllKinds || value.count >= 16 || secrecy == .password && appearance.others > 0
    }

    /// Whether a list of two may begin before a backslash, in a text that is escaped.
    func mayPair(at backslash: Int, in bytes: Bytes) -> Bool {
        guard backslash > 0, bytes[backslash - 1] == UInt8(ascii: "[") || bytes[backslash - 1] == UInt8(ascii: "(")
        else {
            return false
        }
        let mark = bytes.endOfRun(of: .backslash, from: backslash, limit: backslash + 8)
        guard mark < bytes.count, ByteSet.quotes.contains(bytes[mark]) else { return false }
        return pair(at: mark + 1, in: bytes) != nil
    }
}
