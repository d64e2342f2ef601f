// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry
import Testing

@testable import GenAITraceCLI

struct TimeSpanTests {
    @Test(arguments: [
        ("2.4s", 2_400_000_000), ("850ms", 850_000_000), ("1.5", 1_500_000_000), ("40us", 40_000), ("12ns", 12),
        ("2m", 120_000_000_000), ("0", 0),
    ])
    func `a duration is read`(text: String, nanoseconds: UInt64) {
        #expect(TimeSpan.nanoseconds(text) == nanoseconds)
    }

    @Test(arguments: ["", "s", "-1s", "1h2", "1.2.3s", "nan", "inf", "1e300", "999999999999999999999s", "٣s"])
    func `what is no duration is refused`(text: String) { #expect(TimeSpan.nanoseconds(text) == nil) }

    @Test func `times are put together from what is known`() {
        func times(_ start: UInt64?, _ end: UInt64?, _ duration: UInt64?) -> [UInt64]? {
            TimeSpan(start: start, end: end, duration: duration, now: 100).map { [$0.start, $0.end] }
        }
        #expect(times(nil, nil, nil) == [99, 100])
        #expect(times(nil, nil, 40) == [60, 100])
        #expect(times(10, 20, nil) == [10, 20])
        #expect(times(10, nil, nil) == [10, 11])
        #expect(times(10, nil, 5) == [10, 15])
        #expect(times(nil, 20, 5) == [15, 20])
        #expect(times(20, 10, nil) == nil)
        #expect(times(nil, 20, 50) == nil)
        #expect(times(.max, nil, 5) == nil)
    }

    @Test(arguments: [
        ("example.com", "example.com", 443), ("example.com:8080", "example.com", 8080), ("[::1]:80", "::1", 80),
        ("[::1]", "::1", 443),
    ])
    func `a host is read`(text: String, address: String, port: Int) {
        #expect(ServerAddress(text: text) == ServerAddress(address, port: port))
    }

    @Test(arguments: ["", ":80", "host:", "host:0", "host:65536", "host:x", "http://host", "[::1", "[::1]x", "a b"])
    func `what is no host is refused`(text: String) { #expect(ServerAddress(text: text) == nil) }
}

#endif
