// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A bounded queue in front of an exporter, with a thread of its own that empties it batch by batch.
///
/// Ending a span costs its thread one short critical section; it never waits, unless the configuration says so. Batches
/// go out when they are full, when their first span has waited long enough, and on flush; exports never overlap.
public final class BatchSpanProcessor: SpanProcessor {
    private let exporter: any SpanExporter
    private let configuration: BatchConfiguration
    private let queue: Monitor<SpanQueue>
    private let thread: PipelineThread
    private let wakeUp = WakeSignal()
    private let attendance = Mutex(Attendance())
    private let diagnostics: Diagnostics
    private let forkGeneration = Fork.generation
    private let reportedDrops = Atomic<Int>(0)

    /// Who waits for the worker, and what the worker waits for.
    private struct Attendance: Sendable {
        var nextID = 0
        var waiters: [Int: Waiter] = [:]
        /// Cancels the exporter's code that runs now.
        var cancelWork: (@Sendable () -> Void)?
        /// Shutdown ran out of time: whatever the exporter does from now on is cancelled.
        var isOutOfTime = false
        /// Who is answered as soon as what was cancelled is booked.
        var overdue: [Int] = []
        var isExporterShutDown = false
    }

    private struct Waiter: Sendable {
        var continuation: CheckedContinuation<Bool, Never>
        var timer: PipelineThread.TimerID?
    }

    /// Creates a processor and starts its thread.
    ///
    /// Throws ``ExportError`` with code `other` when the system has no thread to give.
    public init(
        exporter: any SpanExporter, configuration: BatchConfiguration = BatchConfiguration(),
        diagnostics: Diagnostics = .standardError
    ) throws(ExportError) {
        guard let thread = PipelineThread.start() else {
            throw ExportError(
                .other,
                "Could not start the telemetry thread: the process has no thread to spare. No span will be exported.")
        }
        self.thread = thread
        self.exporter = exporter
        self.diagnostics = diagnostics
        self.configuration = configuration.normalized
        queue = Monitor(SpanQueue(configuration))
        exporter.reportSettlements { [queue] settlement in queue.withLock { $0.book(settlement) } }
        Self.untraced { _ = Task(executorPreference: thread) { await self.run() } }
    }

    /// Runs code whose tasks, and all that they start, record nothing: exporting is never traced.
    ///
    /// They keep nothing of the caller's context either.
    private static func untraced(_ body: () -> Void) {
        var context = TelemetryContext()
        context.isSuppressed = true
        TelemetryContext.$current.withValue(context, operation: body)
    }

    /// Takes a span that has ended.
    public func onEnd(_ span: SealedSpan) {
        // A forked child has no worker, and its locks may be held by threads that it does not have.
        if Fork.generation != forkGeneration { return }
        let offer = queue.withLock { $0.offer(span) }
        if offer.wakesWorker { wakeUp.set() }
        if case .full(let reason) = offer.outcome { waitForRoom(span, reason) }
    }

    private func waitForRoom(_ span: SealedSpan, _ reason: DropReason) {
        guard case .wait(let limit) = configuration.overflow else { return }
        let deadline = SystemClock().monotonicTime() &+ limit.nanoseconds
        let offer = queue.wait(until: deadline) { queue -> SpanQueue.Offer? in
            let offer = queue.offer(span)
            if offer.wakesWorker { wakeUp.set() }
            if case .full = offer.outcome { return nil }
            return offer
        }
        if offer == nil { _ = queue.withLock { $0.drop(reason) } }
    }

    /// Where every span went so far.
    public var statistics: PipelineStatistics {
        if Fork.generation != forkGeneration { return PipelineStatistics() }
        var statistics = queue.withLock { $0.statistics }
        statistics.requests = exporter.requestCount
        statistics.exportDurations = exporter.exportDurations
        statistics.exporterType = exporter.componentType
        statistics.queueCapacity = configuration.maxQueueSize
        return statistics
    }

    /// Delivers what was taken before the call.
    public func forceFlush(within timeout: Duration) async -> Bool {
        await settle(within: timeout, isShutdown: false)
    }

    /// Delivers what it can, then refuses further spans.
    ///
    /// What is left when time runs out is dropped and counted.
    public func shutdown(within timeout: Duration) async -> Bool {
        await settle(within: timeout, isShutdown: true)
    }

