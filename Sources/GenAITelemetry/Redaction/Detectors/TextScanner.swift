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
    /// Up to where the search has come; nothing is looked for before.
    private var position = 0
    /// Where the run of base-64 that was looked at last for a web token begins and ends.
    var webTokenRun = 0..<0
    /// Up to where the surroundings of AWS key ids were searched for secrets.
    var awsSearchEnd = 0
    /// Before it begins no token of words and dashes that has not been looked at.
    var opaqueStart = 0
    /// Up to where runs of digits of base-64 have been looked at.
    var runEnd = 0
    /// Up to where tables have been looked at.
    var tableEnd = 0
    /// Up to where numbers have been looked at.
    var numberEnd = 0
    /// Digits of the group that the last chunk ended in.
    var openDigits = 0

    /// Digits of base-64, in either alphabet.
    static let runSet: ByteSet = .base64Digits | "-" | "_"

    init(isStrict: Bool = false, isGate: Bool = false, layer: Int = 0, table: DetectorTable) {
        self.layer = layer
        self.isStrict = isStrict
        self.isGate = isGate
        self.table = table
    }

    /// Whether anything can be found in a text or behind what is written in it: what nearly every text is let go by.
    ///
    /// In most texts there is no chunk that a search would stop at, and then none is made.
    static func mayFindSomething(in bytes: Bytes, layer: Int, table: DetectorTable) -> Bool {
        var chunks = ChunkReader(table, isGate: true, byteCount: bytes.count)
        guard let first = chunks.next(in: bytes, from: 0) else { return false }
        var gate = TextScanner(isGate: true, layer: layer, table: table)
        gate.scan(bytes, from: first, &chunks)
        return gate.isSuspicious
    }

    mutating func scan(_ bytes: Bytes) {
        var chunks = ChunkReader(table, isGate: isGate, byteCount: bytes.count)
        if let first = chunks.next(in: bytes, from: position) { scan(bytes, from: first, &chunks) }
    }

    private mutating func scan(_ bytes: Bytes, from first: Chunk, _ chunks: inout ChunkReader) {
        var next: Chunk? = first
        while let chunk = next {
            // Where digits matter, a chunk that was passed over has none.
            if chunk.position > position { openDigits = 0 }
            look(at: chunk, in: bytes)
            if isSuspicious { return }
            // A chunk without digits ends the group of the one before: it has more bytes than may stand between two.
            if chunk.digits == 0 { openDigits = 0 } else { numbers(of: chunk, in: bytes) }
            if isSuspicious { return }
            if position > chunk.end {
                chunks.restart()
                openDigits = 0
            }
            position = max(position, chunk.end)
            next = position < bytes.count ? chunks.next(in: bytes, from: position) : nil
        }
        if !isSorted { findings = findings.merged }
    }

    /// Looks at the places of a chunk where something may be found.
    private mutating func look(at chunk: Chunk, in bytes: Bytes) {
        var places = chunk.specials | chunk.runs | chunk.dashes | chunk.beginnings
        while places != 0 {
            let index = chunk.position &+ places.trailingZeroBitCount
            let place = places & (0 &- places)
            places &= places &- 1
            guard index >= position else { continue }
            if chunk.runs & place != 0, let found = run(around: index, of: chunk, in: bytes) {
                position = found
            } else if chunk.beginnings & place != 0, let found = beginning(at: index, in: bytes) {
                position = found
            } else if chunk.dashes & place != 0,
                let found = privateKey(at: index - 4, in: bytes) ?? option(at: index - 1, in: bytes)
            {
                position = found
            } else if chunk.specials & place != 0, let found = special(bytes[index], at: index, in: bytes) {
                position = found
            }
            if isSuspicious { return }
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

    // MARK: Specials

    private mutating func special(_ byte: UInt8, at index: Int, in bytes: Bytes) -> Int? {
        switch byte {
        case UInt8(ascii: ":"):
            if HarmlessNames.isName(before: index, in: bytes) { return nil }
            // Before all that is looked for stands something else.
            if index > 0, bytes[index - 1] == byte || RedactionMask.hasColon(in: bytes, at: index) { return nil }
            if let found = webKey(at: index, in: bytes) { return found }
            // Behind most colons is a space, and before a space no user.
            if index + 1 < bytes.count, !ByteSet.whiteSpace.contains(bytes[index + 1]),
                let found = userInfo(at: index, in: bytes) ?? botToken(at: index, in: bytes)
                    ?? commandUser(at: index, in: bytes) ?? connectionUser(at: index, in: bytes)
            {
                return found
            }
            if table.personalData.ipAddress, let found = ipv6Address(at: index, in: bytes) { return found }
            return separator(at: index, in: bytes)
        case UInt8(ascii: "="):
            if index > 0, bytes[index - 1] == byte { return nil }
            if isGate, Disguise(in: bytes, at: index, behind: 0) != nil { return suspect() }
            // A line end behind it that is escaped.
            if isGate, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\\") {
                let letter = bytes.endOfRun(of: .backslash, from: index + 1, limit: index + 32)
                if letter < bytes.count, ByteSet.lineLetters.contains(bytes[letter]) { return suspect() }
            }
            return separator(at: index, in: bytes)
        case UInt8(ascii: "@"): return emailAddress(at: index, in: bytes)
        case UInt8(ascii: "+"): return phoneNumber(at: index, in: bytes)
        case UInt8(ascii: "."): return ipv4Address(at: index, in: bytes)
        case UInt8(ascii: "~"): return token(at: index - 1, in: bytes)
        default:
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
                let next = bytes[index + 1]
                if next == byte { sawNesting = true }
                // What nearly every backslash stands before hides nothing.
                if table.isPlain, next == UInt8(ascii: "\"") || next == UInt8(ascii: "n") { return nil }
            }
            if isGate, GateEscape.hides(in: bytes, at: index, isPlain: table.isPlain, mostBackslashes) {
                return suspect()
            }
            return nil
        }
    }

    private mutating func separator(at index: Int, in bytes: Bytes) -> Int? {
        guard isGate else { return assignment(at: index, in: bytes) }
        return mayAssign(at: index, in: bytes) ? suspect() : nil
    }

    private mutating func suspect() -> Int? {
        isSuspicious = true
        return nil
    }
}
