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
    private let waiters = Mutex(Waiters())
    private let diagnostics: Diagnostics
    private let forkGeneration = Fork.generation
    private let reportedDrops = Atomic<Int>(0)

    private struct Waiters: Sendable {
        var nextID = 0
        var continuations: [Int: CheckedContinuation<Bool, Never>] = [:]
        var export: Task<Result<ExportResult, ExportError>, Never>?
    }

    /// Creates a processor and starts its thread.
    ///
    /// Throws ``ExportError`` with code `other` when the system has no thread to give.
    public init(
        exporter: any SpanExporter, configuration: BatchConfiguration = BatchConfiguration(),
        diagnostics: Diagnostics = .standardError
    ) throws(ExportError) {
        do {
            thread = try PipelineThread()
        } catch {
            throw ExportError(
                .other,
                "Could not start the telemetry thread (pthread_create returned \(error.code)): the process has no thread "
                    + "to spare. No span will be exported.")
        }
        self.exporter = exporter
        self.diagnostics = diagnostics
        self.configuration = configuration.normalized
        queue = Monitor(SpanQueue(configuration))
        var context = TelemetryContext()
        context.isSuppressed = true
        TelemetryContext.$current.withValue(context) {
            _ = Task(executorPreference: thread) { await self.run() }
        }
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
            let offer = queue.offer(span, isRetry: true)
            if offer.wakesWorker { wakeUp.set() }
            if case .full = offer.outcome { return nil }
            return offer
        }
        if offer == nil { _ = queue.withLock { $0.drop(reason) } }
    }

    /// Where every span went so far.
    public var statistics: PipelineStatistics {
        if Fork.generation != forkGeneration { return PipelineStatistics() }
        return queue.withLock { $0.statistics }
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
        let id = waiters.withLock { waiters -> Int in
            waiters.nextID += 1
            return waiters.nextID
        }
        let timer = thread.schedule(at: deadline) { self.runOutOfTime(id, isShutdown: isShutdown) }
        let isSettled = await withCheckedContinuation { continuation in
            waiters.withLock { $0.continuations[id] = continuation }
            let isPending = queue.withLock { $0.requestFlush(ticket: id, isShutdown: isShutdown) }
            if isPending {
                hurryExporter()
                wakeUp.set()
            } else {
                answer(id, true)
            }
        }
        thread.cancel(timer)
        return isSettled
    }

    /// Cuts the exporter's waits between retries short; the export under way goes on.
    private func hurryExporter() {
        guard waiters.withLock({ $0.export }) != nil else { return }
        Task(executorPreference: thread) { [exporter] in try? await exporter.forceFlush() }
    }

    private func runOutOfTime(_ id: Int, isShutdown: Bool) {
        if isShutdown {
            queue.withLock { $0.abandonQueued() }
            waiters.withLock { $0.export }?.cancel()
            wakeUp.set()
        }
        answer(id, false)
    }

    private func answer(_ id: Int, _ isSettled: Bool) {
        waiters.withLock { $0.continuations.removeValue(forKey: id) }?.resume(returning: isSettled)
    }
}

// MARK: - The worker

extension BatchSpanProcessor {
    private func run() async {
        while true {
            switch queue.withLock({ $0.nextAction(now: SystemClock().monotonicTime()) }) {
            case .export(let batch): await export(batch)
            case .park(let deadline): await wakeUp.wait(until: deadline, on: thread)
            case .answer(let tickets):
                if tickets.contains(where: \.isShutdown) {
                    await exporter.shutdown()
                } else {
                    try? await exporter.forceFlush()
                }
                for ticket in tickets { answer(ticket.id, true) }
            case .stop:
                thread.stop()
                return
            }
            reportDrops()
        }
    }

    private func export(_ batch: SpanBatch) async {
        queue.broadcast()  // The batch has left the queue: there is room for whoever waits.
        let task = Task(executorPreference: thread) { [exporter] () -> Result<ExportResult, ExportError> in
            do throws(ExportError) {
                return .success(try await exporter.export(batch))
            } catch {
                return .failure(error)
            }
        }
        waiters.withLock { $0.export = task }
        let deadline = SystemClock().monotonicTime() &+ configuration.exportTimeout.nanoseconds
        let timer = thread.schedule(at: deadline) { task.cancel() }
        let outcome = await task.value
        thread.cancel(timer)
        waiters.withLock { $0.export = nil }
        queue.withLock { $0.settle(batch.spans.count, outcome) }
        if case .failure(let error) = outcome {
            diagnostics.report(
                .warning, about: error.code.rawValue, "\(batch.spans.count) spans lost. \(error.message)")
        } else if case .success(let result) = outcome, result.rejectedCount > 0 {
            diagnostics.report(
                .warning, about: "rejected",
                "The destination refused \(result.rejectedCount) of \(batch.spans.count) spans"
                    + (result.message.map { ": \($0)" } ?? "."))
        }
    }

    /// Says that spans were dropped; on this thread, since the one that ended them must not print.
    private func reportDrops() {
        let dropped = queue.withLock { $0.statistics.droppedCount }
        let news = reportedDrops.exchange(dropped, ordering: .relaxed)
        guard dropped > news else { return }
        diagnostics.report(
            .warning, about: "dropped",
            "\(dropped - news) spans were dropped because the queue was full or closed, \(dropped) since the start.")
    }
}