    private func settle(within timeout: Duration, isShutdown: Bool) async -> Bool {
        if Fork.generation != forkGeneration { return false }
        let deadline = SystemClock().monotonicTime() &+ timeout.nanoseconds
        return await withCheckedContinuation { continuation in
            let id = attendance.withLock { attendance -> Int in
                attendance.nextID += 1
                attendance.waiters[attendance.nextID] = Waiter(continuation: continuation)
                return attendance.nextID
            }
            guard queue.withLock({ $0.requestFlush(ticket: id, isShutdown: isShutdown) }) else {
                return answer(id, true)
            }
            // Only now, so that a deadline that has passed already finds somebody to tell.
            let timer = thread.schedule(at: deadline) { self.runOutOfTime(id, isShutdown: isShutdown) }
            let isAnswered = attendance.withLock { attendance in
                attendance.waiters[id]?.timer = timer
                return attendance.waiters[id] == nil
            }
            if isAnswered { thread.cancel(timer) }
            // Whoever waits for room learns now that there will be none.
            if isShutdown { queue.broadcast() }
            hurryExporter()
            wakeUp.set()
        }
    }

    /// Cuts the exporter's waits between retries short; the export under way goes on.
    private func hurryExporter() {
        guard queue.withLock({ $0.statistics.inFlight > 0 }) else { return }
        Self.untraced {
            _ = Task(executorPreference: thread) { [exporter] in try? await exporter.forceFlush() }
        }
    }

    private func runOutOfTime(_ id: Int, isShutdown: Bool) {
        if isShutdown {
            queue.withLock { $0.abandonUnsent() }
            let cancelWork = attendance.withLock { attendance in
                attendance.isOutOfTime = true
                return attendance.cancelWork
            }
            cancelWork?()
            wakeUp.set()
            // What was cancelled is back in a moment, and the books of whoever reads them next are closed.
            if cancelWork != nil {
                attendance.withLock { $0.overdue.append(id) }
                thread.schedule(at: SystemClock().monotonicTime() &+ Self.bookingTime) { self.answer(id, false) }
                return
            }
        }
        answer(id, false)
    }

    /// How long shutdown waits for the export, or the end of the exporter, that it has cancelled, in nanoseconds.
    private static let bookingTime: UInt64 = 25_000_000

    private func answerOverdue() {
        let overdue = attendance.withLock { attendance in
            defer { attendance.overdue = [] }
            return attendance.overdue
        }
        for id in overdue { answer(id, false) }
    }

    private func answer(_ id: Int, _ isSettled: Bool) {
        guard let waiter = attendance.withLock({ $0.waiters.removeValue(forKey: id) }) else { return }
        if let timer = waiter.timer { thread.cancel(timer) }
        waiter.continuation.resume(returning: isSettled)
    }
}

// MARK: - The worker

extension BatchSpanProcessor {
    /// A batch that has left the queue, and what is left to do with it.
    private struct Delivery: Sendable {
        let spanCount: Int
        let finish: @Sendable () async -> Result<ExportResult, ExportError>
    }

    private func run() async {
        var prepared: Delivery?
        while true {
            if let delivery = prepared {
                queue.withLock { $0.beginAhead() }
                queue.broadcast()
                prepared = await export(delivery)
                reportDrops()
                continue
            }
            switch queue.withLock({ $0.nextAction(now: SystemClock().monotonicTime()) }) {
            case .export(let batch):
                queue.broadcast()  // The batch has left the queue: there is room for whoever waits.
                prepared = await export(delivery(of: batch))
            case .park(let deadline): await wakeUp.wait(until: deadline, on: thread)
            case .answer(let tickets):
                await finishExporter(isShutdown: tickets.contains(where: \.isShutdown))
                answerOverdue()
                for ticket in tickets { answer(ticket.id, true) }
            case .stop:
                thread.stop()
                return
            }
            reportDrops()
        }
    }

    private func delivery(of batch: SpanBatch) -> Delivery {
        if let exporter = exporter as? any PreparingSpanExporter {
            return Delivery(spanCount: batch.spans.count, finish: exporter.prepare(batch))
        }
        return Delivery(spanCount: batch.spans.count) { [exporter] in
            do throws(ExportError) {
                return .success(try await exporter.export(batch))
            } catch {
                return .failure(error)
            }
        }
    }

