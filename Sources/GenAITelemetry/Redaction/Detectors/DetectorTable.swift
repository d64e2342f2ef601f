// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The detectors of a set, arranged so that eight bytes of ordinary text cost a handful of look-ups.
///
/// Text is passed in blocks of eight bytes. A block is looked at more closely when it has a byte that something hangs on
/// (a separator, the @ of an address), some digits, no byte that parts words, or three bytes in a row that a known
/// beginning has. All four are certain: what a detector finds lies in at least one such block, wherever blocks begin.
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

    /// For each byte its classes, in a form that can be put side by side for a block.
    let classes: StaticTable<UInt32>
    /// The same, with the bytes that a disguise may begin with.
    let gateClasses: StaticTable<UInt32>
    /// One bit for each triple of bytes that a known beginning has as its first or second three.
    ///
    /// Where it has but two, also with the byte before.
    let triples: StaticTable<UInt64>
    /// One bit for each pair of bytes that a known beginning has as its first two.
    private let pairs: [UInt64]

    private let patterns: [CredentialPattern]
    /// The beginnings of all patterns, one behind the other, in lower case where case does not matter.
    private let beginnings: [UInt8]
    private let candidates: [Candidate]
    /// The first bytes of each of them, at most four, and above them the bits of these that have to be equal: most are
    /// refused by that.
    private let heads: [UInt64]
    /// Where in `candidates` those are that begin with a pair of bytes, by ``bucket(_:_:)``, the longest beginning first.
    private let ranges: [Range<Int>]

    private struct Candidate: Sendable {
        let beginning: Range<Int>
        let pattern: Int
        let ignoresCase: Bool
        let beginsAnywhere: Bool
        let head: UInt64
    }

    init(_ set: DetectorSet) {
        let patterns = CredentialPattern.known + set.custom.map { CredentialPattern($0) }
        var triples = TripleSet()
        var beginnings: [UInt8] = []
        var buckets = [[Candidate]](repeating: [], count: 256)
        var pairs = [UInt64](repeating: 0, count: 1 << 10)
        triples.insertDashes()
        for (index, pattern) in patterns.enumerated() {
            let bytes = pattern.prefix.utf8.map { pattern.ignoresCase ? Self.lowered($0) : $0 }
            let start = beginnings.count
            beginnings += bytes
            var head: UInt64 = 0
            for (place, byte) in bytes.prefix(4).enumerated() {
                let bits: UInt8 = pattern.ignoresCase && ByteSet.letters.contains(byte) ? ~0x20 : 0xFF
                head |= UInt64(byte & bits) << UInt64(8 * place) | UInt64(bits) << UInt64(8 * place + 32)
            }
            let candidate = Candidate(
                beginning: start..<beginnings.count, pattern: index, ignoresCase: pattern.ignoresCase,
                beginsAnywhere: pattern.beginsAnywhere, head: head)
            let choices = bytes.map { pattern.ignoresCase ? Self.cases(of: $0) : [$0] }
            triples.insert(choices, behind: pattern.precedingBytes, followedBy: pattern.firstBytes)
            for first in choices.first ?? [] {
                for second in choices.dropFirst().first ?? [] {
                    buckets[Self.bucket(first, second)].append(candidate)
                    pairs[Int(first) << 2 | Int(second) >> 6] |= 1 << UInt64(second & 63)
                }
            }
        }
        var candidates: [Candidate] = []
        ranges = buckets.map { list in
            let start = candidates.count
            candidates += list.sorted { $0.beginning.count > $1.beginning.count }
            return start..<candidates.count
        }
        self.set = set
        shortestText = set.custom.reduce(set.personalData.contains(.email) ? 6 : 8) { min($0, $1.shortestLength) }
        let personalData = PersonalDataSwitches(set.personalData)
        self.personalData = personalData
        isPlain = set.custom.allSatisfy(\.isPlain)
        classes = StaticTable((UInt8.min...UInt8.max).map { ByteClass.classes(of: $0, personalData, isGate: false) })
        gateClasses = StaticTable((UInt8.min...UInt8.max).map { ByteClass.classes(of: $0, personalData, isGate: true) })
        self.triples = StaticTable(triples.bits)
        self.pairs = pairs
        self.patterns = patterns
        self.beginnings = beginnings
        self.candidates = candidates
        heads = candidates.map(\.head)
    }

    deinit {
        classes.free()
        gateClasses.free()
        triples.free()
    }

    // MARK: Candidates

    /// The patterns whose beginning stands at a position, the longest first, until one is accepted.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - start: The position.
    ///   - isWithinWord: Whether a word goes on there.
    ///   - accept: Whether what follows the beginning is what has to.
    /// - Returns: What was accepted; nil when nothing was.
    func firstPattern<Result>(
        in bytes: Bytes, at start: Int, isWithinWord: Bool,
        _ accept: (_ pattern: CredentialPattern, _ body: Int) -> Result?
    ) -> Result? {
        var head: UInt32 = 0
        for place in 0..<min(bytes.count - start, 4) { head |= UInt32(bytes[start + place]) << UInt32(8 * place) }
        guard start + 1 < bytes.count else { return nil }
        for index in ranges[Self.bucket(bytes[start], bytes[start + 1])] {
            guard head & UInt32(heads[index] >> 32) == UInt32(truncatingIfNeeded: heads[index]) else { continue }
            let candidate = candidates[index]
            guard candidate.beginsAnywhere || !isWithinWord, begins(candidate, bytes, at: start) else { continue }
            if let result = accept(patterns[candidate.pattern], start + candidate.beginning.count) { return result }
        }
        return nil
    }

    /// Whether a known beginning has the two bytes at a position as its first ones.
    func mayBegin(withPairAt start: Int, in bytes: Bytes) -> Bool {
        guard start + 1 < bytes.count else { return false }
        return pairs[Int(bytes[start]) << 2 | Int(bytes[start + 1]) >> 6] >> UInt64(bytes[start + 1] & 63) & 1 != 0
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

    private static func bucket(_ first: UInt8, _ second: UInt8) -> Int { Int(first &* 37 &+ second) }

    /// A letter in both cases; any other byte.
    private static func cases(of byte: UInt8) -> [UInt8] {
        ByteSet.letters.contains(byte) ? [byte | 0x20, byte & ~0x20] : [byte]
    }

    static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}

