// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The patterns, arranged so that a byte of ordinary text costs one look-up.
///
/// Each byte has flags: whether it is part of a word, whether a pattern begins with it, whether it is punctuation that
/// something may hang on. Where a pattern may begin, a set of pairs of bytes sorts out nearly everything that is none.
final class CredentialTable: Sendable {
    static let shared = CredentialTable(CredentialPattern.known)

    static let isWord: UInt8 = 1
    /// Twice `isWord`, so that one shift turns "the byte before is part of a word" into "no pattern begins here".
    static let mayBegin: UInt8 = 2
    static let isPunctuation: UInt8 = 4

    let flags: [UInt8]
    private let pairs: [UInt64]
    private let candidates: [[Candidate]]

    struct Candidate: Sendable {
        let pattern: CredentialPattern
        /// The beginning, in lower case when case does not matter.
        let prefix: [UInt8]
    }

    init(_ patterns: [CredentialPattern]) {
        var flags = [UInt8](repeating: 0, count: 256)
        var pairs = [UInt64](repeating: 0, count: 256 * 4)
        var candidates = [[Candidate]](repeating: [], count: 256)
        for byte in UInt8.min...UInt8.max where ByteSet.word.contains(byte) { flags[Int(byte)] |= Self.isWord }
        // ':' and '=' part a name from a value, '-' begins PEM, '\' an escape; the others begin an invisible character.
        for byte in [UInt8](":=-\\".utf8) + [0x00, 0xC2, 0xE2, 0xEF] { flags[Int(byte)] |= Self.isPunctuation }
        for pattern in patterns {
            let exact = [UInt8](pattern.prefix.utf8)
            let lowered = pattern.ignoresCase ? exact.map(Self.lowered) : exact
            guard exact.count >= 2 else { continue }
            let candidate = Candidate(pattern: pattern, prefix: lowered)
            for first in Self.spellings(lowered[0], ignoringCase: pattern.ignoresCase) {
                flags[Int(first)] |= Self.mayBegin
                candidates[Int(first)].append(candidate)
                for second in Self.spellings(lowered[1], ignoringCase: pattern.ignoresCase) {
                    pairs[Int(first) << 2 | Int(second) >> 6] |= 1 << UInt64(second & 63)
                }
            }
        }
        for first in candidates.indices { candidates[first].sort { $0.prefix.count > $1.prefix.count } }
        self.flags = flags
        self.pairs = pairs
        self.candidates = candidates
    }

    func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
        pairs[Int(first) << 2 | Int(second) >> 6] &>> UInt64(second & 63) & 1 != 0
    }

    /// The patterns that begin with a byte, the longest beginning first.
    func candidates(_ first: UInt8) -> [Candidate] { candidates[Int(first)] }

    static func lowered(_ byte: UInt8) -> UInt8 { ByteSet.uppercase.contains(byte) ? byte | 0x20 : byte }

    private static func spellings(_ byte: UInt8, ignoringCase: Bool) -> [UInt8] {
        ignoringCase && ByteSet.lowercase.contains(byte) ? [byte, byte & ~0x20] : [byte]
    }
}

extension CredentialTable.Candidate {
    func isPrefix(of bytes: Bytes, at start: Int) -> Bool {
        guard bytes.count - start >= prefix.count else { return false }
        if pattern.ignoresCase {
            for offset in prefix.indices where CredentialTable.lowered(bytes[start + offset]) != prefix[offset] {
                return false
            }
        } else {
            for offset in prefix.indices where bytes[start + offset] != prefix[offset] { return false }
        }
        return true
    }
}
