// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Texts that are written to make a search slow.
///
/// What is asserted is the growth of the cost with the length, not the cost: twice the text, about twice the time.
@Suite(.serialized)
struct RedactionCostTests {
    private static let repeated = [
        "a", "sk-", "sk-proj-", "sk-aaaaaaaaaaaaaaa-", "-----BEGIN ", "-----BEGIN PRIVATE KEY", "eyJ.", "eyJ-", "eyJ",
        "eyJaaaaaaaaaaa.a-", "@", "7", "[", "{\"", "-", "=", ":", "://", "a://b:", "password=", "password=\"",
        "password: '", "password=\\\"", "AKIA", "AKIAIOSFODNN7EXAMPLE ", "\\", "\\u005c", "\\u0073k-", "bearer ",
        "Basic QWxh", "&a=", "?key=", "token=&a&b", "Cookie: ", "authorization: bearer ", "[REDACTED:", "\u{200B}",
        "\0",
        "</password>", "<password>a", "</value>", "[\"token\",", "password is ", "password 'a", "identified by '",
        "//a:b",
        "password:\n  ", "password: |\n a1", "\"name\":\"password\",", "密码是", "@//", "a,password\n", "a,b1c2d3e4\n",
        "4242\n", "73 6b ", "115, ", "0x73,", "\\163", "0049 30 ", "\"@", "де@", "sqlplus a/",
        "[\"a\",", "{\"password\":", "\\\"", "a.b-c_d=", "hooks.slack.com/services/",
    ]

    @Test(arguments: repeated)
    func `bait costs in proportion to its length`(bait: String) {
        // Thirty-two times as long; quadratic cost would be a thousand times as much. Between the two is so much room that
        // no other work of the machine fills it, and what other threads do is not counted.
        let short = processorTime(of: bait, byteCount: 1 << 13, rounds: 3)
        let long = processorTime(of: bait, byteCount: 1 << 18, rounds: 1)
        #expect(long < short * 180 + 0.05)
    }

    /// Seconds of this thread's processor that a search takes: the least of some.
    private func processorTime(of bait: String, byteCount: Int, rounds: Int) -> Double {
        let text = String(repeating: bait, count: byteCount / bait.utf8.count)
        return (0..<rounds).reduce(Double.infinity) { least, _ in
            let start = Self.now
            var redactor = TextRedactor()
            _ = redactor.redacted(text)
            return min(least, Self.now - start)
        }
    }

    private static var now: Double {
        var time = timespec()
        // The time is our own, and the call only writes to it.
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
