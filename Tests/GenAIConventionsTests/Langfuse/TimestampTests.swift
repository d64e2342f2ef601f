// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import GenAIConventions

@Suite struct TimestampTests {
    @Test func `times are those of Foundation, leap days and turns of centuries included`() throws {
        let seed = UInt64.random(in: 0...(.max))
        var generator = SeededGenerator(state: seed)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let edges: [UInt64] = [0, 951_782_399, 951_782_400, 951_868_800, 4_107_542_399, 4_107_542_400, 17_179_869_183]
        let seconds = edges + (0..<500).map { _ in UInt64.random(in: 0...17_000_000_000, using: &generator) }
        for second in seconds {
            let expected = Date(timeIntervalSince1970: Double(second) + 0.25).formatted(style)
            let time = Timestamp(nanoseconds: second * 1_000_000_000 + 250_000_000)
            #expect(time.description == expected, "second \(second), seed \(seed)")
        }
    }

    @Test func `a duration moves a time, and none moves it out of range`() {
        let start = Timestamp(nanoseconds: 1_700_000_000_000_000_000)
        #expect(start.advanced(by: .milliseconds(350)).description == "2023-11-14T22:13:20.350Z")
        #expect(start.advanced(by: .seconds(-1)).description == "2023-11-14T22:13:19.000Z")
        #expect(start.advanced(by: .seconds(Int64.max)).nanoseconds == .max)
        #expect(start.advanced(by: .seconds(Int64.min)).nanoseconds == 0)
        #expect(Timestamp(nanoseconds: .max).advanced(by: .seconds(1)).nanoseconds == .max)
        #expect(Timestamp(nanoseconds: .max).description.hasPrefix("2554-07-21T"))
    }
}

/// SplitMix64, so that a failure can be repeated from its seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
