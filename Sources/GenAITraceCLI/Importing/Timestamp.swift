// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
/// Moments in the notation of RFC 3339.
enum Timestamp {
    /// The nanoseconds since 1970 of a text such as `2026-01-31T12:00:00.25+01:00`; nil for anything else, and for a moment
    /// before 1970.
    static func nanoseconds(_ text: String) -> UInt64? {
        var rest = Array(text.utf8)[...]
        guard let year = number(4, of: &rest), skip("-", in: &rest), let month = number(2, of: &rest),
            skip("-", in: &rest), let day = number(2, of: &rest), skip("Tt ", in: &rest),
            let hour = number(2, of: &rest), skip(":", in: &rest), let minute = number(2, of: &rest),
            skip(":", in: &rest), let second = number(2, of: &rest),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        let fraction = skip(".,", in: &rest) ? nanosecondsOfFraction(&rest) : 0
        guard let fraction, let offset = offset(&rest), rest.isEmpty else { return nil }
        let days = days(year: year, month: month, day: day)
        let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offset
        guard seconds >= 0 else { return nil }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow || whole > .max - fraction ? nil : whole + fraction
    }

    private static func number(_ digitCount: Int, of text: inout ArraySlice<UInt8>) -> Int? {
        guard text.count >= digitCount else { return nil }
        var number = 0
        for byte in text.prefix(digitCount) {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        text = text.dropFirst(digitCount)
        return number
    }

    private static func skip(_ letters: String, in text: inout ArraySlice<UInt8>) -> Bool {
        guard let byte = text.first, letters.utf8.contains(byte) else { return false }
        text = text.dropFirst()
        return true
    }

    private static func nanosecondsOfFraction(_ text: inout ArraySlice<UInt8>) -> UInt64? {
        var nanoseconds: UInt64 = 0
        var digitCount = 0
        while let digit = text.first.map({ $0 &- UInt8(ascii: "0") }), digit < 10 {
            if digitCount < 9 { nanoseconds = nanoseconds * 10 + UInt64(digit) }
            digitCount += 1
            text = text.dropFirst()
        }
        guard digitCount > 0 else { return nil }
        for _ in min(digitCount, 9)..<9 { nanoseconds *= 10 }
        return nanoseconds
    }

    /// The seconds that a zone is ahead of UTC.
    private static func offset(_ text: inout ArraySlice<UInt8>) -> Int? {
        if skip("Zz", in: &text) { return 0 }
        let isBehind = text.first == UInt8(ascii: "-")
        guard skip("+-", in: &text), let hours = number(2, of: &text), skip(":", in: &text),
            let minutes = number(2, of: &text), hours < 24, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (isBehind ? -60 : 60)
    }

    /// The days from 1970 to a day of the Gregorian calendar; the year is taken to begin in March, so that the day of a
    /// leap year is its last.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}

#endif
