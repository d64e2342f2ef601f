// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension Telemetry {
    /// Does what ``shutdown(within:)`` does, from code that is not asynchronous: the end of a `main`, an exit handler.
    ///
    /// Blocks the calling thread; asynchronous code calls the other one.
    ///
    /// - Parameter timeout: How long it may take.
    /// - Returns: Whether all was settled in time.
    @discardableResult
    public func shutdownAndWait(within timeout: Duration = .seconds(5)) -> Bool {
        wait(timeout) { await self.shutDown(within: timeout, on: $0) }
    }

    /// Does what ``forceFlush(within:)`` does, from code that is not asynchronous.
    ///
    /// Blocks the calling thread; asynchronous code calls the other one.
    ///
    /// - Parameter timeout: How long it may take.
    /// - Returns: Whether all was settled in time.
    @discardableResult
    public func forceFlushAndWait(within timeout: Duration = .seconds(30)) -> Bool {
        wait(timeout) { await self.flush(within: timeout, on: $0) }
    }

    private func wait(_ timeout: Duration, for work: @escaping @Sendable (PipelineThread) async -> Bool) -> Bool {
        if settings.isForked { return false }
        let outcome = Mutex(false)
        let deadline = SystemClock().monotonicTime() &+ timeout.nanoseconds &+ Self.lastPatience
        // Not on the shared pool: its threads may all be waiting as this one is, and there may be none left to start.
        PipelineThread.runHere(until: deadline) { thread in
            let isSettled = await work(thread)
            outcome.withLock { $0 = isSettled }
        }
        return outcome.withLock { $0 }
    }
}
