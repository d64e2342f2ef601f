// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate, RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The seconds since 1970, or `nil` when the text is no such date.
    ///
    /// The day of the week is not compared.
    static func seconds(in text: String) -> Int64? {
        let text = Array(text.utf8)
        guard text.count == 29, text[3] == UInt8(ascii: ","), text[19] == UInt8(ascii: ":"),
            text[22] == UInt8(ascii: ":"), text[25...].elementsEqual(" GMT".utf8),
            [4, 7, 11, 16].allSatisfy({ text[$0] == UInt8(ascii: " ") }),
            let month = months.firstIndex(where: { text[8..<11].elementsEqual($0.utf8) }),
            let day = number(text[5..<7]), let year = number(text[12..<16]), let hour = number(text[17..<19]),
            let minute = number(text[20..<22]), let second = number(text[23..<25]),
            (1...31).contains(day), year >= 1970, hour < 24, minute < 60, second <= 60
        else { return nil }
        return (days(year: year, month: month + 1, day: day) * 24 + hour) * 3600 + minute * 60 + second
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - 0x30)
        }
        return value
    }

    /// Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March so that a leap day is the last.
    private static func days(year: Int64, month: Int, day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = Int64((month + 9) % 12)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let sinceEpoch = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
        return sinceEpoch + dayOfYear - 719_468
    }
}
