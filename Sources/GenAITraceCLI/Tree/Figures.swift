// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// Numbers in the form that people read.
enum Figures {
    /// A duration with three significant digits at most: `850 ns`, `1.2 ms`, `310 ms`, `4.25 s`, `3 min 20 s`.
    static func duration(nanoseconds: UInt64) -> String {
        switch nanoseconds {
        case ..<1_000: "\(nanoseconds) ns"
        case ..<1_000_000: "\(nanoseconds / 1_000) µs"
        case ..<10_000_000: "\(decimal(nanoseconds / 100_000, digits: 1)) ms"
        case ..<1_000_000_000: "\(nanoseconds / 1_000_000) ms"
        case ..<60_000_000_000 where nanoseconds.isMultiple(of: 1_000_000_000): "\(nanoseconds / 1_000_000_000) s"
        case ..<60_000_000_000: "\(decimal(nanoseconds / 10_000_000, digits: 2)) s"
        default: "\(count(nanoseconds / 60_000_000_000)) min \(nanoseconds / 1_000_000_000 % 60) s"
        }
    }

    /// A duration, as ``duration(nanoseconds:)`` tells it; a negative one is none.
    static func duration(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let (nanoseconds, overflow) = UInt64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return self.duration(
            nanoseconds: overflow ? .max : nanoseconds &+ UInt64(clamping: attoseconds / 1_000_000_000))
    }

    /// A whole number with commas: `1,234,567`.
    static func count(_ number: some BinaryInteger) -> String {
        var text = ""
        for (place, digit) in String(number.magnitude).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + String(text.reversed())
    }

    /// A number of things: `1 span`, `2 spans`.
    static func count(_ number: Int, _ thing: String) -> String {
        "\(count(number)) \(thing)\(number == 1 ? "" : "s")"
    }

    /// An amount of money from trillionths, to a millionth unless it is smaller: `$0.000161`, `0.02 EUR`.
    static func money(picounits: Int64, currency: String) -> String {
        let magnitude = picounits.magnitude
        var digits = String(magnitude < 1_000_000 ? magnitude : (magnitude + 500_000) / 1_000_000 * 1_000_000)
        digits = String(repeating: "0", count: Swift.max(13 - digits.count, 0)) + digits
        var fraction = digits.suffix(12)
        while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
        let amount = "\(digits.dropLast(12)).\(fraction)"
        let sign = picounits < 0 ? "-" : ""
        return currency == "USD" ? "\(sign)$\(amount)" : "\(sign)\(amount) \(currency)"
    }

    private static func decimal(_ number: UInt64, digits: Int) -> String {
        let text = String(number)
        let padded = String(repeating: "0", count: Swift.max(digits + 1 - text.count, 0)) + text
        return "\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }
}

#endif
