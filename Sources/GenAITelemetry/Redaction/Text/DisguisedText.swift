// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Text in which escapes or invisible characters stand between the bytes of a credential and whoever looks for them.
///
/// `\nsk-…` hides that a word begins, `\u0073k-…` hides its first letter, `gh\_…` is how Markdown writes an underscore,
/// and a zero-width space shows in no font. Such a text is searched a second time without them.
enum DisguisedText {
    /// Whether a disguise begins at a position.
    static func isDisguise(_ bytes: Bytes, at index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "\\") || invisibleLength(bytes, at: index) > 0
    }

    /// The text without escapes and invisible characters, or nil when it has none.
    ///
    /// Meant for searching: a run of backslashes counts as one, so that text which was escaped several times is revealed
    /// at once.
    static func revealed(_ bytes: Bytes) -> [UInt8]? {
        var revealed: [UInt8] = []
        revealed.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\"): index = unescape(bytes, at: index, into: &revealed)
            case 0x00, 0xC2, 0xE2, 0xEF:
                let length = invisibleLength(bytes, at: index)
                if length == 0 { revealed.append(byte) }
                index += max(length, 1)
            default:
                revealed.append(byte)
                index += 1
            }
        }
        return revealed.count == bytes.count ? nil : revealed
    }

    /// Where a disguise ends that stands between two bytes of one token; nil when none does at this position.
    static func endOfBridge(_ bytes: Bytes, at start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        var end = start + invisibleLength(bytes, at: start)
        if bytes[start] == UInt8(ascii: "\\") {
            var revealed: [UInt8] = []
            end = unescape(bytes, at: start, into: &revealed)
            guard revealed.count == 1, ByteSet.wordAndDash.contains(revealed[0]) else { return nil }
        }
        return end > start && end < bytes.count && ByteSet.wordAndDash.contains(bytes[end]) ? end : nil
    }

    // MARK: Escapes

    /// Appends what an escape stands for, and returns where it ends.
    private static func unescape(_ bytes: Bytes, at start: Int, into revealed: inout [UInt8]) -> Int {
        let letter = bytes.endOfRun(of: .backslash, from: start)
        guard letter < bytes.count else {
            revealed.append(UInt8(ascii: "\\"))
            return letter
        }
        switch bytes[letter] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"): revealed.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): revealed.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "u"):
            if let (scalar, end) = scalar(bytes, at: letter + 1) {
                revealed.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                return end
            }
            revealed.append(contentsOf: "\\u".utf8)
        case UInt8(ascii: "x"):
            if let value = hexadecimal(bytes, at: letter + 1, count: 2), value < 0x80 {
                revealed.append(UInt8(value))
                return letter + 3
            }
            revealed.append(contentsOf: "\\x".utf8)
        case let byte where ByteSet.alphanumeric.contains(byte) || byte >= 0x80:
            revealed.append(UInt8(ascii: "\\"))
            revealed.append(byte)
        case let byte: revealed.append(byte)
        }
        return letter + 1
    }

    /// The scalar of `0073`, `{73}` or a surrogate pair `d83d\ude00`, and where its text ends.
    private static func scalar(_ bytes: Bytes, at start: Int) -> (Unicode.Scalar, end: Int)? {
        if start < bytes.count, bytes[start] == UInt8(ascii: "{") {
            let end = bytes.endOfRun(of: .hexadecimal, from: start + 1, limit: start + 9)
            guard end < bytes.count, bytes[end] == UInt8(ascii: "}"),
                let value = hexadecimal(bytes, at: start + 1, count: end - start - 1)
            else { return nil }
            return (Unicode.Scalar(value) ?? "\u{FFFD}", end + 1)
        }
        guard let first = hexadecimal(bytes, at: start, count: 4) else { return nil }
        let end = start + 4
        if first >> 10 == 0x36 {
            let second = bytes.endOfRun(of: .backslash, from: end)
            if second > end, second < bytes.count, bytes[second] == UInt8(ascii: "u"),
                let low = hexadecimal(bytes, at: second + 1, count: 4), low >> 10 == 0x37
            {
                return (Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + low & 0x3FF) ?? "\u{FFFD}", second + 5)
            }
        }
        return (Unicode.Scalar(first) ?? "\u{FFFD}", end)
    }

    private static func hexadecimal(_ bytes: Bytes, at start: Int, count: Int) -> UInt32? {
        guard count > 0, bytes.count - start >= count else { return nil }
        var value: UInt32 = 0
        for index in start..<start + count {
            guard let nibble = Hexadecimal.nibble(bytes[index], allowingUppercase: true) else { return nil }
            value = value << 4 | UInt32(nibble)
        }
        return value
    }

    // MARK: Invisible characters

    /// The bytes of the invisible character that begins at a position; 0 when there is none.
    private static func invisibleLength(_ bytes: Bytes, at index: Int) -> Int {
        let left = bytes.count - index
        switch bytes[index] {
        case 0x00: return 1
        case 0xC2 where left >= 2: return bytes[index + 1] == 0xAD ? 2 : 0  // Soft hyphen.
        case 0xE2 where left >= 3:
            switch (bytes[index + 1], bytes[index + 2]) {
            // Zero-width space and joiners, directional marks and embeddings, word joiner and isolates.
            case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xAF): return 3
            default: return 0
            }
        case 0xEF where left >= 3:
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0xBB, 0xBF), (0xB8, 0x80...0x8F): return 3  // Byte order mark, variation selectors.
            default: return 0
            }
        default: return 0
        }
    }
}
