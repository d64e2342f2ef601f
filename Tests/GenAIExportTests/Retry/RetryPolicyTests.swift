// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy()

    private func wait(
        _ status: Int, retryAfter: [String] = [], count: Int = 1, random: Double = 0.5
    ) throws -> Duration {
        let asked = RetryAfter.delay(retryAfter, now: 1_000_000_000)
        return policy.delay(
            after: try #require(ExportFailure.status(status)), count: count, asked: asked, random: random)
    }

    private func wait(_ kind: TransportError.Kind, random: Double) -> Duration {
        policy.delay(after: ExportFailure(TransportError(kind, "")), count: 1, random: random)
    }

    @Test func `what somebody must repair first is asked for rarely`() {
        #expect(wait(.tls, random: 0) == .seconds(24))
        #expect(wait(.nameResolution, random: 0.5) == .seconds(30))
    }

    @Test func `a destination that refuses the credentials is asked once a minute`() throws {
        for random in [0, 0.5, 0.999] {
            #expect(try wait(401, random: random) >= .seconds(60))
            #expect(try wait(403, count: 9, random: random) <= .seconds(66))
        }
    }

    @Test func `the wait doubles up to its limit`() throws {
        let waits = try (1...8).map { try wait(503, count: $0) }
        #expect(waits == [1, 2, 4, 8, 16, 30, 30, 30].map { Duration.seconds($0) })
    }

    @Test func `chance spreads the wait by a fifth to both sides`() throws {
        #expect(try wait(503, random: 0) == .milliseconds(800))
        #expect(try wait(503, random: 1) == .milliseconds(1200))
    }

    @Test func `a server is not asked before it said`() throws {
        for random in [0, 0.3, 0.999] {
            let wait = try wait(429, retryAfter: ["7"], random: random)
            #expect(wait >= .seconds(7) && wait <= .seconds(7.7))
        }
        #expect(try wait(503, retryAfter: ["0"]) == .seconds(1))
        #expect(try wait(503, retryAfter: ["2"], count: 5) == .seconds(16))
    }

    @Test func `a date is a wait too`() throws {
        // 1_000_000_000 is Sun, 09 Sep 2001 01:46:40 GMT.
        #expect(try wait(503, retryAfter: ["Sun, 09 Sep 2001 01:47:00 GMT"], random: 0) == .seconds(20))
        #expect(try wait(503, retryAfter: ["Sun, 09 Sep 2001 01:46:00 GMT"]) == .seconds(1))
    }

    @Test(arguments: ["", "-1", "abc", "1.5", "1e9", "٧", "Sun, 09 Sep 2001", "7 seconds"])
    func `what makes no sense does not change the wait`(_ header: String) throws {
        #expect(try wait(503, retryAfter: [header]) == .seconds(1))
    }

    @Test(arguments: ["61", "99999999999", "99999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func `a server that asks for years gets a minute`(_ header: String) throws {
        for random in [0, 0.5, 0.999] {
            let wait = try wait(503, retryAfter: [header], random: random)
            #expect(wait > .seconds(53) && wait <= .seconds(60))
        }
    }

    @Test func `of several headers the longest counts`() throws {
        #expect(try wait(503, retryAfter: ["3", "abc", "9"], random: 0) == .seconds(9))
    }

    @Test func `no setting and no chance makes it trap or wait for ever`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let durations: [Duration] = [.zero, .seconds(-5), .seconds(Int64.max), .nanoseconds(1), .seconds(Int64.min)]
        let numbers = [0, 1, -1, 2, 1e300, -.infinity, .infinity, .nan, .ulpOfOne]
        for _ in 0..<1000 {
            var policy = RetryPolicy()
            policy.initialDelay = durations.randomElement(using: &generator) ?? .zero
            policy.maximumDelay = durations.randomElement(using: &generator) ?? .zero
            policy.maximumRetryAfter = durations.randomElement(using: &generator) ?? .zero
            policy.multiplier = numbers.randomElement(using: &generator) ?? 0
            policy.jitter = numbers.randomElement(using: &generator) ?? 0
            policy.maximumAttempts = [Int.max, Int.min, 0, 20].randomElement(using: &generator) ?? 0
            let wait = policy.delay(
                after: ExportFailure(
                    "any", [.retry, .retryRarely, .hold, .drop].randomElement(using: &generator) ?? .retry),
                count: [Int.max, Int.min, 0, 1, 7].randomElement(using: &generator) ?? 0,
                asked: [nil, .seconds(Int64.max), .zero, .seconds(99_999_999)].randomElement(using: &generator) ?? nil,
                random: .random(in: 0..<1, using: &generator))
            guard wait < .zero || wait > .seconds(2 * 86_400) else { continue }
            Issue.record("\(policy) waits \(wait), seed \(seed)")
        }
    }
}
