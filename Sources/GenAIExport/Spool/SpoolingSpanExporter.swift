// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes spans to disk before it sends them, so that they outlive an outage of their destination and the process itself.
///
/// Every batch is appended to a file, encoded and redacted, and is settled for the processor then: its queue is empty again
/// while the destination is down. A thread of its own sends what is on disk, oldest first, and removes what was taken.
/// What a process leaves behind, the next one that uses the directory sends. A batch that cannot be written goes from
/// memory, as it would without a spool.
///
/// A batch is sent again when nobody knows whether it arrived: after a crash, at most what one file holds.
public final class SpoolingSpanExporter: SpanExporter {
    /// How often it is looked for what other processes have left.
    static let adoptionInterval: UInt64 = 60_000_000_000

    private let exporter: OTLPHTTPExporter
    private let store: Mutex<SpoolStore>
    private let diagnostics: Diagnostics
    private let directory: String
    private let thread: PipelineThread
    private let wakeUp = WakeSignal()
    private let state = Mutex(State())

    private struct State: Sendable {
        var report: (@Sendable (SpanSettlement) -> Void)?
        var drain: Task<Void, Never>?
        var isShutDown = false
        var nextID = 0
        /// Who waits until all is sent, or an attempt has failed.
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    /// Creates an exporter; nothing is written or read yet.
    ///
    /// - Parameters:
    ///   - exporter: Where spans go. It is shut down with this one.
    ///   - configuration: Where they wait, and how many.
    ///   - diagnostics: Where it is said that files cannot be used.
    /// - Throws: An error with code `other` when the system has no thread to give.
    public convenience init(
        _ exporter: OTLPHTTPExporter, _ configuration: SpoolConfiguration, diagnostics: Diagnostics = .standardError
    ) throws(ExportError) {
        try self.init(exporter, configuration, diagnostics: diagnostics, files: SystemSpoolFiles())
    }

    package init(
        _ exporter: OTLPHTTPExporter, _ configuration: SpoolConfiguration, diagnostics: Diagnostics,
        files: any SpoolFiles
    ) throws(ExportError) {
        guard let thread = PipelineThread.start() else {
            throw ExportError(.other, "Could not start the thread of the spool: the process has no thread to spare.")
        }
        self.thread = thread
        self.exporter = exporter
        self.diagnostics = diagnostics
        directory = configuration.directory
        store = Mutex(SpoolStore(configuration, files: files, process: getpid()))
    }

    /// OpenTelemetry's word for the kind of exporter behind the spool.
    public var componentType: String { exporter.componentType }

    /// How many requests went to the destination so far.
    public var requestCount: Int { exporter.requestCount }

    /// How long requests took; each attempt by itself.
    public var exportDurations: [ExportDuration] { exporter.exportDurations }

    /// Is told where to report what becomes of spans on disk, and begins to send them.
    public func reportSettlements(to report: @escaping @Sendable (SpanSettlement) -> Void) {
        state.withLock { $0.report = report }
        start()
    }

    private func start() {
        state.withLock { state in
            guard state.drain == nil, !state.isShutDown else { return }
            var context = TelemetryContext()
            context.isSuppressed = true
            state.drain = TelemetryContext.$current.withValue(context) {
                Task(executorPreference: thread) { await self.drain() }
            }
        }
    }

    // MARK: Storing

    /// Writes a batch to disk, or delivers it when that is not possible.
    public func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        guard !state.withLock({ $0.isShutDown }) else {
            throw ExportError(.alreadyShutDown, "The spool in \(directory) was shut down before.")
        }
        start()
        let payload = exporter.encoder.protobufPayload(for: batch.spans)
        let (isStored, deadline) = store.withLock { store in
            let isSyncDue = store.syncDeadline != nil
            let isStored = store.append(
                payload.body.bytes, spanCount: payload.spanCount, now: SystemClock().monotonicTime())
            return (isStored, isSyncDue ? nil : store.syncDeadline)
        }
        tellEvents()
        if let deadline { scheduleSync(at: deadline) }
        guard isStored else {
            return try await exporter.deliver(exporter.encoder.converted(payload), of: batch.spans.count)
        }
        wakeUp.set()
        let unencodedCount = batch.spans.count - payload.spanCount
        return ExportResult(
            failed: unencodedCount > 0 ? [.unencodable: unencodedCount] : [:], spooledCount: payload.spanCount)
    }

    private func scheduleSync(at deadline: UInt64) { thread.schedule(at: deadline) { [weak self] in self?.sync() } }

    private func sync() {
        let deadline = store.withLock { store in
            store.sync(now: SystemClock().monotonicTime())
            return store.syncDeadline
        }
        tellEvents()
        if let deadline { scheduleSync(at: deadline) }
    }

    // MARK: Sending

