// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A wait that somebody else can cut short.
///
/// Whoever comes after waits in full again.
final class Hurry: Sendable {
    private let waiters = Mutex<[Int: CheckedContinuation<Void, Never>]>([:])
    private let nextID = Atomic<Int>(0)

    /// Waits for a duration, until somebody cuts it short, or until the task is cancelled.
    func wait(for duration: Duration) async {
        let id = nextID.add(1, ordering: .relaxed).newValue
        let timer = Task {
            try? await Task.sleep(for: duration)
            self.resume(id)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiters.withLock { $0[id] = continuation }
                if Task.isCancelled { resume(id) }
            }
        } onCancel: {
            resume(id)
        }
        timer.cancel()
    }

    /// Ends the waits that are under way.
    func cutShort() {
        let waiting = waiters.withLock { waiters in
            defer { waiters = [:] }
            return waiters.values
        }
        for continuation in waiting { continuation.resume() }
    }

    private func resume(_ id: Int) { waiters.withLock { $0.removeValue(forKey: id) }?.resume() }
}
