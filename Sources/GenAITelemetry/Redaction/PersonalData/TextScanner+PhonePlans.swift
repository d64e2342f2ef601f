// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Telephone numbers with the country behind two zeros, which nothing else tells from other numbers than the plan of the country.
extension TextScanner {
    private static let longestPhone = 26
    private static let phoneSeparators: ByteSet = " " | "-" | "." | "(" | ")" | "/"

    /// Where the number ends that begins with `00` at a position, when it has the digits of a country's plan.
    func prefixedPhoneEnd(at start: Int, in bytes: Bytes) -> Int? {
        guard start + 10 < bytes.count, bytes[start] == UInt8(ascii: "0"), bytes[start + 1] == UInt8(ascii: "0") else {
            return nil
        }
        // The next number of a list, a version, a date.
        if start > 1, Self.phoneSeparators.contains(bytes[start - 1]), ByteSet.alphanumeric.contains(bytes[start - 2]),
            bytes[start - 1] != UInt8(ascii: " ") || ByteSet.digits.contains(bytes[start - 2])
        {
            return nil
        }
        var position = start + 2
        var end = position
        var digits: UInt64 = 0
        var count = 0
        let limit = min(start + Self.longestPhone, bytes.count)
        while position < limit {
            if ByteSet.digits.contains(bytes[position]) {
                digits = digits * 10 + UInt64(bytes[position] - UInt8(ascii: "0"))
                count += 1
                if count > 15 { return nil }
                position += 1
                end = position
            } else {
                guard Self.phoneSeparators.contains(bytes[position]), position - end < 2 else { break }
                position += 1
            }
        }
        guard count > 8, end == bytes.count || !ByteSet.word.contains(bytes[end]),
            end == bytes.count || bytes[end] != UInt8(ascii: ":")
        else { return nil }
        return PhonePlan.isNumber(digits, count: count) ? end : nil
    }
}

/// How many digits the numbers of a country have, and which come first: ITU-T E.164 and the plans of the countries.
enum PhonePlan {
    private struct Plan {
        let lengths: ClosedRange<Int>
        /// Digits that a number may begin with.
        let first: Set<UInt64>
    }

    private static let plans: [UInt64: Plan] = {
        var plans: [UInt64: Plan] = [:]
        let rows: [(UInt64, ClosedRange<Int>, String)] = [
            (1, 10...10, "23456789"), (7, 10...10, "3489"), (20, 9...10, "123456789"), (27, 9...9, "123456789"),
            (30, 10...10, "26"), (31, 9...9, "123456789"), (32, 8...9, "123456789"), (33, 9...9, "123456789"),
            (34, 9...9, "6789"), (36, 8...9, "123456789"), (39, 8...11, "0378"), (40, 9...9, "237"),
            (41, 9...9, "234567"),
            (43, 8...12, "123456789"), (44, 10...10, "123789"), (45, 8...8, "23456789"), (46, 8...9, "123456789"),
            (47, 8...8, "2345679"), (48, 9...9, "12345678"), (49, 8...11, "123456789"), (52, 10...10, "23456789"),
            (54, 10...11, "12369"), (55, 10...11, "123456789"), (61, 9...9, "23478"), (81, 9...10, "123456789"),
            (82, 9...10, "1234567"), (86, 10...11, "123456789"), (90, 10...10, "2345"), (91, 10...10, "6789"),
            (351, 9...9, "29"), (352, 8...9, "2346"), (353, 8...9, "1245678"), (358, 8...10, "123456789"),
            (359, 8...9, "23456789"), (370, 8...8, "3456"), (371, 8...8, "26"), (380, 9...9, "3456789"),
            (385, 8...9, "1234569"),
            (386, 8...8, "1234567"), (420, 9...9, "234567"), (421, 9...9, "234569"), (852, 8...8, "235679"),
            (886, 8...9, "234567898"),
            (966, 9...9, "15"), (971, 8...9, "234567"), (972, 8...9, "2345789"),
        ]
        for (code, lengths, first) in rows {
            plans[code] = Plan(lengths: lengths, first: Set(first.utf8.map { UInt64($0 - UInt8(ascii: "0")) }))
        }
        return plans
    }()

    /// Whether some digits are a country's code and as many as its numbers have.
    static func isNumber(_ digits: UInt64, count: Int) -> Bool {
        (1...3).contains { length in
            guard count > length else { return false }
            let rest = (0..<count - length - 1).reduce(UInt64(1)) { power, _ in power * 10 }
            guard let plan = plans[digits / (rest * 10)] else { return false }
            return plan.lengths.contains(count - length) && plan.first.contains(digits / rest % 10)
        }
    }
}
