// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry
import Synchronization

/// Where requests to one destination wait for their turn while it is down.
///
/// Waits are timed on a thread of our own and on the monotonic clock: a blocked task pool does not hold them up, nor does a
/// clock that is set back. Somebody in a hurry can cut them short.
final class DestinationGate: Sendable {
    private let state = Mutex(State())

    private struct State: Sendable {
        var health = DestinationHealth()
        var hurryCount = 0
        var nextID = 0
        var waiting: [Int: WakeSignal] = [:]
    }

    /// What came of waiting.
    enum Entry: Hashable, Sendable {
        case go(Pass)
        /// The turn would come after the deadline.
        case tooLate
        case cancelled
    }

    /// The right to send one request, to be given back with what became of it.
    struct Pass: Hashable, Sendable {
        fileprivate let isProbe: Bool
        /// How often somebody had been in a hurry by then.
        let hurryCount: Int
    }

    /// How often somebody was in a hurry so far.
    var hurryCount: Int { state.withLock { $0.hurryCount } }

    /// Whether the destination refuses the credentials.
    var isRefusing: Bool { state.withLock { $0.health.isRefusing } }

    /// Waits for a turn, no longer than a deadline on the monotonic clock, or until the task is cancelled.
    ///
    /// - Parameters:
    ///   - deadline: A turn that comes later is not waited for.
    ///   - hurryCount: A hurry since this count means not to wait at all.
    /// - Returns: The right to send, or why there is none.
    func enter(before deadline: UInt64, hurriedSince hurryCount: Int) async -> Entry {
        while !Task.isCancelled {
            let now = SystemClock().monotonicTime()
            let signal = WakeSignal()
            let (entry, id, moment) = state.withLock { state -> (Entry?, Int, UInt64) in
                let isHurried = state.hurryCount > hurryCount
                switch state.health.admit(now: now, isHurried: isHurried) {
                case .go(let isProbe): return (.go(Pass(isProbe: isProbe, hurryCount: state.hurryCount)), 0, 0)
                case .wait(let moment):
                    if moment ?? now >= deadline { return (.tooLate, 0, 0) }
                    state.nextID += 1
                    state.waiting[state.nextID] = signal
                    return (nil, state.nextID, moment ?? deadline)
                }
            }
            if let entry { return entry }
            await wait(for: signal, until: moment, now: now)
            _ = state.withLock { $0.waiting.removeValue(forKey: id) }
        }
        return .cancelled
    }

    private func wait(for signal: WakeSignal, until moment: UInt64, now: UInt64) async {
        if let thread = PipelineThread.shared {
            await signal.wait(until: moment, on: thread)
        } else {
            try? await Task.sleep(nanoseconds: moment > now ? moment - now : 0)
        }
    }

    /// Gives a pass back; everybody who waits looks again.
    ///
    /// - Parameters:
    ///   - pass: What ``enter(before:hurriedSince:)`` gave.
    ///   - report: Makes the report from the number of failures in a row, this one included.
    func leave(_ pass: Pass, _ report: (_ count: Int) -> DestinationHealth.Report) {
        let signals = state.withLock { state in
            state.health.note(report(state.health.failureCount + 1), ofProbe: pass.isProbe)
            return Array(state.waiting.values)
        }
        for signal in signals { signal.set() }
    }

    /// Ends the waits that are under way, and the ones that would follow requests under way.
    func hurry() {
        let signals = state.withLock { state in
            state.hurryCount += 1
            return Array(state.waiting.values)
        }
        for signal in signals { signal.set() }
    }
}
