// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Groups of digits with one and the same separator between them: as much of a text as may be one number.
struct ParsedNumber {
    private static let mostGroups = 8
    private static let mostDigits = 19

    /// Where the digits begin.
    private let start: Int
    /// A space, a dash or a dot; nil for one group.
    private(set) var separator: UInt8?
    private(set) var groupCount = 0
    /// Digits of each group, eight bits for one.
    private var lengths: UInt64 = 0
    /// All digits as one number, which 64 bits can hold.
    private var digits: UInt64 = 0
    private var digitCount = 0
    /// One bit for each group that a letter, or a dot and a digit, stand right behind.
    private var cuts: UInt8 = 0

    init(at start: Int, in bytes: Bytes) {
        self.start = start
        var position = start
        while groupCount < Self.mostGroups {
            let end = bytes.endOfRun(of: .digits, from: position, limit: position + Self.mostDigits + 1)
            guard end > position, digitCount + end - position <= Self.mostDigits else { return }
            for index in position..<end { digits = digits * 10 + UInt64(bytes[index] - UInt8(ascii: "0")) }
            digitCount += end - position
            lengths |= UInt64(end - position) << UInt64(8 * groupCount)
            groupCount += 1
            guard end < bytes.count else { return }
            let byte = bytes[end]
            let isBeforeDigit = end + 1 < bytes.count && ByteSet.digits.contains(bytes[end + 1])
            if ByteSet.word.contains(byte) || byte == UInt8(ascii: ".") && isBeforeDigit {
                cuts |= 1 << UInt8(groupCount - 1)
            }
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."),
                separator == nil || separator == byte, isBeforeDigit
            else { return }
            separator = byte
            position = end + 1
        }
    }

    /// A number of which the digits are known already, as one group.
    init(_ digits: UInt64, count: Int) {
        start = 0
        self.digits = digits
        digitCount = count
        groupCount = 1
        lengths = UInt64(count)
    }

    func length(of group: Int) -> Int { Int(lengths >> UInt64(8 * group) & 0xFF) }

    /// Where some groups end.
    func end(of groups: Int) -> Int {
        (0..<groups).reduce(start + groups - 1) { $0 + length(of: $1) }
    }

    private func isCut(_ group: Int) -> Bool { cuts >> UInt8(group) & 1 != 0 }

    /// Whether the first groups have certain lengths, and nothing belongs to the last of them.
    func groups(_ expected: Int...) -> Bool {
        guard groupCount >= expected.count, !isCut(expected.count - 1) else { return false }
        for (index, expected) in expected.enumerated() where length(of: index) != expected { return false }
        return true
    }

    /// The first digits as a number.
    func value(count: Int) -> Int {
        var value = digits
        for _ in 0..<max(digitCount - count, 0) { value /= 10 }
        return Int(clamping: value)
    }

    func digit(_ index: Int) -> Int { value(count: index + 1) % 10 }

    /// Whether the first digits are all the same.
    func isMonotonous(count: Int) -> Bool { (1..<count).allSatisfy { digit($0) == digit(0) } }

    // MARK: Cards

    private static let cardGroups: [[Int]] = [
        [4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [4, 3, 3, 3], [6, 13],
    ]

    /// Where the number of a payment card ends: ISO/IEC 7812, with a check digit.
    var cardEnd: Int? {
        if groupCount > 0, (13...19).contains(length(of: 0)), !isCut(0) {
            return isCard(length(of: 0)) ? end(of: 1) : nil
        }
        guard let separator, separator != UInt8(ascii: ".") else { return nil }
        for expected in Self.cardGroups where groupCount >= expected.count && !isCut(expected.count - 1) {
            if expected.indices.allSatisfy({ length(of: $0) == expected[$0] }), isCard(expected.reduce(0, +)) {
                return end(of: expected.count)
            }
        }
        return nil
    }

    func isCard(_ count: Int) -> Bool {
        let (two, three, four, six) = (value(count: 2), value(count: 3), value(count: 4), value(count: 6))
        let isIssued =
            switch count {
            case 13: two / 10 == 4
            case 14: (300...305).contains(three) || two == 36 || two == 38 || two == 39
            case 15: two == 34 || two == 37
            case 16:
                two / 10 == 4 || (51...55).contains(two) || (2221...2720).contains(four) || four == 6011
                    || (644...649).contains(three) || two == 65 || (3528...3589).contains(four) || two == 62
                    || (506_000...508_999).contains(six) || two == 60 || two == 67
            case 17, 18: two == 62
            default: two / 10 == 4 || two == 62 || two == 65
            }
        return isIssued && !isMonotonous(count: count) && isLuhn(count)
    }

    /// ISO/IEC 7812-1, annex B.
    private func isLuhn(_ count: Int) -> Bool {
        var sum = 0
        for index in 0..<count {
            let digit = digit(count - 1 - index)
            sum += index % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
        }
        return sum % 10 == 0
    }
}
