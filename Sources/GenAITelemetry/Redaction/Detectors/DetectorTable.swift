// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

/// The detectors of a set, arranged so that ordinary text costs next to nothing.
///
/// Text is passed in chunks of sixty-four bytes. What is looked at more closely are the bytes that something hangs on (a
/// separator, the @ of an address), groups of digits, dashes in a row, and runs of twelve and more bytes that tokens are made
/// of. Nearly every known beginning is the beginning of such a run; the few others are asked for where a word begins.
final class DetectorTable: Sendable {
    /// The credentials that are looked for always.
    static let credentials = DetectorTable(.credentials)

    /// Texts that are shorter hold nothing: of credentials, nothing that can be told from a word.
    let shortestText: Int
    /// What is looked for.
    let set: DetectorSet
    let personalData: PersonalDataSwitches
    /// Whether what applications look for has only bytes that are never escaped.
    let isPlain: Bool

    /// Fields in which nothing is found.
    let knownTexts = KnownTexts()
    /// Names of attributes that say nothing about the value.
    let knownNames = KnownTexts()
    /// What the search and the gate ask of each chunk, one behind the other.
    let options: StaticTable<genai_text_options>
    /// One bit for each pair of bytes that a known beginning has as its first two.
    private let pairs: StaticTable<UInt64>

    let patterns: [CredentialPattern]
    /// The beginnings of all patterns, one behind the other, in lower case where case does not matter.
    private let beginnings: [UInt8]
    /// What begins with the same two bytes stands in a row, the longest beginning first.
    private let candidates: StaticTable<Candidate>
    /// Where in `candidates` those are that begin with a pair of bytes, by ``bucket(_:_:)``.
    private let buckets: StaticTable<Bucket>

    private struct Bucket: BitwiseCopyable, Sendable {
        var first: UInt32
        var end: UInt32
    }

    private struct Candidate: BitwiseCopyable, Sendable {
        /// Its first eight bytes, the first the lowest; zeros behind its end.
        let head: UInt64
        /// The bits of these that have to be equal.
        let bits: UInt64
        /// Where in `beginnings` it stands.
        let beginning: UInt32
        let length: UInt32
        let pattern: UInt32
        let ignoresCase: Bool
        let beginsAnywhere: Bool
    }

    init(_ set: DetectorSet) {
        let patterns = CredentialPattern.known + set.custom.map { CredentialPattern($0) }
        var beginningTriples: [[[UInt8]]] = []
        var beginnings: [UInt8] = []
        var buckets = [[Candidate]](repeating: [], count: 256)
        var pairs = [UInt64](repeating: 0, count: 1 << 10)
        for (index, pattern) in patterns.enumerated() {
            let bytes = pattern.prefix.utf8.map { pattern.ignoresCase ? Self.lowered($0) : $0 }
            let start = beginnings.count
            beginnings += bytes
            let prefixLength = bytes.count
            var (head, bits): (UInt64, UInt64) = (0, 0)
            for (place, byte) in bytes.prefix(8).enumerated() {
                let equal: UInt8 = pattern.ignoresCase && ByteSet.letters.contains(byte) ? ~0x20 : 0xFF
                head |= UInt64(byte & equal) << UInt64(8 * place)
                bits |= UInt64(equal) << UInt64(8 * place)
            }
            let candidate = Candidate(
                head: head, bits: bits, beginning: UInt32(start), length: UInt32(prefixLength), pattern: UInt32(index),
                ignoresCase: pattern.ignoresCase, beginsAnywhere: pattern.beginsAnywhere)
            let choices = bytes.map { pattern.ignoresCase ? Self.cases(of: $0) : [$0] }
            if !pattern.isWithinRun { beginningTriples.append(Self.triple(choices, followedBy: pattern.firstBytes)) }
            for first in choices.first ?? [] {
                for second in choices.dropFirst().first ?? [] {
                    buckets[Self.bucket(first, second)].append(candidate)
                    pairs[Int(first) << 2 | Int(second) >> 6] |= 1 << UInt64(second & 63)
                }
            }
        }
        var candidates: [Candidate] = []
        self.buckets = StaticTable(
            buckets.map { list in
                let start = candidates.count
                candidates += list.sorted { $0.length > $1.length }
                return Bucket(first: UInt32(start), end: UInt32(candidates.count))
            })
        self.set = set
        shortestText = set.custom.reduce(set.personalData.contains(.email) ? 6 : 8) { min($0, $1.shortestLength) }
        let personalData = PersonalDataSwitches(set.personalData)
        self.personalData = personalData
        isPlain = set.custom.allSatisfy(\.isPlain)
        let isPlain = isPlain
        options = StaticTable(
            [false, true].map { Self.options(personalData, beginningTriples, isGate: $0, isPlain: isPlain) })
        self.pairs = StaticTable(pairs)
        self.patterns = patterns
        self.beginnings = beginnings
        self.candidates = StaticTable(candidates)
    }

