// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One pass over UTF-8 bytes that finds credentials.
///
/// It works on bytes because characters hide secrets: a combining mark behind a key makes another character of the key's
/// last letter, and neither `contains` nor a regular expression finds the key any more. It goes forward only, and looks
/// at a bounded number of bytes before it says no, so no input takes more than linear time. A text in which nothing is
/// found is neither copied nor allocated for.
struct CredentialScanner {
    /// What was found, in order.
    private(set) var edits: [TextEdit] = []
    /// Whether every value of a secret name is taken out, also one that does not look like a secret: for texts that ought
    /// to be JSON and are not.
    let isStrict: Bool
    private let table: CredentialTable
    private var isSorted = true
    /// Where the run of base-64 that was looked at last for a web token begins and ends.
    var webTokenRun = 0..<0
    /// Up to where the surroundings of AWS key ids were searched for secrets.
    var awsSearchEnd = 0

    init(isStrict: Bool = false, table: CredentialTable = .shared) {
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
            let interest = flag & ~(previous &<< 1) & (CredentialTable.mayBegin | CredentialTable.isPunctuation)
            previous = flag & CredentialTable.isWord
            if interest != 0 {
                var found: Int?
                if interest & CredentialTable.isPunctuation != 0 {
                    found = punctuation(byte, at: index, in: bytes)
                } else {
                    let triple = CredentialTable.triple(byte, bytes[index + 1], bytes[index + 2])
                    if triples[triple >> 6] &>> UInt64(triple & 63) & 1 != 0 { found = token(at: index, in: bytes) }
                }
                if let found {
                    index = found
                    previous = flags[Int(bytes[found - 1])] & CredentialTable.isWord
                    continue
                }
            }
            index += 1
        }
        if !isSorted { edits.sort { $0.range.lowerBound < $1.range.lowerBound } }
    }

    /// Adds a finding and returns where the search goes on.
    mutating func add(_ range: Range<Int>, _ kind: String) -> Int {
        edits.append(TextEdit(masking: range, rule: kind))
        return range.upperBound
    }

    /// Adds a finding that is not where the search stands.
    mutating func addElsewhere(_ range: Range<Int>, _ kind: String) {
        edits.append(TextEdit(masking: range, rule: kind))
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
        return add((found.pattern.keepsPrefix ? found.body : start)..<found.end, found.pattern.kind)
    }

    struct Finding {
        let pattern: CredentialPattern
        /// Where the known beginning ends.
        let body: Int
        let end: Int
    }

    /// The credential that begins with one of the known literals at a position where a word may begin.
    mutating func credential(at start: Int, in bytes: Bytes) -> Finding? {
        table.firstPattern(in: bytes, at: start) { pattern, body in
            end(of: pattern.shape, at: body, in: bytes).map { Finding(pattern: pattern, body: body, end: $0) }
        }
    }
}