/// What a byte is to the search.
///
/// Each class has eight bits of its own, so that those of eight bytes can be put side by side.
enum ByteClass {
    /// Something hangs on it, or may hide behind it.
    static let special: UInt32 = 1
    static let digit: UInt32 = 1 << 8
    /// It is no digit of base-64, which most of what is looked for is made of.
    static let gap: UInt32 = 1 << 16
    /// It may part the numbers of an address.
    static let dot: UInt32 = 1 << 24
    static let mask: UInt32 = 0xFF

    fileprivate static func classes(of byte: UInt8, _ personalData: PersonalDataSwitches, isGate: Bool) -> UInt32 {
        var classes: UInt32 = 0
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "="): classes |= special
        case UInt8(ascii: "@") where personalData.email: classes |= special
        case UInt8(ascii: "+") where personalData.phone: classes |= special
        case UInt8(ascii: ".") where personalData.ipAddress: classes |= dot
        case UInt8(ascii: "0")...UInt8(ascii: "9"): classes |= digit
        default: break
        }
        if isGate, Disguise.mayBegin(byte) { classes |= special }
        if !TextScanner.runSet.contains(byte) { classes |= gap }
        return classes
    }
}

/// Triples of bytes, hashed.
struct TripleSet {
    static let bitCount = 1 << 17
    private(set) var bits = [UInt64](repeating: 0, count: bitCount / 64)

    /// The number of a triple in the lowest three bytes of a word.
    @inline(__always)
    static func number(_ word: UInt32) -> Int {
        Int((word &<< 8 &* 0x9E37_79B1) &>> 15)
    }

    private mutating func insert(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        let number = Self.number(UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16)
        bits[number >> 6] |= 1 << UInt64(number & 63)
    }

    /// The first three bytes of a beginning and the three from the second on.
    ///
    /// Where the beginning is shorter, what may follow is taken for the rest. One of two bytes is found with the byte before,
    /// too, as far too many triples begin with its second.
    mutating func insert(_ beginning: [[UInt8]], behind preceding: [UInt8], followedBy set: ByteSet) {
        let following = (UInt8.min...UInt8.max).filter { set.contains($0) }
        func choices(_ index: Int) -> [UInt8] {
            index < 0 ? preceding : index < beginning.count ? beginning[index] : following
        }
        for offset in beginning.count == 2 ? [-1, 0] : [0, 1] {
            for first in choices(offset) {
                for second in choices(offset + 1) { for third in choices(offset + 2) { insert(first, second, third) } }
            }
        }
    }

    /// The two dashes of an option, whatever stands before, and the beginning of PEM.
    mutating func insertDashes() {
        let dash = UInt8(ascii: "-")
        for byte in UInt8.min...UInt8.max where byte != dash {
            insert(byte, dash, dash)
            if ByteSet.letters.contains(byte) { insert(dash, dash, byte) }
        }
        insert(dash, UInt8(ascii: "B"), UInt8(ascii: "E"))
    }
}
