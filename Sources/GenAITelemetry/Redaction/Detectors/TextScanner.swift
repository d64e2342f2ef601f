// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One pass over UTF-8 bytes that finds credentials and personal data.
///
/// It works on bytes because characters hide secrets: a combining mark behind a key makes another character of the key's
/// last letter, and neither `contains` nor a regular expression finds the key any more. It goes forward only, and looks
/// at a bounded number of bytes before it says no, so no input takes more than linear time. A text in which nothing is
/// found is neither copied nor allocated for.
struct TextScanner {
    /// What was found, in order; no two overlap.
    private(set) var findings: [Finding] = []
    /// Whether every value of a secret name is taken out, also one that does not look like a secret: for texts that ought
    /// to be JSON and are not.
    let isStrict: Bool
    /// Whether it is only asked if anything can be found, also behind escapes and within JSON.
    let isGate: Bool
    /// Whether something can be found; only asked of a gate.
    var isSuspicious = false
    /// Whether a gate has come by backslashes in a row, which layers within layers have.
    private(set) var sawNesting = false
    let table: DetectorTable
    /// How many layers of JSON and disguises stand around the text.
    let layer: Int
    /// More backslashes in a row come of so many layers of JSON that the innermost may go as a whole.
    private var mostBackslashes: Int { layer < 2 ? 6 : 2 }
    private var isSorted = true
    /// Up to where known beginnings have been looked for.
    private var beginningEnd = 0
    /// Up to where the search has come; nothing is looked for before.
    private var position = 0
    /// Where the run of base-64 that was looked at last for a web token begins and ends.
    var webTokenRun = 0..<0
    /// Up to where the surroundings of AWS key ids were searched for secrets.
    var awsSearchEnd = 0
    /// Up to where runs of digits of base-64 have been looked at.
    var runEnd = 0
    /// Up to where tables have been looked at.
    var tableEnd = 0
    /// Up to where numbers have been looked at.
    var numberEnd = 0

    /// Digits of base-64, in either alphabet.
    static let runSet: ByteSet = .base64Digits | "-" | "_"

    init(isStrict: Bool = false, isGate: Bool = false, layer: Int = 0, table: DetectorTable) {
        self.layer = layer
        self.isStrict = isStrict
        self.isGate = isGate
        self.table = table
    }

    mutating func scan(_ bytes: Bytes) {
        let table = table
        while let block = table.nextBlock(in: bytes, from: position, isGate: isGate) {
            position = max(position, block.position)
            look(at: block, in: bytes)
            if isSuspicious { return }
        }
        finish(bytes)
        if !isSorted { findings = findings.merged }
    }

    /// Looks for everything that a block may be part of.
    private mutating func look(at block: Block, in bytes: Bytes) {
        let end = block.position + Block.length
        var places = block.specials | block.beginnings
        while places != 0 {
            let offset = UInt32(truncatingIfNeeded: places.trailingZeroBitCount)
            places &= places &- 1
            let index = block.position + Int(offset)
            guard index >= position else {
                // A block that overlaps the one before may tell of a beginning right behind that.
                if index + 1 == position, block.beginnings &>> offset & 1 != 0,
                    let found = token(at: position, in: bytes)
                {
                    position = found
                }
                continue
            }
            if block.beginnings &>> offset & 1 != 0, let found = beginning(near: index, in: bytes) {
                position = found
            } else if block.specials &>> offset & 1 != 0, let found = special(bytes[index], at: index, in: bytes) {
                position = found
            }
        }
        if block.hasNumber {
            numbers(in: block.position..<end, of: bytes)
            if isGate, DumpedBytes.mayBegin(near: block.position, in: bytes) { isSuspicious = true }
        }
        if block.isRun { run(at: block.position, in: bytes) }
        position = max(position, end)
    }

    /// Looks at the last bytes, which are in no block.
    private mutating func finish(_ bytes: Bytes) {
        let classes = isGate ? table.gateClasses : table.classes
        // A text that is shorter than a block's window has none.
        let isShort = bytes.count < Block.window
        if isShort { numbers(in: position..<bytes.count, of: bytes) }
        while position < bytes.count, !isSuspicious {
            if isShort, table.mayBegin(at: position, in: bytes),
                let found = token(at: position, in: bytes) ?? dashes(at: position, in: bytes)
            {
                position = found
            } else if classes[Int(bytes[position])] & (ByteClass.special | ByteClass.dot) != 0,
                let found = special(bytes[position], at: position, in: bytes)
            {
                position = found
            } else {
                position += 1
            }
        }
    }

    // MARK: Findings

    /// Adds a finding and returns where the search goes on; nil when the kind is not looked for.
    mutating func add(
        _ range: Range<Int>, _ kind: String, _ dataClass: Detector.DataClass = .credential
    ) -> Int? {
        if !table.set.removedKinds.isEmpty, table.set.removedKinds.contains(kind) { return nil }
        isSuspicious = isGate
        if let last = findings.last, range.lowerBound < last.range.upperBound { isSorted = false }
        findings.append(Finding(range: range, kind: kind, dataClass: dataClass))
        return range.upperBound
    }

