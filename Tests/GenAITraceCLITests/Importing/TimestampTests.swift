// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import Testing

@testable import GenAITraceCLI

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-01-31T12:00:00.25Z", 1_769_860_800_250_000_000),
        ("2026-01-31T13:00:00.25+01:00", 1_769_860_800_250_000_000),
        ("2026-01-31t12:00:00.123456789z", 1_769_860_800_123_456_789),
        ("2026-01-31 12:00:00.1234567899Z", 1_769_860_800_123_456_789),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000_000_000),
    ])
    func `a moment is read to the nanosecond`(text: String, nanoseconds: UInt64) {
        #expect(Timestamp.nanoseconds(text) == nanoseconds)
    }

    @Test func `every day of four centuries is the day that Foundation says`() throws {
        let format = Date.ISO8601FormatStyle()
        for day in stride(from: 0, to: 146_097, by: 7) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            #expect(Timestamp.nanoseconds(date.formatted(format)) == UInt64(day) * 86_400_000_000_000)
        }
    }

    @Test(arguments: [
        "", "2026-01-31", "2026-01-31T12:00:00", "2026-13-01T00:00:00Z", "2026-01-31T24:00:00Z", "1969-12-31T23:59:59Z",
        "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00+1:00", "2026-01-31T12:00:00Zx", "9999-12-31T23:59:59Z",
        "yesterday",
    ])
    func `what is no moment is refused`(text: String) { #expect(Timestamp.nanoseconds(text) == nil) }
}

#endif
