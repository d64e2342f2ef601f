// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry
import Synchronization

/// The wait before a retry, which somebody in a hurry can cut short.
///
/// It is timed on a thread of our own and on the monotonic clock: a blocked task pool does not hold it up, nor does a clock
/// that is set back.
final class Hurry: Sendable {
    private let state = Mutex(State())

    private struct State: Sendable {
        var count = 0
        var nextID = 0
        var waiting: [Int: WakeSignal] = [:]
    }

    /// How often somebody was in a hurry so far.
    var count: Int { state.withLock { $0.count } }

    /// Waits for a duration, until somebody cuts it short, or until the task is cancelled.
    ///
    /// - Parameters:
    ///   - duration: How long.
    ///   - count: A ``count`` from before the attempt that failed: a hurry since then means not to wait at all.
    func wait(for duration: Duration, unlessHurriedSince count: Int) async {
        let signal = WakeSignal()
        let id = state.withLock { state -> Int? in
            guard state.count == count else { return nil }
            state.nextID += 1
            state.waiting[state.nextID] = signal
            return state.nextID
        }
        guard let id else { return }
        if let thread = PipelineThread.shared {
            await signal.wait(until: SystemClock().monotonicTime() &+ duration.nanoseconds, on: thread)
        } else {
            try? await Task.sleep(for: duration)
        }
        _ = state.withLock { $0.waiting.removeValue(forKey: id) }
    }

    /// Ends the waits that are under way, and the ones that would follow attempts under way.
    func cutShort() {
        let signals = state.withLock { state in
            state.count += 1
            return Array(state.waiting.values)
        }
        for signal in signals { signal.set() }
    }
}
