// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Runs the application's part of redaction on threads of its own, so that nobody waits longer than a budget for it.
///
/// Code that has run out of time cannot be stopped, only left behind: what it answers later is thrown away, and until it
/// has come back nobody asks again, or all threads of the application would soon stand in the same place.
final class HookRunner: Sendable {
    /// Whether the current thread runs a hook.
    @TaskLocal private static var isInside = false

    /// The longest that a span's end waits for all hooks; nil runs them right there.
    let budget: Duration?
    private let monitor = Monitor(State())
    private let forkGeneration = Fork.generation

    /// Threads at most: spans end on many threads at once.
    private static let maximumThreadCount = 4
    /// How long a thread waits for work before it goes.
    private static let idleTime: UInt64 = 10_000_000_000

    private struct State {
        var waiting: [Job] = []
        var jobs: [UInt64: Progress] = [:]
        var nextID: UInt64 = 0
        var threadCount = 0
        var idleCount = 0
        /// Jobs that somebody has stopped waiting for and that have not come back.
        var overdueCount = 0
        var isClosed = false
    }

    private struct Job {
        let id: UInt64
        let run: @Sendable () -> Void
    }

    private enum Progress {
        case waiting, running, done, overdue
    }

    init(budget: Duration?) { self.budget = budget }

    deinit {
        monitor.withLock { $0.isClosed = true }
        monitor.broadcast()
    }

    /// The moment on the monotonic clock at which a span that ends now stops waiting.
    var deadline: UInt64? {
        guard let budget else { return nil }
        let (seconds, attoseconds) = max(budget, .zero).components
        let nanoseconds = UInt64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if nanoseconds.overflow { return .max }
        return SystemClock().monotonicTime()
            .addingReportingOverflow(nanoseconds.partialValue &+ UInt64(attoseconds / 1_000_000_000)).partialValue
    }

    /// Runs a hook and returns what it answers, in time or not at all.
    func run<Value: Sendable>(
        until deadline: UInt64?, _ body: @escaping @Sendable () throws -> Value
    ) -> Result<Value, HookFailure> {
        if Self.isInside { return .failure(.recursion) }
        if Fork.generation != forkGeneration { return .failure(.unavailable) }
        guard let deadline else { return Self.answer(of: body) }
        let answer = Monitor<Result<Value, HookFailure>?>(nil)
        return run(until: deadline) { [answer] in
            let result = Self.answer(of: body)
            answer.withLock { $0 = result }
        }.flatMap { answer.withLock { $0 } ?? .failure(.unavailable) }
    }

    /// What a hook answers.
    ///
    /// Spans that it starts are not recorded: redacting them would need the hook again.
    private static func answer<Value>(of body: () throws -> Value) -> Result<Value, HookFailure> {
        var context = TelemetryContext.current
        context.isSuppressed = true
        do {
            return .success(
                try $isInside.withValue(true) { try TelemetryContext.$current.withValue(context) { try body() } })
        } catch let failure as HookFailure {
            return .failure(failure)
        } catch {
            return .failure(.threw)
        }
    }

    private func run(until deadline: UInt64, _ body: @escaping @Sendable () -> Void) -> Result<Void, HookFailure> {
        let (id, needsThread) = monitor.withLock { state -> (UInt64?, Bool) in
            if state.overdueCount > 0 { return (nil, false) }
            state.nextID += 1
            state.waiting.append(Job(id: state.nextID, run: body))
            state.jobs[state.nextID] = .waiting
            let needsThread =
                state.idleCount < state.waiting.count && state.threadCount < Self.maximumThreadCount
            if needsThread { state.threadCount += 1 }
            return (state.nextID, needsThread)
        }
        guard let id else { return .failure(.stalled) }
        if needsThread { startThread() } else { monitor.broadcast() }
        let isDone: Bool? = monitor.wait(until: deadline) { state in
            if state.jobs[id] == .done || state.threadCount == 0 { true } else { nil }
        }
        _ = isDone
        return monitor.withLock { state in
            switch state.jobs[id] {
            case .done:
                state.jobs[id] = nil
                return .success(())
            case .running:
                state.jobs[id] = .overdue
                state.overdueCount += 1
                return .failure(.stalled)
            case .waiting, .overdue, .none:
                state.waiting.removeAll { $0.id == id }
                state.jobs[id] = nil
                return .failure(state.threadCount == 0 ? .unavailable : state.overdueCount > 0 ? .stalled : .busy)
            }
        }
    }

    private func startThread() {
        // The thread keeps the monitor and not the runner, so that the runner can go and tell it.
        let thread = BackgroundThread.start { [monitor] in Self.work(for: monitor) }
        guard let thread else {
            monitor.withLock { $0.threadCount -= 1 }
            return
        }
        thread.detach()
    }

    private static func work(for monitor: Monitor<State>) {
        while true {
            monitor.withLock { $0.idleCount += 1 }
            let job: Job?? = monitor.wait(until: SystemClock().monotonicTime() &+ idleTime) { state in
                if state.isClosed { return .some(nil) }
                guard !state.waiting.isEmpty else { return nil }
                let job = state.waiting.removeFirst()
                state.jobs[job.id] = .running
                state.idleCount -= 1
                return job
            }
            guard case .some(.some(let job)) = job else {
                let goes = monitor.withLock { state in
                    state.idleCount -= 1
                    guard state.waiting.isEmpty || state.isClosed else { return false }
                    state.threadCount -= 1
                    return true
                }
                if goes { return }
                continue
            }
            job.run()
            monitor.withLock { state in
                if state.jobs[job.id] == .overdue {
                    state.jobs[job.id] = nil
                    state.overdueCount -= 1
                } else {
                    state.jobs[job.id] = .done
                }
            }
            monitor.broadcast()
        }
    }
}
