// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Credentials that begin with something known.
extension TextScanner {
    /// How far before a run a beginning may begin that goes on in it behind a dot: `hooks.slack.com/services/`.
    private static let longestDottedBeginning = 16
    private static let dottedSet: ByteSet = runSet | "."

    /// What begins at a position where a known beginning may begin that no long run follows.
    mutating func beginning(at start: Int, in bytes: Bytes) -> Int? {
        if isGate, start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "\\"), mayPair(at: start + 1, in: bytes) {
            isSuspicious = true
            return nil
        }
        return table.mayBegin(withPairAt: start, in: bytes) ? token(at: start, in: bytes) : nil
    }

    /// The token that begins at a position.
    mutating func token(at start: Int, in bytes: Bytes) -> Int? {
        guard start >= findings.last?.range.upperBound ?? 0, let found = credential(at: start, in: bytes) else {
            return nil
        }
        let pattern = table.patterns[found.pattern]
        if case .column = pattern.shape {
            if isGate { isSuspicious = true } else { addCells(below: found.body..<found.end, in: bytes) }
            return nil
        }
        if pattern.marksAWSKeyID { searchForAWSSecrets(around: start..<found.end, in: bytes) }
        var begin = pattern.keepsPrefix ? found.body : start
        if case .azureSecret = pattern.shape { begin = start - Self.azureBeginning }
        let range = begin..<found.end
        // What an application looks for may be a word of our masks.
        if pattern.isCustom, RedactionMask.isWithin(bytes, at: start) { return nil }
        return add(range, pattern.kind, pattern.dataClass)
    }

    /// The first token in a run of digits of base-64, or one that goes on in it.
    mutating func token(within run: Range<Int>, in bytes: Bytes) -> Int? {
        var start = run.lowerBound
        let floor = max(findings.last?.range.upperBound ?? 0, start - Self.longestDottedBeginning)
        while start > floor, Self.dottedSet.contains(bytes[start - 1]) { start -= 1 }
        if isGate, let found = token(at: GateEscape.start(of: start, in: bytes), in: bytes) { return found }
        while start < run.upperBound {
            if ByteSet.alphanumeric.contains(bytes[start]), let found = token(at: start, in: bytes) { return found }
            // Beginnings are words, or follow one: none is within letters and digits.
            start = bytes.endOfWord(from: start, limit: run.upperBound) + 1
        }
        return nil
    }

    struct Credential {
        /// The number of its pattern.
        let pattern: Int
        /// Where the known beginning ends.
        let body: Int
        let end: Int
    }

    /// The credential that begins with one of the known literals at a position.
    mutating func credential(at start: Int, in bytes: Bytes) -> Credential? {
        guard table.mayBegin(withPairAt: start, in: bytes) else { return nil }
        let isWithinWord = isWithinWord(start, in: bytes) && !isEmphasized(start, in: bytes)
        return table.firstPattern(in: bytes, at: start, isWithinWord: isWithinWord) { pattern, body in
            if table.patterns[pattern].shape.isPhrase {
                return value(of: table.patterns[pattern], at: body, in: bytes).map {
                    Credential(pattern: pattern, body: $0.lowerBound, end: $0.upperBound)
                }
            }
            return end(ofPattern: pattern, at: body, in: bytes).map {
                Credential(pattern: pattern, body: body, end: $0)
            }
        }
    }

    /// Whether the byte before a position is part of a word, and of no escape when that is asked of a gate.
    func isWithinWord(_ start: Int, in bytes: Bytes) -> Bool {
        guard start > 0, ByteSet.word.contains(bytes[start - 1]) else { return false }
        return !isGate || !GateEscape.ends(at: start, in: bytes)
    }

    /// Whether before a position stand only the marks of emphasis: `_…_`, `__…__`.
    private func isEmphasized(_ start: Int, in bytes: Bytes) -> Bool {
        var first = start
        while first > max(start - 3, 0), bytes[first - 1] == UInt8(ascii: "_") { first -= 1 }
        return first < start && !isWithinWord(first, in: bytes)
    }
}

extension Swift.Span<UInt8> {
    /// The first of the marks among digits of base-64 at a position or behind it, else the limit.
    ///
    /// All bytes before the limit are digits of base-64, in either alphabet.
    fileprivate func endOfWord(from start: Int, limit: Int) -> Int {
        var position = start
        while limit - position >= 8 {
            let word = word(at: position)
            // `+`, `-` and `/` have 2 as their higher half, and nothing else has; `_` is itself.
            let marks =
                Self.zeros(in: word & 0x7070_7070_7070_7070 ^ 0x2020_2020_2020_2020)
                | Self.zeros(in: word ^ 0x5F5F_5F5F_5F5F_5F5F)
            if marks != 0 { return position + marks.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < limit, ByteSet.alphanumeric.contains(self[position]) { position += 1 }
        return position
    }

    /// The highest bit of each byte below 128 that is zero.
    @inline(__always)
    private static func zeros(in word: UInt64) -> UInt64 {
        ~(word &+ 0x7F7F_7F7F_7F7F_7F7F) & 0x8080_8080_8080_8080
    }
}
