// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A thread of our own that the pipeline's tasks run on.
///
/// The application's thread pool may be blocked, or unable to grow; and resuming a task there from the recording path
/// would wait for a new thread when the system has none to give. Waking this thread is one signal.
package final class PipelineThread: TaskExecutor, Sendable {
    private let monitor = Monitor(State())

    fileprivate struct State {
        var jobs: [UnownedJob] = []
        var timers: [Timer] = []
        var nextTimer: UInt64 = 0
        var isStopped = false
        /// Nobody is left who runs what comes.
        var hasEnded = false
    }

    fileprivate struct Timer {
        var id: TimerID
        var deadline: UInt64
        var action: @Sendable () -> Void
    }

    /// Names a timer so that it can be cancelled.
    package struct TimerID: Hashable, Sendable { fileprivate let value: UInt64 }

    /// Starts the thread; nil when the system has none to give.
    ///
    /// It lives until `stop`, and keeps this object alive until then.
    package static func start() -> PipelineThread? {
        let pipeline = PipelineThread()
        return pipeline.startThread() ? pipeline : nil
    }

    private func startThread() -> Bool {
        guard let thread = BackgroundThread.start({ self.run() }) else { return false }
        thread.detach()
        return true
    }

    private init() {}

    /// Runs a task on the calling thread, for as long as the task or the time until a moment of the monotonic clock lasts.
    ///
    /// Needs no thread but this one: it may be called where the process has none left. What is not done by then goes on
    /// elsewhere.
    package static func runHere(until deadline: UInt64, _ work: @escaping @Sendable (PipelineThread) async -> Void) {
        let pipeline = PipelineThread()
        Task(executorPreference: pipeline) {
            await work(pipeline)
            pipeline.stop()
        }
        pipeline.schedule(at: deadline) { pipeline.stop() }
        pipeline.run()
    }

    /// A thread for waits that belong to no processor, such as the one before a retry; started by the first.
    package static var shared: PipelineThread? {
        sharedThread.withLock { thread in
            if thread == nil { thread = start() }
            return thread
        }
    }

    private static let sharedThread = PerProcess<PipelineThread?>(nil)

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // The runtime lends this object for as long as the task keeps it. From the queue the job may run, end the task and
        // with it this object, before the next line.
        let keepAlive = unsafe Unmanaged.passRetained(self)
        defer { unsafe keepAlive.release() }
        let isAlone = monitor.withLock { state in
            state.jobs.append(job)
            defer { state.hasEnded = false }
            return state.hasEnded
        }
        monitor.broadcast()
        // A task that began late, or that goes on late: a job that nobody runs would never be freed.
        if isAlone && !startThread() { run() }
    }

    /// Runs an action on this thread at a moment of the monotonic clock, unless the thread ends before.
    @discardableResult
    package func schedule(at deadline: UInt64, _ action: @escaping @Sendable () -> Void) -> TimerID {
        let id = monitor.withLock { state -> TimerID in
            state.nextTimer += 1
            let id = TimerID(value: state.nextTimer)
            if state.hasEnded { return id }
            state.timers.append(Timer(id: id, deadline: deadline, action: action))
            return id
        }
        monitor.broadcast()
        return id
    }

    /// Forgets a timer that has not run yet.
    package func cancel(_ id: TimerID) { monitor.withLock { $0.timers.removeAll { $0.id == id } } }

    /// Ends the thread when it has run the tasks that it was given.
    ///
    /// One that goes on later runs on a thread of its own; timers are forgotten.
    package func stop() {
        monitor.withLock { $0.isStopped = true }
        monitor.broadcast()
    }

    // MARK: The thread

    fileprivate enum Work {
        case job(UnownedJob)
        case action(@Sendable () -> Void)
        case look
        case stop(forgotten: [Timer])
    }

    private func run() {
        while true {
            let deadline = monitor.withLock { $0.nextDeadline }
            switch monitor.wait(until: deadline, for: { $0.work(waitingFor: deadline) }) {
            case .job(let job): unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            case .action(let action): withTelemetrySuppressed(action)
            case .look, nil: continue
            case .stop: return
            }
        }
    }
}

extension PipelineThread.State {
    fileprivate var nextDeadline: UInt64? { timers.lazy.map(\.deadline).min() }

    /// What there is to do now; nil means to go on waiting.
    fileprivate mutating func work(waitingFor deadline: UInt64?) -> PipelineThread.Work? {
        if !jobs.isEmpty { return .job(jobs.removeFirst()) }
        if let next = timers.indices.min(by: { timers[$0].deadline < timers[$1].deadline }) {
            if timers[next].deadline <= SystemClock().monotonicTime() { return .action(timers.remove(at: next).action) }
            // A timer that was added meanwhile may be due before the moment that this wait goes on until.
            if deadline.map({ timers[next].deadline < $0 }) ?? true { return .look }
        }
        if !isStopped { return nil }
        hasEnded = true
        // Their actions keep alive whoever asked for them; they are let go where no lock is held.
        defer { timers = [] }
        return .stop(forgotten: timers)
    }
}
