// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy()

    private func decide(
        _ status: Int, retryAfter: [String] = [], attempt: Int = 1, elapsed: Duration = .zero, random: Double = 0.5
    ) -> RetryDecision {
        policy.decide(
            after: .success(HTTPResponse(status: status, retryAfter: retryAfter)), attempt: attempt, elapsed: elapsed,
            now: 1_000_000_000, random: random)
    }

    private func decide(_ kind: TransportError.Kind, attempt: Int = 1, random: Double = 0.5) -> RetryDecision {
        policy.decide(
            after: .failure(TransportError(kind, "")), attempt: attempt, elapsed: .zero, now: 0, random: random)
    }

    private func wait(_ decision: RetryDecision) throws -> Duration {
        guard case .retry(let wait) = decision else { throw NotRetried(decision: decision) }
        return wait
    }

    private struct NotRetried: Error { let decision: RetryDecision }

    // MARK: Which outcomes

    @Test func `exactly 429, 502, 503 and 504 are tried again`() {
        let retried = (100..<600).filter { status in
            if case .retry = decide(status) { true } else { false }
        }
        #expect(retried == [429, 502, 503, 504])
    }

    @Test func `exactly the 2xx are accepted`() {
        #expect((100..<600).filter { decide($0) == .accepted } == Array(200..<300))
    }

    @Test func `every other status fails at once and says which it was`() {
        #expect(decide(400) == .fail(.badRequest))
        #expect(decide(401) == .fail(.unauthorized))
        #expect(decide(403) == .fail(.forbidden))
        #expect(decide(404) == .fail(.notFound))
        #expect(decide(413) == .fail(.tooLarge))
        #expect(decide(307) == .fail(.redirected))
        #expect(decide(500) == .fail(ExportFailure("http_500", isRetryable: false)))
        #expect(decide(408) == .fail(ExportFailure("http_408", isRetryable: false)))
        #expect(decide(100) == .fail(ExportFailure("http_other", isRetryable: false)))
        #expect(decide(Int.max) == .fail(ExportFailure("http_other", isRetryable: false)))
    }

    @Test(arguments: [
        TransportError.Kind.connectionRefused, .connectionFailed, .connectionLost, .connectTimeout, .timeout,
        .nameResolution, .tls, .resourcesExhausted,
    ])
    func `a request that got no answer is tried again`(_ kind: TransportError.Kind) throws {
        #expect(try wait(decide(kind)) > .zero)
    }

    @Test(arguments: [
        TransportError.Kind.responseTooLarge, .protocolViolation, .cancelled, .closed, .forked, .invalidRequest,
        .unsupportedLibrary,
    ])
    func `what would end the same way again is not`(_ kind: TransportError.Kind) {
        #expect(decide(kind) == .fail(ExportFailure(kind.shortDescription, isRetryable: false)))
    }

    @Test func `what somebody must repair first is asked for rarely`() throws {
        #expect(try wait(decide(.tls, random: 0)) == .seconds(24))
        #expect(try wait(decide(.nameResolution, random: 0.5)) == .seconds(30))
    }

    // MARK: How long

    @Test func `the wait doubles up to its limit`() throws {
        let waits = try (1...8).map { try wait(decide(503, attempt: $0)) }
        #expect(waits == [1, 2, 4, 8, 16, 30, 30, 30].map { Duration.seconds($0) })
    }

    @Test func `chance spreads the wait by a fifth to both sides`() throws {
        #expect(try wait(decide(503, random: 0)) == .milliseconds(800))
        #expect(try wait(decide(503, random: 1)) == .milliseconds(1200))
    }

    @Test func `a server is not asked before it said`() throws {
        for random in [0, 0.3, 0.999] {
            let wait = try wait(decide(429, retryAfter: ["7"], random: random))
            #expect(wait >= .seconds(7) && wait <= .seconds(7.7))
        }
        #expect(try wait(decide(503, retryAfter: ["0"])) == .seconds(1))
        #expect(try wait(decide(503, retryAfter: ["2"], attempt: 5)) == .seconds(16))
    }

    @Test func `a date is a wait too`() throws {
        // 1_000_000_000 is Sun, 09 Sep 2001 01:46:40 GMT.
        #expect(try wait(decide(503, retryAfter: ["Sun, 09 Sep 2001 01:47:00 GMT"], random: 0)) == .seconds(20))
        #expect(try wait(decide(503, retryAfter: ["Sun, 09 Sep 2001 01:46:00 GMT"])) == .seconds(1))
    }

    @Test(arguments: ["", "-1", "abc", "1.5", "1e9", "٧", "Sun, 09 Sep 2001", "7 seconds"])
    func `what makes no sense does not change the wait`(_ header: String) throws {
        #expect(try wait(decide(503, retryAfter: [header])) == .seconds(1))
    }

    @Test(arguments: ["61", "99999999999", "99999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func `a server that asks for years gets a minute`(_ header: String) throws {
        for random in [0, 0.5, 0.999] {
            let wait = try wait(decide(503, retryAfter: [header], random: random))
            #expect(wait > .seconds(53) && wait <= .seconds(60))
        }
    }

    @Test func `of several headers the longest counts`() throws {
        #expect(try wait(decide(503, retryAfter: ["3", "abc", "9"], random: 0)) == .seconds(9))
    }

    // MARK: When it ends

    @Test func `a wait that would outlast the budget is not begun`() {
        #expect(decide(503, elapsed: .seconds(299.5)) == .fail(ExportFailure("http_503", isRetryable: true)))
        #expect(decide(503, retryAfter: ["30"], elapsed: .seconds(280)) == .fail(.init("http_503", isRetryable: true)))
    }

    @Test func `attempts run out`() {
        #expect(decide(503, attempt: 20) == .fail(ExportFailure("http_503", isRetryable: true)))
        let once = RetryPolicy.never.decide(
            after: .success(HTTPResponse(status: 503)), attempt: 1, elapsed: .zero, now: 0, random: 0)
        #expect(once == .fail(ExportFailure("http_503", isRetryable: true)))
    }

    // Ten minutes of 503 for one batch after another, on a clock that is only counted.
    @Test func `a long outage is met with few attempts that are spread`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        var clock = Duration.zero
        var waits: [Double] = []
        while clock < .seconds(600) {
            let start = clock
            var attempt = 1
            while case .retry(let wait) = policy.decide(
                after: .success(HTTPResponse(status: 503)), attempt: attempt, elapsed: clock - start, now: 0,
                random: .random(in: 0..<1, using: &generator))
            {
                waits.append(wait / .seconds(1))
                clock += wait
                attempt += 1
            }
            clock += .milliseconds(1)
        }
        #expect(waits.count <= 45, "seed \(seed)")
        let long = waits.filter { $0 > 20 }
        let mean = long.reduce(0, +) / Double(long.count)
        let deviation = (long.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(long.count)).squareRoot()
        #expect(deviation / mean >= 0.05, "seed \(seed)")
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
            let decision = policy.decide(
                after: .success(HTTPResponse(status: 503, retryAfter: ["99999999999999"])),
                attempt: [Int.max, Int.min, 0, 1, 7].randomElement(using: &generator) ?? 0, elapsed: .zero,
                now: [Int64.min, .max, 0].randomElement(using: &generator) ?? 0,
                random: .random(in: 0..<1, using: &generator))
            guard case .retry(let wait) = decision, wait < .zero || wait > .seconds(2 * 86_400) else { continue }
            Issue.record("\(policy) waits \(wait), seed \(seed)")
        }
    }
}
