// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension Telemetry {
    /// How much longer than it was given a processor may take until it is waited for no more, in nanoseconds.
    static let patience: UInt64 = 50_000_000

    /// How much longer a thread that waits is held up, in nanoseconds: when even the timer of ``patience`` is late, it goes.
    static let lastPatience: UInt64 = 75_000_000

    /// Delivers every span that ended before the call.
    ///
    /// One deadline for all destinations, which work at the same time.
    ///
    /// - Parameter timeout: How long it may take.
    /// - Returns: Whether all were settled within the time given.
    @discardableResult
    public func forceFlush(within timeout: Duration = .seconds(30)) async -> Bool {
        await flush(within: timeout, on: nil)
    }

    /// Delivers what it can within the time given, then refuses further spans.
    ///
    /// One deadline for all destinations, which work at the same time. A second caller waits as the first does.
    ///
    /// - Parameter timeout: How long it may take.
    /// - Returns: Whether all was settled within the time given.
    @discardableResult
    public func shutdown(within timeout: Duration = .seconds(5)) async -> Bool {
        await shutDown(within: timeout, on: nil)
    }

    /// The same on a thread of our own; nil for the shared pool.
    func flush(within timeout: Duration, on thread: PipelineThread?) async -> Bool {
        await all(before: SystemClock().monotonicTime() &+ timeout.nanoseconds, on: thread) {
            await $0.forceFlush(within: $1)
        }
    }

    /// The same on a thread of our own; nil for the shared pool.
    package func shutDown(within timeout: Duration, on thread: PipelineThread?) async -> Bool {
        let deadline = SystemClock().monotonicTime() &+ timeout.nanoseconds
        openStreams.endAll()
        shutDown.store(true, ordering: .relaxed)
        return await all(before: deadline, on: thread) { await $0.shutdown(within: $1) }
    }

    private func all(
        before deadline: UInt64, on thread: PipelineThread?,
        _ work: @escaping @Sendable (any SpanProcessor, Duration) async -> Bool
    ) async -> Bool {
        // A forked child has none of the threads that would answer.
        if settings.isForked { return false }
        let now = SystemClock().monotonicTime()
        let left = Duration.nanoseconds(deadline > now ? deadline - now : 0)
        let clock = thread ?? PipelineThread.shared
        return await withCheckedContinuation { continuation in
            let gathering = Gathering(of: processors.count, continuation)
            // Processors keep the deadline by themselves; this is for those that do not.
            let timer = clock?.schedule(at: deadline &+ Self.patience) { gathering.end() }
            gathering.whenOver { if let timer { clock?.cancel(timer) } }
            for processor in processors {
                Task(executorPreference: thread) { gathering.add(await work(processor, left)) }
            }
        }
    }

    /// Answers that come one by one, and somebody who waits for all of them, or for the time to be over.
    private final class Gathering: Sendable {
        private struct State: Sendable {
            var missing: Int
            var isSettled = true
            var continuation: CheckedContinuation<Bool, Never>?
            var cleanUp: (@Sendable () -> Void)?
        }

        private let state: Mutex<State>

        init(of count: Int, _ continuation: CheckedContinuation<Bool, Never>) {
            state = Mutex(State(missing: count, continuation: continuation))
            if count == 0 { end() }
        }

        /// Has something done when the wait is over.
        func whenOver(_ cleanUp: @escaping @Sendable () -> Void) {
            let isOver = state.withLock { state in
                if state.continuation != nil { state.cleanUp = cleanUp }
                return state.continuation == nil
            }
            if isOver { cleanUp() }
        }

        func add(_ isSettled: Bool) {
            let isLast = state.withLock { state in
                state.missing -= 1
                if !isSettled { state.isSettled = false }
                return state.missing == 0
            }
            if isLast { end() }
        }

        /// Ends the wait, with no for an answer when one is missing.
        func end() {
            let (continuation, cleanUp, isSettled) = state.withLock { state in
                defer {
                    state.continuation = nil
                    state.cleanUp = nil
                }
                return (state.continuation, state.cleanUp, state.isSettled && state.missing == 0)
            }
            cleanUp?()
            continuation?.resume(returning: isSettled)
        }
    }
}