    // MARK: Beginnings

    /// What begins at a position, or at the byte before or behind.
    private mutating func beginning(near index: Int, in bytes: Bytes) -> Int? {
        let searchStart = findings.last?.range.upperBound ?? 0
        if index > searchStart, let found = token(at: index - 1, in: bytes) { return found }
        return token(at: index, in: bytes) ?? token(at: index + 1, in: bytes) ?? dashes(at: index, in: bytes)
    }

    private mutating func token(at start: Int, in bytes: Bytes) -> Int? {
        guard start >= beginningEnd else { return nil }
        beginningEnd = start + 1
        guard let found = credential(at: start, in: bytes) else { return nil }
        if case .column = found.pattern.shape {
            if isGate { isSuspicious = true } else { addCells(below: found.body..<found.end, in: bytes) }
            return nil
        }
        if found.pattern.marksAWSKeyID { searchForAWSSecrets(around: start..<found.end, in: bytes) }
        var begin = found.pattern.keepsPrefix ? found.body : start
        if case .azureSecret = found.pattern.shape { begin = start - Self.azureBeginning }
        let range = begin..<found.end
        // What an application looks for may be a word of our masks.
        if found.pattern.isCustom, RedactionMask.isWithin(bytes, at: start) { return nil }
        return add(range, found.pattern.kind, found.pattern.dataClass)
    }

    /// The private key or the option that two dashes belong to, of which the first stands at a position or behind it.
    private mutating func dashes(at index: Int, in bytes: Bytes) -> Int? {
        let dash = UInt8(ascii: "-")
        guard bytes[index] == dash || index + 1 < bytes.count && bytes[index + 1] == dash else { return nil }
        // No list of two: the compiler would allocate it.
        for start in index - 4...index - 3 where start >= (findings.last?.range.upperBound ?? 0) {
            if let found = privateKey(at: start, in: bytes) { return found }
        }
        return option(at: index, in: bytes) ?? option(at: index + 1, in: bytes)
    }

    struct Credential {
        let pattern: CredentialPattern
        /// Where the known beginning ends.
        let body: Int
        let end: Int
    }

    /// The credential that begins with one of the known literals at a position.
    mutating func credential(at start: Int, in bytes: Bytes) -> Credential? {
        guard table.mayBegin(withPairAt: start, in: bytes) else { return nil }
        let isWithinWord = isWithinWord(start, in: bytes) && !isEmphasized(start, in: bytes)
        return table.firstPattern(in: bytes, at: start, isWithinWord: isWithinWord) { pattern, body in
            if pattern.shape.isPhrase {
                return value(of: pattern, at: body, in: bytes).map {
                    Credential(pattern: pattern, body: $0.lowerBound, end: $0.upperBound)
                }
            }
            return end(of: pattern, at: body, in: bytes).map { Credential(pattern: pattern, body: body, end: $0) }
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

    // MARK: Specials

    private mutating func special(_ byte: UInt8, at index: Int, in bytes: Bytes) -> Int? {
        switch byte {
        case UInt8(ascii: ":"):
            // Before all that is looked for stands something else.
            if index > 0, bytes[index - 1] == byte || RedactionMask.hasColon(in: bytes, at: index) { return nil }
            if let found = userInfo(at: index, in: bytes) ?? botToken(at: index, in: bytes)
                ?? webKey(at: index, in: bytes) ?? commandUser(at: index, in: bytes)
                ?? connectionUser(at: index, in: bytes)
            {
                return found
            }
            if table.personalData.ipAddress, let found = ipv6Address(at: index, in: bytes) { return found }
            return separator(at: index, in: bytes)
        case UInt8(ascii: "="):
            if isGate, Disguise(in: bytes, at: index, behind: 0) != nil { return suspect() }
            return separator(at: index, in: bytes)
        case UInt8(ascii: "@"): return emailAddress(at: index, in: bytes)
        case UInt8(ascii: "+"): return phoneNumber(at: index, in: bytes)
        case UInt8(ascii: "."): return ipv4Address(at: index, in: bytes)
        default:
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
                let next = bytes[index + 1]
                if next == byte { sawNesting = true }
                if isGate, mayPair(at: index, in: bytes) { return suspect() }
                // What nearly every backslash stands before hides nothing.
                if table.isPlain, next == UInt8(ascii: "n") || next == UInt8(ascii: "\"") { return nil }
            }
            if isGate, GateEscape.hides(in: bytes, at: index, isPlain: table.isPlain, mostBackslashes) {
                return suspect()
            }
            return nil
        }
    }

    private mutating func separator(at index: Int, in bytes: Bytes) -> Int? {
        if index > 0, bytes[index - 1] == bytes[index] { return nil }
        guard isGate else { return assignment(at: index, in: bytes) }
        return mayAssign(at: index, in: bytes) ? suspect() : nil
    }

    private mutating func suspect() -> Int? {
        isSuspicious = true
        return nil
    }
}
