// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The patterns, arranged so that a byte of ordinary text costs one look-up.
///
/// Each byte has flags: whether it is part of a word, whether a pattern begins with it, whether it is punctuation that
/// something may hang on. Where a pattern may begin, a set of triples of bytes sorts out nearly everything that is none.
final class DetectorTable: Sendable {
    /// The credentials that are looked for always.
    static let credentials = DetectorTable(.credentials)

    static let isWord: UInt8 = 1
    /// Twice `isWord`, so that one shift turns "the byte before is part of a word" into "no pattern begins here".
    static let mayBegin: UInt8 = 2
    static let isPunctuation: UInt8 = 4
    /// Whether a pattern begins here even within a word.
    static let mayBeginWithin: UInt8 = 8
    static let isInteresting = mayBegin | isPunctuation | mayBeginWithin

    let flags: [UInt8]
    /// One bit for each triple of bytes that a pattern begins with.
    let triples: [UInt64]
    let patterns: [CredentialPattern]
    /// Texts that are shorter hold nothing: of credentials, nothing that can be told from a word.
    let shortestText: Int
    /// What is looked for.
    let set: DetectorSet
    /// The beginnings of all patterns, one behind the other, in lower case where case does not matter.
    private let beginnings: [UInt8]
    private let candidates: [Candidate]
    /// Where in `candidates` those of a first byte are, the longest beginning first.
    private let ranges: [Range<Int>]

    private struct Candidate: Sendable {
        let beginning: Range<Int>
        let pattern: Int
        let ignoresCase: Bool
    }

    init(_ set: DetectorSet) {
        self.set = set
        shortestText = set.custom.reduce(set.personalData.contains(.email) ? 6 : 8) { min($0, $1.shortestLength) }
        let patterns = CredentialPattern.known + set.custom.map { CredentialPattern($0) }
        var flags = [UInt8](repeating: 0, count: 256)
        var triples = [UInt64](repeating: 0, count: Self.tripleCount / 64)
        var beginnings: [UInt8] = []
        var byFirst = [[Candidate]](repeating: [], count: 256)
        for byte in UInt8.min...UInt8.max where ByteSet.word.contains(byte) { flags[Int(byte)] |= Self.isWord }
        // ':' and '=' part a name from a value, '-' begins PEM and options.
        for byte in ":=-".utf8 { flags[Int(byte)] |= Self.isPunctuation }
        for (index, pattern) in patterns.enumerated() {
            let bytes = pattern.prefix.utf8.map { pattern.ignoresCase ? Self.lowered($0) : $0 }
            let start = beginnings.count
            beginnings += bytes
            let candidate = Candidate(
                beginning: start..<beginnings.count, pattern: index, ignoresCase: pattern.ignoresCase)
            let spellings = (0..<3).map { Self.spellings($0 < bytes.count ? bytes[$0] : nil, pattern.ignoresCase) }
            for first in spellings[0] {
                flags[Int(first)] |= pattern.beginsAnywhere ? Self.mayBeginWithin : Self.mayBegin
                byFirst[Int(first)].append(candidate)
                for second in spellings[1] {
                    for third in spellings[2] {
                        let triple = Self.triple(first, second, third)
                        triples[triple >> 6] |= 1 << UInt64(triple & 63)
                    }
                }
            }
        }
        var candidates: [Candidate] = []
        ranges = byFirst.map { list in
            let start = candidates.count
            candidates += list.sorted { $0.beginning.count > $1.beginning.count }
            return start..<candidates.count
        }
        self.flags = flags
        self.triples = triples
        self.patterns = patterns
        self.beginnings = beginnings
        self.candidates = candidates
    }

    // MARK: Triples

    private static let tripleCount = 1 << 15

    /// The number of a triple; different ones of letters have different numbers, mostly.
    static func triple(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        (Int(first) &<< 10 ^ Int(second) &<< 5 ^ Int(third)) & (tripleCount - 1)
    }

    private static func spellings(_ byte: UInt8?, _ ignoresCase: Bool) -> [UInt8] {
        guard let byte else { return Array(UInt8.min...UInt8.max) }
        return ignoresCase && ByteSet.lowercase.contains(byte) ? [byte, byte & ~0x20] : [byte]
    }

    // MARK: Candidates

    /// The patterns whose beginning stands at a position, the longest first, until one is accepted.
    func firstPattern<Result>(
        in bytes: Bytes, at start: Int, _ accept: (_ pattern: CredentialPattern, _ body: Int) -> Result?
    ) -> Result? {
        for index in ranges[Int(bytes[start])] where begins(candidates[index], bytes, at: start) {
            let candidate = candidates[index]
            if let result = accept(patterns[candidate.pattern], start + candidate.beginning.count) { return result }
        }
        return nil
    }

    private func begins(_ candidate: Candidate, _ bytes: Bytes, at start: Int) -> Bool {
        guard bytes.count - start >= candidate.beginning.count else { return false }
        var position = start
        for index in candidate.beginning {
            let byte = bytes[position]
            if beginnings[index] != (candidate.ignoresCase ? Self.lowered(byte) : byte) { return false }
            position += 1
        }
        return true
    }

    static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
