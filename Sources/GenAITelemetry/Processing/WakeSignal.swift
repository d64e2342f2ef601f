// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Something that one task waits for and anybody may set; setting it before the wait counts.
package final class WakeSignal: Sendable {
    private let state = Mutex(State())

    private struct State: Sendable {
        var isSet = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    package init() {}

    /// Wakes the task that waits, or lets the next wait return at once.
    package func set() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.isSet = true
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Waits for the signal, a moment of the monotonic clock, or the cancellation of the task, and takes the signal back.
    package func wait(until deadline: UInt64?, on thread: PipelineThread) async {
        let timer = deadline.map { thread.schedule(at: $0) { self.set() } }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isSet = state.withLock { state in
                    if !state.isSet { state.waiter = continuation }
                    return state.isSet
                }
                if isSet { continuation.resume() }
            }
        } onCancel: {
            set()
        }
        if let timer { thread.cancel(timer) }
        state.withLock { $0.isSet = false }
    }
}