    private func drain() async {
        var nextAdoption: UInt64 = 0
        var underWay: Shipment?
        var hurryCount = exporter.sender.hurryCount
        while !Task.isCancelled {
            let now = SystemClock().monotonicTime()
            if now >= nextAdoption {
                let orphans = store.withLock { $0.search }.orphans()
                store.withLock { $0.adopt(orphans) }
                nextAdoption = now &+ Self.adoptionInterval
            }
            if underWay == nil { underWay = store.withLock { $0.next() }.map(shipment(of:)) }
            tellEvents()
            guard var shipment = underWay else {
                endRound()
                await wakeUp.wait(until: nextAdoption, on: thread)
                continue
            }
            // One attempt at a time, so that whoever waits learns of a failure; the waits are the destination's.
            let patience = OTLPSender.Patience(
                deadline: .max, maximumAttempts: 1, hurriedSince: hurryCount, waitsForCredentials: true)
            if let interruption = await exporter.delivery.advance(&shipment.progress, patience) {
                underWay = shipment
                if !Task.isCancelled {
                    diagnostics.report(
                        .warning, about: "spool_waiting", "Spans wait in \(directory). \(interruption.message)")
                }
                // Before those are answered who wait: whoever comes after this is not, and is in a hurry.
                hurryCount = exporter.sender.hurryCount
                endRound()
            } else {
                underWay = nil
                store.withLock { $0.settle(shipment.entry) }
                tell(shipment.progress.report, shipment.entry)
            }
        }
        if let underWay { stop(underWay) }
        endRound()
    }

    /// A batch on its way.
    private struct Shipment: Sendable {
        let entry: SpoolStore.Entry
        var progress: OTLPDelivery.Progress
    }

    private func shipment(of entry: SpoolStore.Entry) -> Shipment {
        let payload = OTLPPayload(
            HTTPBody(entry.record.payload), spanCount: entry.record.spans.count, encoding: .httpProtobuf)
        return Shipment(entry: entry, progress: OTLPDelivery.Progress(exporter.encoder.converted(payload)))
    }

    /// Books what is decided of a batch that is under way; the rest stays on disk, unless its file had to go meanwhile.
    private func stop(_ shipment: Shipment) {
        var report = shipment.progress.report
        if !store.withLock({ $0.contains(shipment.entry) }) { report.lostCount = shipment.progress.remainingCount }
        tell(report, shipment.entry)
    }

    private func tell(_ report: OTLPDelivery.Report, _ entry: SpoolStore.Entry) {
        var settlement = SpanSettlement()
        settlement.exported = report.takenCount
        settlement.rejected = report.rejectedCount
        settlement.failed = report.failed
        if report.lostCount > 0 { settlement.dropped = [.spoolFull: report.lostCount] }
        settlement.isRecovered = !entry.isOwn
        tell(settlement)
        let failedCount = report.failed.values.reduce(0, +)
        guard failedCount + report.rejectedCount > 0 else { return }
        diagnostics.report(
            .warning, about: "spool_given_up",
            "The destination did not take \(failedCount + report.rejectedCount) of \(entry.record.spans.count) spans. "
                + (report.error?.message ?? report.message ?? ""))
    }

    private func tell(_ settlement: SpanSettlement) {
        guard settlement.count + settlement.found > 0 else { return }
        state.withLock { $0.report }?(settlement)
    }

    private func tellEvents() {
        for event in store.withLock({ $0.takeEvents() }) {
            if let settlement = event.settlement { tell(settlement) }
            if let (matter, sentence) = event.words(directory) {
                diagnostics.report(.warning, about: matter, sentence)
            }
        }
    }

    // MARK: The end

    /// Makes what was written outlive a power failure, and sends what it can without waiting.
    public func forceFlush() async throws(ExportError) {
        sync()
        await sendOnce()
    }

    /// Waits until everything is sent, an attempt has failed, or the task is cancelled.
    private func sendOnce() async {
        guard state.withLock({ $0.drain != nil }), !exporter.sender.isRefused else { return }
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { $0.waiters[id] = continuation }
                wakeUp.set()
                exporter.sender.hurry()
                if Task.isCancelled { release(id) }
            }
        } onCancel: {
            release(id)
        }
    }

    private func release(_ id: Int) { state.withLock { $0.waiters.removeValue(forKey: id) }?.resume() }

    private func endRound() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Sends what it can without waiting, and leaves the rest for the next process.
    public func shutdown() async {
        let isFirst = state.withLock { state in
            defer { state.isShutDown = true }
            return !state.isShutDown
        }
        guard isFirst else { return }
        sync()
        await sendOnce()
        let drain = state.withLock { $0.drain }
        drain?.cancel()
        wakeUp.set()
        await drain?.value
        store.withLock { store in
            store.sync(now: SystemClock().monotonicTime())
            store.close()
        }
        tellEvents()
        await exporter.shutdown()
        thread.stop()
    }
}
