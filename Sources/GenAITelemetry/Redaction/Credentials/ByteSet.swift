// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A set of ASCII bytes that answers in two instructions.
///
/// Bytes of longer UTF-8 sequences are in no set: a secret ends where a combining mark or an emoji begins.
struct ByteSet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ members: some Sequence<UInt8>) {
        for byte in members where byte < 128 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
    }

    init(_ members: StaticString) { self.init(members.description.utf8) }

    func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? low &>> UInt64(byte) & 1 != 0 : byte < 128 && high &>> UInt64(byte &- 64) & 1 != 0
    }

    func union(_ other: ByteSet) -> ByteSet {
        var union = self
        union.low |= other.low
        union.high |= other.high
        return union
    }

    func union(_ members: StaticString) -> ByteSet { union(ByteSet(members)) }
}

extension ByteSet {
    static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
    static let lowercase = ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
    static let uppercase = ByteSet(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    static let letters = lowercase.union(uppercase)
    static let alphanumeric = letters.union(digits)
    /// What names are made of; a credential begins only where the byte before is none of these.
    static let word = alphanumeric.union("_")
    /// The URL-safe base-64 alphabet, which most tokens are made of.
    static let wordAndDash = word.union("-")
    static let base64 = alphanumeric.union("+/=")
    static let hexadecimal = digits.union("abcdefABCDEF")
    /// What HTTP allows in a bearer token: RFC 6750 section 2.1.
    static let bearer = alphanumeric.union("-._~+/=")
    static let whiteSpace = ByteSet(" \t\r\n")
}
