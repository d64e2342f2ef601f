// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Characters that do not show, and characters that read as others.
///
/// Outside of Latin writing most of them are what they seem, so nearly all count only beside an ASCII letter or digit.
extension Disguise {
    private static let tokenBytes: ByteSet = .wordAndDash | "." | ":" | "=" | "@" | "/" | "+"

    /// A character beyond ASCII, or a byte that is not UTF-8.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - start: Where it begins.
    ///   - previous: The byte before it, as it reads.
    init?(characterIn text: Bytes, at start: Int, behind previous: UInt8) {
        guard let (scalar, length) = Self.scalar(in: text, at: start) else {
            // Not UTF-8: a byte that begins nothing, or a character that was cut.
            var end = start + 1
            while end < min(start + 4, text.count), text[end] & 0xC0 == 0x80 { end += 1 }
            guard Self.tokenBytes.contains(previous), Self.isToken(text, at: end) else { return nil }
            self.init(hiding: end - start)
            return
        }
        let next = start + length
        let isBehind = previous > 0x20 && previous < 0x7F
        switch scalar.value {
        case 0xE0020...0xE007E:
            // Tags, which hide whole texts; these do not belong to the word before.
            let byte = UInt8(scalar.value - 0xE0000)
            let isFirst = start < 4 || text[start - 4] != 0xF3 || text[start - 3] != 0xA0
            if isFirst, start > 0 { self.init(length, spaceAnd: byte) } else { self.init(length, byte) }
        case let value where Self.isIgnorable(value):
            guard isBehind else { return nil }
            self.init(hiding: length)
        case let value where Self.isCombining(value):
            guard ByteSet.wordAndDash.contains(previous) else { return nil }
            self.init(hiding: length)
        case 0xFFFD:
            guard Self.tokenBytes.contains(previous), Self.isToken(text, at: next) else { return nil }
            self.init(hiding: length)
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            guard isBehind, Self.isToken(text, at: next) else { return nil }
            self.init(length, UInt8(ascii: " "))
        case 0x2010, 0x2011, 0x2212, 0xFE63:
            guard isBehind, Self.isToken(text, at: next) else { return nil }
            self.init(length, UInt8(ascii: "-"))
        case 0x2012...0x2015:
            // Between words it is punctuation.
            guard ByteSet.digits.contains(previous), Self.isToken(text, at: next) else { return nil }
            self.init(length, UInt8(ascii: "-"))
        case let value:
            guard let byte = Self.wide(value, isBehind: isBehind) ?? Self.digit(value) ?? Self.styled(value) else {
                let besideWord = ByteSet.word.contains(previous) || Self.isWord(text, at: next)
                guard besideWord, let byte = Self.lookAlike(value) else { return nil }
                self.init(length, byte)
                return
            }
            self.init(length, byte)
        }
    }

    private static func isToken(_ text: Bytes, at index: Int) -> Bool {
        index < text.count && tokenBytes.contains(text[index])
    }

    private static func isWord(_ text: Bytes, at index: Int) -> Bool {
        index < text.count && ByteSet.word.contains(text[index])
    }

