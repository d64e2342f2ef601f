// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Some bytes that read as others: an escape, an invisible character, a letter that looks like another.
///
/// The list of what is recognised is here and in the two files beside: ``init(in:at:behind:)`` is the authority on what
/// makes a text suspicious. What it does not know of is not looked behind.
struct Disguise {
    /// Bytes that the disguise takes in the text.
    private(set) var length: Int
    /// What they stand for: up to four bytes, the first the lowest.
    private var value: UInt32 = 0
    private var count = 0

    /// Bytes that stand for nothing.
    init(hiding length: Int) { self.length = length }

    /// Bytes that stand for one.
    init(_ length: Int, _ byte: UInt8) {
        self.length = length
        value = UInt32(byte)
        count = 1
    }

    /// Bytes that stand for one behind a space.
    init(_ length: Int, spaceAnd byte: UInt8) {
        self.length = length
        value = UInt32(UInt8(ascii: " ")) | UInt32(byte) << 8
        count = 2
    }

    /// Bytes that stand for a character.
    init(_ length: Int, _ scalar: Unicode.Scalar) {
        self.length = length
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            value |= UInt32(byte) << UInt32(8 * count)
            count += 1
        }
    }

    /// Appends what the bytes stand for.
    func append(to bytes: inout [UInt8]) {
        for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * index))) }
    }

    // MARK: Where one begins

    /// One bit for each byte that a disguise can begin with.
    private static let beginnings: [Bool] = (UInt8.min...UInt8.max).map { byte in
        switch byte {
        case 0, 0x1B, UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "="): true
        // Chinese, Japanese and Korean characters begin with E3 to ED; of E3 only the wide space matters.
        case 0x80...0xBF, 0xC0...0xC2, 0xCC...0xD3, 0xD8...0xDB, 0xE0...0xE3, 0xEA, 0xEF, 0xF0...0xFF: true
        default: false
        }
    }

    /// Whether a disguise can begin with a byte.
    static func mayBegin(_ byte: UInt8) -> Bool { beginnings[Int(byte)] }

    /// Where the first disguise stands; nil when there is none, which costs no allocation to find out.
    static func firstPosition(in text: Bytes) -> Int? {
        let beginnings = beginnings
        for index in text.indices where beginnings[Int(text[index])] {
            if Disguise(in: text, at: index, behind: index > 0 ? text[index - 1] : 0) != nil { return index }
        }
        return nil
    }

    /// The disguise that begins at a position, or nil.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - index: The position.
    ///   - previous: The byte before it, as it reads.
    init?(in text: Bytes, at index: Int, behind previous: UInt8) {
        let byte = text[index]
        switch byte {
        case 0: self.init(hiding: 1)
        case 0x1B: self.init(terminalCodeIn: text, at: index)
        case UInt8(ascii: "\\"): self.init(backslashIn: text, at: index)
        case UInt8(ascii: "%"): self.init(percentIn: text, at: index)
        case UInt8(ascii: "&"): self.init(entityIn: text, at: index)
        case UInt8(ascii: "="): self.init(quotedPrintableIn: text, at: index)
        case 0x80...: self.init(characterIn: text, at: index, behind: previous)
        default: return nil
        }
    }
}
