// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl
internal import GenAITelemetry
internal import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The thread that owns libcurl's handles, seen from all the other threads: an inbox, a bell and a switch.
///
/// Everything shared stands in one `Mutex`; everything of libcurl's is used by the thread alone (`CurlWorker+Loop.swift`),
/// except `curl_multi_wakeup`, which libcurl allows from anywhere and which is called only while the mutex says that the
/// handle still exists.
final class CurlWorker: Sendable {
    private enum Phase {
        /// No thread yet.
        case idle
        /// The thread runs, and this is its multi handle.
        case running(CurlMulti)
        /// The thread has ended, is about to, or will never start.
        case closed
    }

    private struct State {
        var phase = Phase.idle
        var arrivals: [CurlTransfer] = []
        var thread: BackgroundThread?
        var isFinished = false
        var waiters: [OneShot] = []
    }

    let settings: CurlSettings
    private let state = Mutex(State())
    private let stopping = Atomic(false)
    /// The process whose thread this is; 0 until there is one.
    ///
    /// Read before the mutex, which a fork may have left locked.
    private let owner = Atomic<Int32>(0)

    init(_ settings: CurlSettings) { self.settings = settings }

    /// Whether every transfer should let go, read in the middle of a transfer too.
    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    private var isForked: Bool {
        let owner = owner.load(ordering: .acquiring)
        return owner != 0 && owner != getpid()
    }

    /// Why nothing can be sent from a process that was forked from the one whose thread this is.
    var forkedError: TransportError? {
        guard isForked else { return nil }
        return TransportError(
            .forked, "This process was forked from the one that exports telemetry; make a new exporter after fork.")
    }

    /// Puts a transfer into the inbox, starting the thread if it is the first.
    ///
    /// - Returns: Why it was not accepted, or `nil`; then the thread will finish it.
    func submit(_ transfer: CurlTransfer) -> TransportError? {
        if let forkedError { return forkedError }
        if let problem = CurlLibrary.problem { return problem }
        return state.withLock { state in
            switch state.phase {
            case .closed:
                return TransportError(.closed, "The exporter has been shut down; nothing is sent any more.")
            case .idle:
                if let problem = start(&state) { return problem }
            case .running: break
            }
            state.arrivals.append(transfer)
            if case .running(let multi) = state.phase { multi.wake() }
            return nil
        }
    }

    /// Makes the thread look around: something was cancelled.
    func wake() {
        guard !isForked else { return }
        state.withLock { state in
            if case .running(let multi) = state.phase { multi.wake() }
        }
    }

    /// Tells the thread to abort what is in flight and to end.
    ///
    /// Returns at once.
    func stop() {
        guard !isForked else { return }
        stopping.store(true, ordering: .relaxed)
        state.withLock { state in
            switch state.phase {
            case .idle:
                state.phase = .closed
                state.isFinished = true
            case .running(let multi): multi.wake()
            case .closed: break
            }
        }
    }

    /// Waits until the thread has let go of everything, or until `limit` has passed.
    func finish(within limit: Duration) async {
        guard !isForked else { return }
        let waiter = OneShot()
        let isFinished = state.withLock { state in
            if !state.isFinished { state.waiters.append(waiter) }
            return state.isFinished
        }
        guard !isFinished else { return }
        // Not a task that sleeps: the pool may be unable to grow.
        let thread = PipelineThread.shared
        let timer = thread?.schedule(at: SystemClock().monotonicTime() &+ limit.nanoseconds) { waiter.fire() }
        await waiter.wait()
        if let timer { thread?.cancel(timer) }
    }

    private func start(_ state: inout State) -> TransportError? {
        let exhausted = TransportError(
            .resourcesExhausted, "The thread that exports telemetry could not be started: out of memory or threads.")
        guard let multi = CurlMulti() else { return exhausted }
        guard CurlWorkers.add(self) else {
            multi.destroy()
            return TransportError(.closed, "The process is exiting; nothing is sent any more.")
        }
        owner.store(getpid(), ordering: .releasing)
        let body: @Sendable () -> Void = {
            unsafe genai_curl_name_this_thread("genai-export")
            self.run(multi)
        }
        guard let thread = BackgroundThread.start(body) else {
            owner.store(0, ordering: .releasing)
            CurlWorkers.remove(self)
            multi.destroy()
            return exhausted
        }
        state.thread = thread
        state.phase = .running(multi)
        return nil
    }
}

// MARK: - What the thread itself calls

extension CurlWorker {
    /// Empties the inbox.
    func takeArrivals() -> [CurlTransfer] {
        state.withLock { state in
            let arrivals = state.arrivals
            state.arrivals = []
            return arrivals
        }
    }

    /// Closes the inbox and hands over what was still in it.
    ///
    /// After this nobody wakes the multi handle, so it may go.
    func close() -> [CurlTransfer] {
        state.withLock { state in
            state.phase = .closed
            let arrivals = state.arrivals
            state.arrivals = []
            return arrivals
        }
    }

    /// Says that the thread has nothing of libcurl's any more, and is about to return.
    func markFinished() {
        let waiters = state.withLock { state in
            state.isFinished = true
            let waiters = state.waiters
            state.waiters = []
            return waiters
        }
        for waiter in waiters { waiter.fire() }
    }
}

// MARK: - What CurlWorkers calls

extension CurlWorker {
    /// Whether the thread is about to return, so that joining it takes no time.
    ///
    /// False when the state cannot be read now.
    var isFinished: Bool { state.withLockIfAvailable { $0.isFinished } ?? false }

    /// The same as ``stop()``, for a moment at which another thread may hold the lock and never let go: the exit handler.
    ///
    /// Returns whether the thread was woken up; until it is, it may sleep.
    func stopWithoutWaiting() -> Bool {
        stopping.store(true, ordering: .relaxed)
        return state.withLockIfAvailable { state in
            if case .running(let multi) = state.phase { multi.wake() }
            return true
        } ?? false
    }

    /// Waits for the thread to return.
    ///
    /// Called once, after ``isFinished``.
    func join() {
        let thread = state.withLock { state in
            let thread = state.thread
            state.thread = nil
            return thread
        }
        thread?.join()
    }
}
