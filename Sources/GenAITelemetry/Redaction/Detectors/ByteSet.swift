// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A set of ASCII bytes that answers in a few instructions.
///
/// Sets are written as `.letters | "-" | "_"`, which the compiler folds into two constants: none is made while a text is
/// searched. Bytes of longer UTF-8 sequences are in no set, so a secret ends where a combining mark or an emoji begins.
struct ByteSet: Hashable, Sendable, ExpressibleByUnicodeScalarLiteral {
    private let low: UInt64
    private let high: UInt64

    @inline(__always)
    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// The set of one byte; of none, when the scalar is not ASCII.
    @inline(__always)
    init(unicodeScalarLiteral scalar: Unicode.Scalar) {
        let value = UInt64(scalar.value)
        low = value < 64 ? 1 &<< value : 0
        high = value >= 64 && value < 128 ? 1 &<< (value &- 64) : 0
    }

    /// The bytes from one to another; both are digits, or both are letters.
    @inline(__always)
    private static func range(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> ByteSet {
        let (first, last) = (UInt64(first.value), UInt64(last.value))
        let members = UInt64.max &>> (63 &- (last &- first))
        return first < 64 ? ByteSet(low: members &<< first, high: 0) : ByteSet(low: 0, high: members &<< (first &- 64))
    }

    @inline(__always)
    static func | (left: ByteSet, right: ByteSet) -> ByteSet {
        ByteSet(low: left.low | right.low, high: left.high | right.high)
    }

    func subtracting(_ other: ByteSet) -> ByteSet { ByteSet(low: low & ~other.low, high: high & ~other.high) }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        // Without a branch: which half a byte of an id is in, no processor can guess.
        let half = byte & 0x40 == 0 ? low : high
        return half &>> UInt64(byte) & UInt64(~byte &>> 7) != 0
    }
}

extension ByteSet {
    static let none = ByteSet(low: 0, high: 0)
    static let ascii = ByteSet(low: .max, high: .max)
    static let digits: ByteSet = .range("0", "9")
    static let lowercase: ByteSet = .range("a", "z")
    static let uppercase: ByteSet = .range("A", "Z")
    static let letters: ByteSet = .lowercase | .uppercase
    static let alphanumeric: ByteSet = .letters | .digits
    /// What names are made of; a credential begins only where the byte before is none of these.
    static let word: ByteSet = .alphanumeric | "_"
    /// The URL-safe base-64 alphabet, which most tokens are made of.
    static let wordAndDash: ByteSet = .word | "-"
    static let base64Digits: ByteSet = .alphanumeric | "+" | "/"
    static let base64: ByteSet = .base64Digits | "="
    static let hexadecimal: ByteSet = .digits | .range("a", "f") | .range("A", "F")
    /// What HTTP allows in a bearer token: RFC 6750 section 2.1.
    static let bearer: ByteSet = .base64 | "-" | "." | "_" | "~"
    static let space: ByteSet = " "
    static let blanks: ByteSet = " " | "\t"
    static let lineEnds: ByteSet = "\r" | "\n"
    static let whiteSpace: ByteSet = .blanks | .lineEnds
    static let quotes: ByteSet = "\"" | "'" | "`"
    static let backslash: ByteSet = "\\"
    /// What white space is written with behind a backslash.
    static let lineLetters: ByteSet = "n" | "r" | "t" | "b" | "f"
    /// What may stand between two lines of a run of base64.
    static let runContinuations: ByteSet = .whiteSpace | .backslash
    /// What comes before the name of a parameter of a URL.
    static let querySeparators: ByteSet = "?" | "&" | "#"
}