    /// The character that begins at a position, and its bytes; nil when what stands there is not UTF-8.
    private static func scalar(in text: Bytes, at start: Int) -> (Unicode.Scalar, length: Int)? {
        let first = text[start]
        let length =
            switch first {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, text.count - start >= length else { return nil }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for index in start + 1..<start + length {
            guard text[index] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(text[index] & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, length) }
    }

    /// Characters that show nothing: Unicode's `Default_Ignorable_Code_Point`.
    private static func isIgnorable(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3,
            0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    private static func isCombining(_ value: UInt32) -> Bool {
        switch value {
        case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        default: false
        }
    }

    // MARK: Letters and digits of other shapes

    /// The full-width forms, of which most punctuation is what Chinese and Japanese are written with.
    private static func wide(_ value: UInt32, isBehind: Bool) -> UInt8? {
        guard (0xFF01...0xFF5E).contains(value) else { return nil }
        let byte = UInt8(value - 0xFEE0)
        switch byte {
        case UInt8(ascii: ":"): return isBehind ? byte : nil
        case let byte where tokenBytes.contains(byte): return byte
        default: return nil
        }
    }

    /// Decimal digits of other scripts, which stand in rows of ten.
    private static func digit(_ value: UInt32) -> UInt8? {
        let zero: UInt32
        switch value {
        case 0x660...0x669: zero = 0x660
        case 0x6F0...0x6F9: zero = 0x6F0
        case 0x7C0...0x7C9: zero = 0x7C0
        case 0x966...0xDEF where value & 0x7F >= 0x66 && value & 0x7F <= 0x6F: zero = value & ~0x7F | 0x66
        case 0xE50...0xE59: zero = 0xE50
        case 0xED0...0xED9: zero = 0xED0
        case 0xF20...0xF29: zero = 0xF20
        case 0x1040...0x1049: zero = 0x1040
        case 0x17E0...0x17E9: zero = 0x17E0
        case 0x1810...0x1819: zero = 0x1810
        case 0x1D7CE...0x1D7FF: zero = value - (value - 0x1D7CE) % 10
        case 0x1FBF0...0x1FBF9: zero = 0x1FBF0
        default: return nil
        }
        return UInt8(value - zero) + UInt8(ascii: "0")
    }

    /// Mathematical and circled letters.
    private static func styled(_ value: UInt32) -> UInt8? {
        let alphabet: (UInt32) -> UInt8 = { index in
            let index = UInt8(truncatingIfNeeded: index)
            return index < 26 ? UInt8(ascii: "A") + index : UInt8(ascii: "a") + index - 26
        }
        switch value {
        case 0x1D400...0x1D6A3: return alphabet((value - 0x1D400) % 52)
        case 0x24B6...0x24E9: return alphabet(value - 0x24B6)
        case 0x249C...0x24B5: return alphabet(value - 0x249C + 26)
        case 0x1F110...0x1F129: return alphabet(value - 0x1F110)
        case 0x1F130...0x1F149: return alphabet(value - 0x1F130)
        case 0x1F150...0x1F169: return alphabet(value - 0x1F150)
        case 0x1F170...0x1F189: return alphabet(value - 0x1F170)
        case 0x2460...0x2468: return UInt8(value - 0x2460) + UInt8(ascii: "1")
        case 0x24EA: return UInt8(ascii: "0")
        case 0x2102...0x2134: return letterLike[value]
        default: return nil
        }
    }

    /// The letters that stand elsewhere than the other mathematical ones.
    private static let letterLike: [UInt32: UInt8] = table([
        (
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "·ℬ··ℰℱ·ℋℐ··ℒℳ····ℛ············ℯ·ℊℎ······ℴ···········"
        ),
        ("CHIRZNPQ", "ℭℌℑℜℨℕℙℚ"), ("CHRZ", "ℂℍℝℤ"),
    ])

    /// Letters of the Cyrillic and Greek alphabets, and a few Latin ones, that look like ASCII.
    private static let lookAlikes: [UInt32: UInt8] = table([
        ("aceopsxyijhdqwklgbmntuvrf", "асеорѕхуіјһԁԛԝкӏɡьмптυѵгƒ"), ("ABCEHIJKMOPSTXYZ", "АВСЕНІЈКМОРЅТХУΖ"),
        ("ABEHIKMNOPTXYZ", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ"), ("aoinvpk", "αοινѵρκ"),
    ])

    private static func lookAlike(_ value: UInt32) -> UInt8? {
        value < 0x530 ? lookAlikes[value] : nil
    }

    private static func table(_ rows: [(ascii: String, others: String)]) -> [UInt32: UInt8] {
        var table: [UInt32: UInt8] = [:]
        for row in rows {
            for (byte, other) in zip(row.ascii.utf8, row.others.unicodeScalars) where other != "·" {
                table[other.value] = table[other.value] ?? byte
            }
        }
        return table
    }
}
