// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One pass over UTF-8 bytes that finds credentials.
///
/// It works on bytes because characters hide secrets: a combining mark behind a key makes another character of the key's
/// last letter, and neither `contains` nor a regular expression finds the key any more. It goes forward only, and looks
/// at a bounded number of bytes before it says no, so no input takes more than linear time. A text in which nothing is
/// found is neither copied nor allocated for.
struct TextScanner {
    /// What was found, in order.
    private(set) var findings: [Finding] = []
    /// Whether every value of a secret name is taken out, also one that does not look like a secret: for texts that ought
    /// to be JSON and are not.
    let isStrict: Bool
    private let table: DetectorTable
    private var isSorted = true
    /// Where the run of base-64 that was looked at last for a web token begins and ends.
    var webTokenRun = 0..<0
    /// Up to where the surroundings of AWS key ids were searched for secrets.
    var awsSearchEnd = 0

    init(isStrict: Bool = false, table: DetectorTable) {
        self.isStrict = isStrict
        self.table = table
    }

    mutating func scan(_ bytes: Bytes) {
        let table = table
        let flags = table.flags
        let triples = table.triples
        // No credential is shorter than the triple that it begins with.
        let end = bytes.count - 2
        var index = 0
        // Whether the byte before is part of a word.
        var previous: UInt8 = 0
        while index < end {
            let byte = bytes[index]
            let flag = flags[Int(byte)]
            let interest = flag & ~(previous &<< 1) & DetectorTable.isInteresting
            previous = flag & DetectorTable.isWord
            if interest != 0 {
                var found: Int?
                if interest & DetectorTable.isPunctuation != 0 {
                    found = punctuation(byte, at: index, in: bytes)
                } else {
                    let triple = DetectorTable.triple(byte, bytes[index + 1], bytes[index + 2])
                    if triples[triple >> 6] &>> UInt64(triple & 63) & 1 != 0 { found = token(at: index, in: bytes) }
                }
                if let found {
                    index = found
                    previous = flags[Int(bytes[found - 1])] & DetectorTable.isWord
                    continue
                }
            }
            index += 1
        }
        if !isSorted { findings.sort { $0.range.lowerBound < $1.range.lowerBound } }
    }

    /// Adds a finding and returns where the search goes on; nil when the kind is not looked for.
    mutating func add(
        _ range: Range<Int>, _ kind: String, _ dataClass: Detector.DataClass = .credential
    ) -> Int? {
        if !table.set.removedKinds.isEmpty, table.set.removedKinds.contains(kind) { return nil }
        findings.append(Finding(range: range, kind: kind, dataClass: dataClass))
        return range.upperBound
    }

    /// Adds a finding that is not where the search stands.
    mutating func addElsewhere(_ range: Range<Int>, _ kind: String) {
        guard add(range, kind) != nil else { return }
        isSorted = false
    }

    private mutating func punctuation(_ byte: UInt8, at index: Int, in bytes: Bytes) -> Int? {
        switch byte {
        case UInt8(ascii: ":"): return userInfo(at: index, in: bytes) ?? assignment(at: index, in: bytes)
        case UInt8(ascii: "="): return assignment(at: index, in: bytes)
        case UInt8(ascii: "-"): return privateKey(at: index, in: bytes) ?? option(at: index, in: bytes)
        default: return nil
        }
    }

    private mutating func token(at start: Int, in bytes: Bytes) -> Int? {
        guard let found = credential(at: start, in: bytes) else { return nil }
        if found.pattern.marksAWSKeyID { searchForAWSSecrets(around: start..<found.end, in: bytes) }
        let range = (found.pattern.keepsPrefix ? found.body : start)..<found.end
        // What an application looks for may be a word of our masks.
        if found.pattern.isCustom, RedactionMask.isWithin(bytes, at: start) { return nil }
        return add(range, found.pattern.kind, found.pattern.dataClass)
    }

    private func isWithinWord(_ start: Int, in bytes: Bytes) -> Bool {
        start > 0 && ByteSet.word.contains(bytes[start - 1])
    }

    struct Credential {
        let pattern: CredentialPattern
        /// Where the known beginning ends.
        let body: Int
        let end: Int
    }

    /// The credential that begins with one of the known literals at a position where a word may begin.
    mutating func credential(at start: Int, in bytes: Bytes) -> Credential? {
        table.firstPattern(in: bytes, at: start) { pattern, body in
            if !pattern.beginsAnywhere, isWithinWord(start, in: bytes) { return nil }
            return end(of: pattern, at: body, in: bytes).map { Credential(pattern: pattern, body: body, end: $0) }
        }
    }
}
