// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
/// When something began and ended, in nanoseconds since 1970.
struct TimeSpan: Hashable {
    let start: UInt64
    let end: UInt64

    /// Puts together what is known.
    ///
    /// What has no end has just ended, and what has no duration lasted one nanosecond: no backend shows less, and nobody
    /// takes it for a time that was measured. Returns nil when it ends before it starts.
    init?(start: UInt64?, end: UInt64?, duration: UInt64?, now: UInt64) {
        let length = duration ?? 1
        if let start, let end {
            guard end >= start else { return nil }
            (self.start, self.end) = (start, end)
        } else if let start {
            let (end, overflow) = start.addingReportingOverflow(length)
            guard !overflow else { return nil }
            (self.start, self.end) = (start, end)
        } else {
            let end = end ?? now
            guard length <= end else { return nil }
            (self.start, self.end) = (end - length, end)
        }
    }

    /// The nanoseconds that a text of a duration stands for: `1.25s`, `850ms`, `40us`, `12ns`, or a number of seconds.
    static func nanoseconds(_ text: String) -> UInt64? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let scale: Double? =
            switch text[digits.endIndex...] {
            case "", "s": 1e9
            case "ms": 1e6
            case "us", "µs": 1e3
            case "ns": 1
            case "min", "m": 60e9
            default: nil
            }
        guard let scale, let number = Double(digits) else { return nil }
        return UInt64(exactly: (number * scale).rounded())
    }
}

#endif
