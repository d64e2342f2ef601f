// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What some bytes look like: how many digits, letters and other characters they have.
struct Appearance {
    let digits: Int
    let lowercase: Int
    let uppercase: Int
    let others: Int
    /// Those of the others that code, templates, markup and sentences are full of, or a colon.
    let innocents: Int
    /// Those that a password without digits has.
    let marks: Int

    /// For each byte a one in the twelve bits that count its like.
    private static let counts = StaticTable<UInt64>(
        (UInt8.min...UInt8.max).map { byte in
            if ByteSet.digits.contains(byte) { return 1 }
            if ByteSet.lowercase.contains(byte) { return 1 << 12 }
            if ByteSet.uppercase.contains(byte) { return 1 << 24 }
            if TextScanner.innocentOrColon.contains(byte) { return 1 << 36 }
            return TextScanner.passwordBytes.contains(byte) ? 1 << 48 : 0
        })
    /// More would not fit into twelve bits; what is judged is far shorter.
    private static let mostBytes = 1 << 11

    init(of bytes: Bytes, in range: Range<Int>) {
        let counts = Self.counts
        var sum: UInt64 = 0
        for index in range.prefix(Self.mostBytes) { sum &+= counts[Int(bytes[index])] }
        digits = Int(sum & 0xFFF)
        lowercase = Int(sum &>> 12 & 0xFFF)
        uppercase = Int(sum &>> 24 & 0xFFF)
        innocents = Int(sum &>> 36 & 0xFFF)
        marks = Int(sum &>> 48)
        others = range.count - digits - lowercase - uppercase
    }

    var letters: Int { lowercase + uppercase }
    /// Whether two of digits, small and capital letters occur, the second more than once.
    var isMixed: Bool { (digits > 0 && letters > 0) || (lowercase > 1 && uppercase > 1) }
    /// Whether digits, small and capital letters occur.
    var hasAllKinds: Bool { digits > 0 && lowercase > 0 && uppercase > 0 }
}
