// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The `Retry-After` header: a number of seconds or a date (RFC 9110, section 10.2.3).
enum RetryAfter {
    /// How long to wait, or `nil` when the header is absent, in the past, or makes no sense.
    ///
    /// Of several headers the longest wait counts: the server meant at least one of them.
    ///
    /// - Parameters:
    ///   - headers: The headers' values as they came.
    ///   - now: The wall clock in seconds since 1970.
    /// - Returns: A positive wait, or `nil`.
    static func delay(_ headers: [String], now: Int64) -> Duration? {
        headers.compactMap { seconds(in: $0, now: now) }.filter { $0 > 0 }.max().map { .seconds($0) }
    }

    private static func seconds(in header: String, now: Int64) -> Int64? {
        if !header.isEmpty, header.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // More digits than fit mean a very long time, not nonsense.
            return Int64(header) ?? .max
        }
        guard let date = HTTPDate.seconds(in: header) else { return nil }
        let (wait, overflow) = date.subtractingReportingOverflow(now)
        return overflow ? nil : wait
    }
}
