// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension Telemetry {
    /// How much longer than it was given something may take until the one who waits goes on without it, in nanoseconds.
    private static let patience: UInt64 = 50_000_000

    /// Does what ``shutdown(within:)`` does, from code that is not asynchronous: the end of a `main`, an exit handler.
    ///
    /// Blocks the calling thread; asynchronous code calls the other one.
    ///
    /// - Parameter timeout: How long it may take.
    /// - Returns: Whether all was settled in time.
    @discardableResult
    public func shutdownAndWait(within timeout: Duration = .seconds(5)) -> Bool {
        wait(timeout) { await $0.shutdown(within: timeout) }
    }

    /// Does what ``forceFlush(within:)`` does, from code that is not asynchronous.
    ///
    /// Blocks the calling thread; asynchronous code calls the other one.
    ///
    /// - Parameter timeout: How long it may take.
    /// - Returns: Whether all was settled in time.
    @discardableResult
    public func forceFlushAndWait(within timeout: Duration = .seconds(30)) -> Bool {
        wait(timeout) { await $0.forceFlush(within: timeout) }
    }

    private func wait(_ timeout: Duration, for work: @escaping @Sendable (Telemetry) async -> Bool) -> Bool {
        if settings.isForked { return false }
        let outcome = Mutex(false)
        let deadline = SystemClock().monotonicTime() &+ timeout.nanoseconds &+ Self.patience
        // Not on the shared pool: its threads may all be waiting as this one is, and there may be none left to start.
        PipelineThread.runHere(until: deadline) {
            let isSettled = await work(self)
            outcome.withLock { $0 = isSettled }
        }
        return outcome.withLock { $0 }
    }
}
