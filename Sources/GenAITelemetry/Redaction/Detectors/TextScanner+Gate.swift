// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a gate asks instead of what the search does: whether a name may promise a secret, whatever its value is.
extension TextScanner {
    /// Bytes that a name between quotation marks is read back for; what is longer is suspicious.
    private static let longestQuotedName = 256

    /// Whether the name before a separator promises a secret, in this text or in one that is written within it.
    func mayAssign(at separator: Int, in bytes: Bytes) -> Bool {
        if let name = name(before: separator, in: bytes) {
            if isSecretName(name, separator, in: bytes) || announcedSecrecy(before: name, in: bytes) != .none
                || secrecyAnnounced(by: name, separator, in: bytes) != .none
            {
                return true
            }
            let start = min(GateEscape.start(of: name.lowerBound, in: bytes), name.upperBound)
            if start > name.lowerBound, isSecretName(start..<name.upperBound, separator, in: bytes) { return true }
            if isWhole(name, before: separator, in: bytes) { return false }
        }
        return bytes[separator] == UInt8(ascii: ":") && mayBeMember(before: separator, in: bytes)
    }

    private func isSecretName(_ name: Range<Int>, _ separator: Int, in bytes: Bytes) -> Bool {
        guard name.lowerBound < name.upperBound else { return false }
        let isQuery = name.lowerBound > 0 && ByteSet.querySeparators.contains(bytes[name.lowerBound - 1])
        return KeyRules.secrecy(of: bytes.extracting(name), inQuery: isQuery) != .none
    }

    /// Whether a name stands between quotation marks before a colon, as nearly every name in JSON does.
    private func isWhole(_ name: Range<Int>, before colon: Int, in bytes: Bytes) -> Bool {
        name.upperBound == colon - 1 && bytes[colon - 1] == UInt8(ascii: "\"") && name.lowerBound > 1
            && bytes[name.lowerBound - 1] == UInt8(ascii: "\"") && bytes[name.lowerBound - 2] != UInt8(ascii: "\\")
    }

    /// Whether the name of a member of a JSON object promises a secret.
    ///
    /// In JSON it may have any characters, and white space behind it.
    private func mayBeMember(before colon: Int, in bytes: Bytes) -> Bool {
        var end = colon
        while end > 0, ByteSet.whiteSpace.contains(bytes[end - 1]) { end -= 1 }
        // White space between name and colon that is escaped.
        if end >= 2, bytes[end - 2] == UInt8(ascii: "\\"), ByteSet.lineLetters.contains(bytes[end - 1]) { return true }
        guard end > 0, bytes[end - 1] == UInt8(ascii: "\"") else {
            return end > 1 && end < colon && bytes[end - 1] == UInt8(ascii: "\\")
        }
        end -= 1
        let depth = end
        while end > 0, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        let backslashes = depth - end
        let limit = max(end - Self.longestQuotedName, 0)
        var start = end
        while start > limit, bytes[start - 1] != UInt8(ascii: "\"") {
            // An escape may hide where a word begins.
            if bytes[start - 1] == UInt8(ascii: "\\") { return true }
            start -= 1
        }
        if start == limit, limit > 0 { return true }
        // A mark that is escaped more often than the last one is part of the name.
        if start - 2 >= backslashes, bytes[start - 2 - backslashes] == UInt8(ascii: "\\") { return true }
        guard start < end else { return false }
        let name = bytes.extracting(start..<end)
        return KeyRules.secrecy(of: name) != .none || isKeyOfJWK(name, behind: colon, in: bytes)
    }
}
