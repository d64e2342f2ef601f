// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// E.164: digits of a number with its country code.
    private static let internationalDigits = 8...15
    private static let nationalDigits = 7...13
    /// Digits in a row, without separators, that hardly anything but a number with a plus sign has.
    private static let unparted = 10
    private static let separators: ByteSet = " " | "-" | "." | "(" | ")" | "/"
    /// How far before a national number a word that announces it stands, in bytes.
    private var phoneReach: Int { isGate ? 200 : 40 }
    private static let phoneWords = [
        "phone", "mobil", "電話", "电话", "手机", "携帯", "전화", "whatsapp", "telefon", "telefax", "telefono", "handy",
        "rufnummer", "hotline", "fax", "tel",
        "cell", "call", "dial", "sms",
    ]

    /// The number with a country code whose plus sign stands at a position.
    mutating func phoneNumber(at plus: Int, in bytes: Bytes) -> Int? {
        if plus > 0, ByteSet.word.contains(bytes[plus - 1]), !(isGate && GateEscape.ends(at: plus, in: bytes)) {
            return nil
        }
        if plus > 0, bytes[plus - 1] == UInt8(ascii: "+") { return nil }
        guard let number = digits(at: plus + 1, in: bytes), Self.internationalDigits.contains(number.count),
            number.isParted || number.count >= Self.unparted, Self.isCountryCode(at: plus + 1, in: bytes)
        else { return nil }
        return add(plus..<number.end, PersonalData.phone.rawValue, .personal)
    }

    /// The number without a country code that begins at a position, behind a word that announces it.
    mutating func nationalPhoneNumber(at start: Int, in bytes: Bytes) -> Bool {
        guard let number = digits(at: start, in: bytes), Self.nationalDigits.contains(number.count),
            number.isParted || bytes[start] == UInt8(ascii: "0") || number.count == 10,
            number.end - start <= number.count + 6, !number.isDate
        else { return false }
        // Part of something longer, such as a UUID.
        if start > 1, bytes[start - 1] == UInt8(ascii: "-"), ByteSet.alphanumeric.contains(bytes[start - 2]) {
            return false
        }
        var start = start
        if start > 0, bytes[start - 1] == UInt8(ascii: "(") { start -= 1 }
        guard isAnnounced(start, in: bytes) else { return false }
        return add(start..<number.end, PersonalData.phone.rawValue, .personal) != nil
    }

    private func isAnnounced(_ start: Int, in bytes: Bytes) -> Bool {
        let before = bytes.extracting(max(start - phoneReach, 0)..<start)
        return before.indices.contains { index in
            guard Self.phoneInitials.contains(before[index]) || before[index] >= 0x80 else { return false }
            return Self.phoneWords.contains { word in
                // A short word has to be one.
                before.contains(word, at: index, ignoringCase: true)
                    && (word.utf8.count > 4 || before.isWord(index..<index + word.utf8.count))
            }
        }
    }

    private static let phoneInitials: ByteSet =
        phoneWords.reduce(.none) { set, word in
            guard let first = word.unicodeScalars.first, first.isASCII else { return set }
            return set | ByteSet(unicodeScalarLiteral: first)
                | ByteSet(unicodeScalarLiteral: Unicode.Scalar(UInt8(ascii: first) & ~0x20))
        }

    private struct PhoneDigits {
        var end: Int
        var count = 0
        var isParted = false
        /// Whether it is written like `2024-05-13`.
        var isDate = false
    }

    /// Digits with at most two separators in a row among them.
    private func digits(at start: Int, in bytes: Bytes) -> PhoneDigits? {
        var number = PhoneDigits(end: start)
        var position = start
        var groupCount = 0
        var isDate = false
        // Two years, as in 2024-2025.
        var isSpan = false
        if position < bytes.count, bytes[position] == UInt8(ascii: "(") { position += 1 }
        while position < bytes.count {
            let end = bytes.endOfRun(of: .digits, from: position, limit: position + 16)
            guard end > position else { break }
            isSpan =
                groupCount < 2 && end - position == 4 && (groupCount == 0 || isSpan) && Self.isYear(position, in: bytes)
            isDate = groupCount == 0 ? end - position == 4 : isDate && end - position == 2
            groupCount += 1
            number.count += end - position
            number.end = end
            if number.count > 15 { return nil }
            let next = bytes.endOfRun(of: Self.separators, from: end, limit: end + 2)
            guard next > end, next < bytes.count, ByteSet.digits.contains(bytes[next]) else { break }
            number.isParted = true
            position = next
        }
        number.isDate = groupCount == 3 && isDate || groupCount == 2 && isSpan
        if number.end < bytes.count, ByteSet.word.contains(bytes[number.end]) { return nil }
        return number.count > 0 ? number : nil
    }

    private static func isYear(_ start: Int, in bytes: Bytes) -> Bool {
        bytes.contains("19", at: start) || bytes.contains("20", at: start)
    }

    /// Whether one of the codes that are assigned stands at a position: ITU-T E.164.
    private static func isCountryCode(at start: Int, in bytes: Bytes) -> Bool {
        var code = 0
        var count = 0
        var position = start
        while position < bytes.count, count < 3 {
            if ByteSet.digits.contains(bytes[position]) {
                code = code * 10 + Int(bytes[position] - UInt8(ascii: "0"))
                count += 1
            } else if !separators.contains(bytes[position]) {
                return false
            }
            position += 1
        }
        switch (code / 100, code / 10 % 10) {
        case (1, 2...9), (7, _): return true
        case (2, 0), (2, 7), (3, 0...4), (3, 6), (3, 9), (4, 0), (4, 1), (4, 3...9), (5, 1...8), (6, 0...6), (8, 1),
            (8, 2),
            (8, 4), (8, 6), (9, 0...5), (9, 8):
            return true
        case (2, 1...6), (2, 9), (3, 5), (3, 7), (3, 8), (4, 2), (5, 0), (5, 9), (6, 7...9), (8, 5), (8, 7), (9, 6),
            (9, 7),
            (9, 9):
            return true
        case (8, 0), (8, 8): return [0, 6, 8].contains(code % 10)
        default: return false
        }
    }
}

extension Swift.Span<UInt8> {
    /// Whether a lowercase text stands anywhere as a word of its own, in any case.
    func hasWholeWord(_ word: String) -> Bool {
        let length = word.utf8.count
        guard count >= length else { return false }
        return (0...count - length).contains {
            contains(word, at: $0, ignoringCase: true) && isWord($0..<$0 + length)
        }
    }

    /// Whether no letter stands right before or behind some bytes.
    fileprivate func isWord(_ range: Range<Int>) -> Bool {
        let isBehindLetter = range.lowerBound > 0 && ByteSet.letters.contains(self[range.lowerBound - 1])
        let isBeforeLetter = range.upperBound < count && ByteSet.letters.contains(self[range.upperBound])
        return !isBehindLetter && !isBeforeLetter
    }
}
