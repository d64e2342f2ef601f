// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@testable import GenAIExport

@Suite struct DestinationHealthTests {
    private func failed(until moment: UInt64, isRefusal: Bool = false) -> DestinationHealth.Report {
        .failed(until: moment, isRefusal: isRefusal)
    }

    @Test func `a destination that answers takes any number of requests`() {
        var health = DestinationHealth()
        for _ in 0..<3 { #expect(health.admit(now: 0, isHurried: false) == .go(isProbe: false)) }
        health.note(.answered, ofProbe: false)
        #expect(health.admit(now: 0, isHurried: false) == .go(isProbe: false))
    }

    @Test func `one that is down is asked by one request at a time`() {
        var health = DestinationHealth()
        health.note(failed(until: 10), ofProbe: false)
        #expect(health.admit(now: 9, isHurried: false) == .wait(until: 10))
        #expect(health.admit(now: 10, isHurried: false) == .go(isProbe: true))
        #expect(health.admit(now: 10, isHurried: false) == .wait(until: nil))
        #expect(health.admit(now: 10, isHurried: true) == .wait(until: nil))
        health.note(failed(until: 30), ofProbe: true)
        #expect(health.failureCount == 2)
        #expect(health.admit(now: 29, isHurried: false) == .wait(until: 30))
        #expect(health.admit(now: 30, isHurried: false) == .go(isProbe: true))
        health.note(.answered, ofProbe: true)
        for _ in 0..<3 { #expect(health.admit(now: 30, isHurried: false) == .go(isProbe: false)) }
    }

    @Test func `requests that were under way together and failed count once`() {
        var health = DestinationHealth()
        for moment in 1...8 { health.note(failed(until: UInt64(moment)), ofProbe: false) }
        #expect(health.failureCount == 1)
        #expect(health.nextAttempt == 1)
    }

    @Test func `a hurry skips a wait, but not for a destination that refuses the credentials`() {
        var health = DestinationHealth()
        health.note(failed(until: 10), ofProbe: false)
        #expect(health.admit(now: 0, isHurried: true) == .go(isProbe: true))
        health.note(failed(until: 60, isRefusal: true), ofProbe: true)
        #expect(health.admit(now: 0, isHurried: true) == .wait(until: 60))
    }

    @Test func `a probe that was cancelled lets the next one go at once`() {
        var health = DestinationHealth()
        health.note(failed(until: 10), ofProbe: false)
        #expect(health.admit(now: 10, isHurried: false) == .go(isProbe: true))
        health.note(.unknown, ofProbe: true)
        #expect(health.failureCount == 1)
        #expect(health.admit(now: 10, isHurried: false) == .go(isProbe: true))
    }

    // Ten minutes of 503, batch after batch, on a clock that is only counted.
    @Test func `a long outage is met with few requests that are spread`() throws {
        var health = DestinationHealth()
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let policy = RetryPolicy()
        let busy = try #require(ExportFailure.status(503))
        var now: UInt64 = 0
        var waits: [Double] = []
        while now < 600_000_000_000 {
            switch health.admit(now: now, isHurried: false) {
            case .wait(let moment): now = try #require(moment)
            case .go(let isProbe):
                let delay = policy.delay(
                    after: busy, count: health.failureCount + 1, random: .random(in: 0..<1, using: &generator))
                waits.append(delay / .seconds(1))
                health.note(failed(until: now + delay.nanoseconds), ofProbe: isProbe)
            }
        }
        #expect(waits.count <= 30, "seed \(seed)")
        let long = waits.filter { $0 > 20 }
        let mean = long.reduce(0, +) / Double(long.count)
        let deviation = (long.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(long.count)).squareRoot()
        #expect(deviation / mean >= 0.05, "seed \(seed)")
    }
}
