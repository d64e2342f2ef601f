// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A point in time as ISO 8601 writes it: `2026-01-31T23:59:59.999Z`.
struct Timestamp: CustomStringConvertible {
    /// Nanoseconds since 1970.
    let nanoseconds: UInt64

    /// The time that a duration later is; the nearest that can be told when that is out of range.
    func advanced(by duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        let (whole, isOver) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if isOver { return Timestamp(nanoseconds: seconds < 0 ? 0 : .max) }
        let (sum, isOut) = nanoseconds.addingReportingOverflow(signed: whole.addingClamped(attoseconds / 1_000_000_000))
        return Timestamp(nanoseconds: isOut ? (seconds < 0 ? 0 : .max) : sum)
    }

    /// The time in UTC, to the millisecond.
    var description: String {
        let milliseconds = nanoseconds / 1_000_000
        let second = milliseconds / 1_000
        let (days, ofDay) = (second / 86_400, second % 86_400)
        let (year, month, day) = Self.date(daysSince1970: days)
        let clock = "\(Self.digits(ofDay / 3_600, 2)):\(Self.digits(ofDay / 60 % 60, 2)):\(Self.digits(ofDay % 60, 2))"
        let fraction = Self.digits(milliseconds % 1_000, 3)
        return "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))T\(clock).\(fraction)Z"
    }

    /// The date in the Gregorian calendar, counted in eras of 400 years that begin in March, so that a leap day is the
    /// last of its year.
    private static func date(daysSince1970: UInt64) -> (year: UInt64, month: UInt64, day: UInt64) {
        let days = daysSince1970 + 719_468
        let (era, ofEra) = (days / 146_097, days % 146_097)
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * ofYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func digits(_ number: UInt64, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}

extension UInt64 {
    fileprivate func addingReportingOverflow(signed other: Int64) -> (UInt64, Bool) {
        other < 0 ? subtractingReportingOverflow(other.magnitude) : addingReportingOverflow(other.magnitude)
    }
}

extension Int64 {
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? (self < 0 ? .min : .max) : sum
    }
}
