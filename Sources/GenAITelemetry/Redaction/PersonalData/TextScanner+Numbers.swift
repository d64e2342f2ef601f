// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// How far before some digits the number begins that they belong to, in bytes.
    private static let longestNumber = 48
    private static let numberBytes: ByteSet =
        .digits | .uppercase | .whiteSpace | "-" | "." | "/" | "(" | ")"
    /// The same with line ends that are escaped.
    private static let escapedNumberBytes: ByteSet = numberBytes | "\\" | "n" | "r" | "t"

    /// Digits of the shortest number that is looked for, with at most three bytes between any two of them.
    private static let fewestDigits = 6

    /// Looks at the groups of digits of a chunk that are long enough.
    mutating func numbers(of chunk: Chunk, in bytes: Bytes) {
        guard chunk.listed != 0 || table.personalData.hasNumbers else { return }
        // Digits, and up to three bytes behind each.
        var groups = chunk.digits | chunk.digits &<< 1 | chunk.digits &<< 2 | chunk.digits &<< 3
        let openDigits = openDigits
        self.openDigits = 0
        while groups != 0 {
            let first = groups.trailingZeroBitCount
            let length = (~(groups &>> UInt64(first))).trailingZeroBitCount
            let mask = (length == 64 ? UInt64.max : (1 &<< UInt64(length)) &- 1) &<< UInt64(first)
            var count = (chunk.digits & mask).nonzeroBitCount
            if first <= 3 { count += openDigits }
            if first + length >= 61 { self.openDigits = count }
            if isGate, chunk.listed & mask != 0, mayHaveDump(first..<first + length, of: chunk, in: bytes) {
                isSuspicious = true
            }
            if table.personalData.hasNumbers, count >= Self.fewestDigits {
                numbers(in: chunk.position + first..<min(chunk.position + first + length, bytes.count), of: bytes)
            }
            groups &= ~mask
        }
    }

    /// Whether a text may stand in a group of digits as the numbers of its bytes.
    private func mayHaveDump(_ group: Range<Int>, of chunk: Chunk, in bytes: Bytes) -> Bool {
        // What has been told to be something else is passed over.
        var start = max(group.lowerBound, numberEnd - chunk.position)
        while start < group.upperBound {
            if DumpedBytes.mayBegin(near: chunk.position + start, in: bytes) { return true }
            start += 8
        }
        return false
    }

    /// Looks at the numbers that have digits in a range.
    private mutating func numbers(in range: Range<Int>, of bytes: Bytes) {
        guard !range.isEmpty else { return }
        var position = range.lowerBound
        let floor = max(numberEnd, position - Self.longestNumber, 0)
        let set = isGate ? Self.escapedNumberBytes : Self.numberBytes
        while position > floor, set.contains(bytes[position - 1]) { position -= 1 }
        position = max(position, numberEnd)
        if isGate { position = GateEscape.start(ofNumber: position, in: bytes) }
        while position < range.upperBound {
            guard ByteSet.digits.contains(bytes[position]) else {
                position += 1
                continue
            }
            let end = bytes.endOfRun(of: .digits, from: position)
            if end - position >= Self.fewestDigits || mayGoOn(position..<end, in: bytes),
                !isDigitBefore(position, in: bytes)
            {
                number(at: position, in: bytes)
            }
            position = max(end, numberEnd)
        }
        numberEnd = max(numberEnd, position)
    }

    /// Whether a few digits may be part of more: letters stand before, or separators and digits behind.
    private func mayGoOn(_ digits: Range<Int>, in bytes: Bytes) -> Bool {
        if digits.lowerBound > 0, ByteSet.letters.contains(bytes[digits.lowerBound - 1]) { return true }
        var next = digits.upperBound
        if isGate, next < bytes.count, bytes[next] == UInt8(ascii: "\\") { return true }
        let limit = min(next + 3, bytes.count)
        while next < limit, !ByteSet.alphanumeric.contains(bytes[next]) { next += 1 }
        return next > digits.upperBound && next < bytes.count && ByteSet.digits.contains(bytes[next])
    }

    private func isDigitBefore(_ position: Int, in bytes: Bytes) -> Bool {
        guard position > 0, ByteSet.digits.contains(bytes[position - 1]) else { return false }
        return !isGate || !GateEscape.ends(at: position, in: bytes)
    }

    /// What the digits that begin at a position are the first of.
    private mutating func number(at start: Int, in bytes: Bytes) {
        guard start >= findings.last?.range.upperBound ?? 0 else { return }
        let kinds = table.personalData
        if kinds.iban, start >= 2, ByteSet.letters.contains(bytes[start - 1]), iban(at: start - 2, in: bytes) { return }
        if kinds.iban, ibanBefore(start, in: bytes) { return }
        if start >= 2, ByteSet.uppercase.contains(bytes[start - 1]) {
            if kinds.ukNationalInsurance,
                found(ukNationalInsuranceEnd(at: start, in: bytes), from: start - 2, .ukNationalInsurance)
            {
                return
            }
            return
        }
        if isWithinWord(start, in: bytes) {
            if kinds.spanishIdentity {
                _ = found(spanishForeignerEnd(at: start, in: bytes), from: start - 1, .spanishIdentity)
            }
            return
        }
        if start > 1, bytes[start - 1] == UInt8(ascii: "."), ByteSet.digits.contains(bytes[start - 2]) { return }
        let number = ParsedNumber(at: start, in: bytes)
        if kinds.card, found(number.cardEnd ?? partedCardEnd(at: start, in: bytes), from: start, .card) { return }
        if kinds.ssn, found(socialSecurityEnd(number, at: start, in: bytes), from: start, .ssn) { return }
        if kinds.frenchSocialSecurity,
            found(number.frenchSocialSecurityEnd(in: bytes), from: start, .frenchSocialSecurity)
        {
            return
        }
        if kinds.brazilianTax, found(brazilianTaxEnd(at: start, in: bytes), from: start, .brazilianTax) { return }
        if kinds.indianAadhaar, found(number.aadhaarEnd, from: start, .indianAadhaar) { return }
        if kinds.germanTax, found(number.germanTaxEnd, from: start, .germanTax) { return }
        if kinds.ukHealthService, found(number.healthServiceEnd, from: start, .ukHealthService) { return }
        if kinds.spanishIdentity, found(spanishIdentityEnd(number, at: start, in: bytes), from: start, .spanishIdentity)
        {
            return
        }
        if kinds.phone {
            if found(prefixedPhoneEnd(at: start, in: bytes), from: start, .phone) { return }
            _ = nationalPhoneNumber(at: start, in: bytes)
        }
    }

    private mutating func found(_ end: Int?, from start: Int, _ kind: PersonalData) -> Bool {
        guard let end, add(start..<end, kind.rawValue, .personal) != nil else { return false }
        numberEnd = max(numberEnd, end)
        return true
    }

    // MARK: Social security

    private static let socialWords = ["ssn", "social security"]

    /// `ddd-dd-dddd`; without dashes only behind a word that announces it.
    private func socialSecurityEnd(_ number: ParsedNumber, at start: Int, in bytes: Bytes) -> Int? {
        var end: Int?
        if number.separator == UInt8(ascii: "-"), number.groups(3, 2, 4) {
            end = number.end(of: 3)
        } else if number.groupCount == 1 && number.length(of: 0) == 9 || number.groups(3, 2, 4) {
            let before = bytes.extracting(max(start - (isGate ? 160 : 40), 0)..<start)
            guard Self.socialWords.contains(where: { before.hasWord($0) }) else { return nil }
            end = number.end(of: number.groupCount == 1 ? 1 : 3)
        }
        guard let end else { return nil }
        let value = number.value(count: 9)
        let (area, group, serial) = (value / 1_000_000, value / 10_000 % 100, value % 10_000)
        guard area != 0, area != 666, area < 900, group != 0, serial != 0 else { return nil }
        // Two numbers of advertisements that nobody has.
        return value == 78_051_120 || value == 219_099_999 ? nil : end
    }

    // MARK: IBAN

    /// The bank account number that begins with two letters at a position: ISO 13616.
    mutating func iban(at start: Int, in bytes: Bytes) -> Bool {
        guard start >= 0, start + 14 < bytes.count, ByteSet.letters.contains(bytes[start]),
            ByteSet.letters.contains(bytes[start + 1]), ByteSet.digits.contains(bytes[start + 2]),
            ByteSet.digits.contains(bytes[start + 3]), !isWithinWord(start, in: bytes),
            let length = IBAN.length(bytes[start], bytes[start + 1]),
            let end = IBAN.end(at: start, length: length, in: bytes)
        else { return false }
        return found(end, from: start, .iban)
    }

    /// The same whose third group begins at a position, behind one of small letters: `gb82 west 1234 …`.
    private mutating func ibanBefore(_ start: Int, in bytes: Bytes) -> Bool {
        guard start >= 10, ByteSet.lowercase.contains(bytes[start - 2]), ByteSet.lowercase.contains(bytes[start - 10]),
            bytes[start - 1] == bytes[start - 6]
        else { return false }
        return iban(at: start - 10, in: bytes)
    }
}
