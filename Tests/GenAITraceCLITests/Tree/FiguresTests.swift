// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Testing

@testable import GenAITraceCLI

struct FiguresTests {
    @Test(
        arguments: [
            (0, "0 ns"), (999, "999 ns"), (1_000, "1 µs"), (999_999, "999 µs"), (1_250_000, "1.2 ms"),
            (310_400_000, "310 ms"), (4_256_000_000, "4.25 s"), (10_000_000_000, "10 s"),
            (200_000_000_000, "3 min 20 s"),
            (UInt64.max, "307,445,734 min 33 s"),
        ] as [(UInt64, String)])
    func `a duration has the unit that people think in`(nanoseconds: UInt64, text: String) {
        #expect(Figures.duration(nanoseconds: nanoseconds) == text)
    }

    @Test(
        arguments: [
            (0, "USD", "$0.00"), (161_000_000, "USD", "$0.000161"), (55_050_000, "USD", "$0.000055"),
            (7, "USD", "$0.000000000007"),
            (1_234_500_000_000_000, "EUR", "1234.50 EUR"), (-20_000_000_000, "USD", "-$0.02"),
            (Int64.max, "USD", "$9223372.036855"),
        ] as [(Int64, String, String)])
    func `an amount of money has two digits at least and six at most, unless it is tiny`(
        picounits: Int64, currency: String, text: String
    ) {
        #expect(Figures.money(picounits: picounits, currency: currency) == text)
    }

    @Test func `numbers have commas and things an s`() {
        #expect(Figures.count(1_234_567) == "1,234,567")
        #expect(Figures.count(-999) == "-999")
        #expect(Figures.count(1, "span") == "1 span")
        #expect(Figures.count(1_000, "span") == "1,000 spans")
    }
}

#endif
