// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization
import Testing

@testable import GenAIExport

@Suite struct DestinationGateTests {
    private func later(_ seconds: UInt64) -> UInt64 { SystemClock().monotonicTime() + seconds * 1_000_000_000 }

    private func closed(until moment: UInt64) async throws -> DestinationGate {
        let gate = DestinationGate()
        guard case .go(let pass) = await gate.enter(before: .max, hurriedSince: 0) else { throw NotAdmitted() }
        gate.leave(pass) { _ in .failed(until: moment, isRefusal: false) }
        return gate
    }

    private struct NotAdmitted: Error {}

    @Test func `a turn that comes after the deadline is not waited for`() async throws {
        let gate = try await closed(until: later(60))
        let (entry, duration) = await timed { await gate.enter(before: later(30), hurriedSince: 0) }
        #expect(entry == .tooLate)
        #expect(duration < .seconds(10))
    }

    @Test func `a hurry ends a wait, and one that came before it`() async throws {
        let gate = try await closed(until: later(60))
        let start = ContinuousClock.now
        let entry = Task { await gate.enter(before: .max, hurriedSince: 0) }
        try await Task.sleep(for: .milliseconds(20))
        gate.hurry()
        guard case .go(let pass) = await entry.value else { throw NotAdmitted() }
        gate.leave(pass) { _ in .failed(until: later(60), isRefusal: false) }
        guard case .go = await gate.enter(before: .max, hurriedSince: 0) else { throw NotAdmitted() }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `a cancelled wait ends`() async throws {
        let gate = try await closed(until: later(60))
        let entry = Task { await gate.enter(before: .max, hurriedSince: 0) }
        entry.cancel()
        #expect(await entry.value == .cancelled)
    }

    @Test func `of many who wait one goes, and all when it comes back with an answer`() async throws {
        let gate = try await closed(until: later(0))
        let underWay = Atomic(0)
        let most = Atomic(0)
        let probes = Atomic(0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask { @Sendable in
                    var isSettled = false
                    while !isSettled, case .go(let pass) = await gate.enter(before: .max, hurriedSince: 0) {
                        let count = underWay.add(1, ordering: .relaxed).newValue
                        let isDown = probes.add(1, ordering: .relaxed).newValue <= 5
                        if isDown { most.max(count, ordering: .relaxed) }
                        await Task.yield()
                        underWay.subtract(1, ordering: .relaxed)
                        gate.leave(pass) { _ in isDown ? .failed(until: 0, isRefusal: false) : .answered }
                        isSettled = !isDown
                    }
                }
            }
        }
        #expect(most.load(ordering: .relaxed) == 1)
        #expect(probes.load(ordering: .relaxed) == 25)
    }
}