    /// Has a batch delivered, and returns the next one if it could be prepared meanwhile.
    private func export(_ delivery: Delivery) async -> Delivery? {
        let (outcome, next) = await supervise(delivery.finish, meanwhile: prepareNext)
        queue.withLock { $0.settle(delivery.spanCount, outcome) }
        let isOutOfTime = attendance.withLock { $0.isOutOfTime }
        // Taken after everything unsent was given up, or else given up with it.
        if isOutOfTime { queue.withLock { $0.abandonUnsent() } }
        answerOverdue()
        report(outcome, spanCount: delivery.spanCount)
        return isOutOfTime ? nil : next
    }

    /// Prepares a batch that is full already; one that is not may still grow.
    private func prepareNext() -> Delivery? {
        guard exporter is any PreparingSpanExporter, let batch = queue.withLock({ $0.takeAhead() }) else {
            return nil
        }
        return delivery(of: batch)
    }

    private func finishExporter(isShutdown: Bool) async {
        let isFirst = attendance.withLock { attendance in
            defer { attendance.isExporterShutDown = attendance.isExporterShutDown || isShutdown }
            return !attendance.isExporterShutDown
        }
        guard isFirst else { return }
        _ = await supervise { [exporter] in
            if isShutdown { await exporter.shutdown() } else { try? await exporter.forceFlush() }
        } meanwhile: {
        }
    }

    /// Runs the exporter's code as a task of its own, which the export timeout and the deadline of shutdown cancel, and
    /// something else as soon as that waits for the first time.
    private func supervise<Outcome: Sendable, Other: Sendable>(
        _ work: @escaping @Sendable () async -> Outcome, meanwhile other: @escaping @Sendable () -> Other
    ) async -> (Outcome, Other) {
        let task = Task(executorPreference: thread) { await work() }
        // The thread runs one task after the other, so this one begins when the first has nothing to do.
        let otherTask = Task(executorPreference: thread) { other() }
        let isOutOfTime = attendance.withLock { attendance in
            attendance.cancelWork = { task.cancel() }
            return attendance.isOutOfTime
        }
        if isOutOfTime { task.cancel() }
        let deadline = SystemClock().monotonicTime() &+ configuration.exportTimeout.nanoseconds
        let timer = thread.schedule(at: deadline) { task.cancel() }
        let outcome = await task.value
        thread.cancel(timer)
        attendance.withLock { $0.cancelWork = nil }
        return (outcome, await otherTask.value)
    }

    private func report(_ outcome: Result<ExportResult, ExportError>, spanCount: Int) {
        switch outcome {
        case .failure(let error):
            diagnostics.report(.warning, about: error.code.rawValue, "\(spanCount) spans lost. \(error.message)")
        case .success(let result) where result.failedCount > 0:
            let reasons = result.failed.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                "\($0.value) \($0.key.rawValue)"
            }
            diagnostics.report(
                .warning, about: "given_up",
                "\(result.failedCount) of \(spanCount) spans lost (\(reasons.joined(separator: ", ")))"
                    + (result.message.map { ". \($0)" } ?? "."))
        case .success(let result) where result.rejectedCount > 0:
            diagnostics.report(
                .warning, about: "rejected",
                "The destination refused \(result.rejectedCount) of \(spanCount) spans"
                    + (result.message.map { ": \($0)" } ?? "."))
        case .success(let result):
            // OTLP: a message without refused spans is a warning.
            guard let message = result.message else { return }
            diagnostics.report(.warning, about: "remark", "The destination took all spans and remarked: \(message)")
        }
    }

    /// Says that spans were dropped; on this thread, since the one that ended them must not print.
    private func reportDrops() {
        let dropped = queue.withLock { $0.statistics.droppedCount }
        let known = reportedDrops.exchange(dropped, ordering: .relaxed)
        guard dropped > known else { return }
        diagnostics.report(
            .warning, about: "dropped",
            "\(dropped - known) spans were dropped because the queue was full or closed, \(dropped) since the start.")
    }
}