    deinit {
        knownTexts.free()
        knownNames.free()
        options.free()
        pairs.free()
        candidates.free()
        buckets.free()
    }

    // MARK: Candidates

    /// The patterns whose beginning stands at a position, the longest first, until one is accepted.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - start: The position.
    ///   - isWithinWord: Whether a word goes on there.
    ///   - accept: Whether what follows the beginning is what has to, of the pattern with that number.
    /// - Returns: What was accepted; nil when nothing was.
    func firstPattern<Result>(
        in bytes: Bytes, at start: Int, isWithinWord: Bool,
        _ accept: (_ pattern: Int, _ body: Int) -> Result?
    ) -> Result? {
        guard start + 1 < bytes.count else { return nil }
        let head = bytes.firstBytes(at: start)
        let bucket = buckets[Self.bucket(bytes[start], bytes[start + 1])]
        for index in Int(bucket.first)..<Int(bucket.end) {
            // Buckets were made of the candidates that there are; nearly all of them are passed here.
            guard unsafe head & candidates.first[index].bits == candidates.first[index].head else { continue }
            let candidate = candidates[index]
            guard candidate.beginsAnywhere || !isWithinWord,
                candidate.length <= 8 || begins(candidate, bytes, at: start)
            else { continue }
            if let result = accept(Int(candidate.pattern), start + Int(candidate.length)) { return result }
        }
        return nil
    }

    /// Whether a known beginning has the two bytes at a position as its first ones.
    @inline(__always)
    func mayBegin(withPairAt start: Int, in bytes: Bytes) -> Bool {
        guard start >= 0, start + 1 < bytes.count else { return false }
        return pairs[Int(bytes[start]) << 2 | Int(bytes[start + 1]) >> 6] >> UInt64(bytes[start + 1] & 63) & 1 != 0
    }

    private func begins(_ candidate: Candidate, _ bytes: Bytes, at start: Int) -> Bool {
        let length = Int(candidate.length)
        guard bytes.count - start >= length else { return false }
        for offset in 8..<length {
            let byte = bytes[start + offset]
            let expected = beginnings[Int(candidate.beginning) + offset]
            if expected != (candidate.ignoresCase ? Self.lowered(byte) : byte) { return false }
        }
        return true
    }

    private static func bucket(_ first: UInt8, _ second: UInt8) -> Int { Int(first &* 37 &+ second) }

    /// A letter in both cases; any other byte.
    private static func cases(of byte: UInt8) -> [UInt8] {
        ByteSet.letters.contains(byte) ? [byte | 0x20, byte & ~0x20] : [byte]
    }

    static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}

// MARK: - Chunks

extension DetectorTable {
    /// The first three bytes of a beginning, each of them one of some; what may follow stands for those that it has not.
    private static func triple(_ beginning: [[UInt8]], followedBy set: ByteSet) -> [[UInt8]] {
        let following = (UInt8.min...UInt8.max).filter { set.contains($0) }
        return (0..<3).map { $0 < beginning.count ? beginning[$0] : following }
    }

    private static func options(
        _ personalData: PersonalDataSwitches, _ beginnings: [[[UInt8]]], isGate: Bool, isPlain: Bool
    ) -> genai_text_options {
        let colon = UInt8(ascii: ":")
        var options = genai_text_options()
        options.at = personalData.email ? UInt8(ascii: "@") : colon
        options.plus = personalData.phone ? UInt8(ascii: "+") : colon
        options.disguises = isGate ? 0xFF : 0
        options.escapes = isGate && isPlain ? 0xFF : 0
        var triples = beginnings
        // A list of two in a text that is escaped: `[\"`.
        if isGate { triples.append([[UInt8]("[(".utf8), [UInt8]("\\".utf8), [UInt8]("\\\"'`".utf8)]) }
        let buckets = Self.beginningBuckets(Set(triples.compactMap { $0[0].first.map(lowered) }))
        for triple in triples {
            let bucket = triple[0].first.flatMap { buckets[lowered($0)] } ?? 0
            for place in 0..<3 {
                for byte in triple[place] { unsafe genai_text_add_beginning(&options, bucket, UInt32(place), byte) }
            }
        }
        return options
    }

    /// What begins alike shares a bucket, and letters have theirs alone as far as there are enough.
    ///
    /// What else is in the bucket of a letter lets more words look like beginnings.
    private static func beginningBuckets(_ firsts: Set<UInt8>) -> [UInt8: UInt32] {
        let count = UInt32(GENAI_TEXT_BUCKETS)
        let letters = firsts.filter(ByteSet.letters.contains).sorted()
        var buckets: [UInt8: UInt32] = [:]
        for (index, letter) in letters.enumerated() { buckets[letter] = UInt32(index) % count }
        let taken = letters.count < Int(count) ? UInt32(letters.count) : 0
        for (index, byte) in firsts.subtracting(letters).sorted().enumerated() {
            buckets[byte] = taken + UInt32(index) % (count - taken)
        }
        return buckets
    }
}
