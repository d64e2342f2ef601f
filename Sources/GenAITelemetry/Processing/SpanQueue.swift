// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The bounded queue and the books of a batching processor: a pure state machine, asked under a lock.
///
/// Times are nanoseconds of a monotonic clock and come in as parameters, so every behaviour over time is a test without
/// time.
struct SpanQueue: Sendable {
    let configuration: BatchConfiguration
    private var spans = RingBuffer<SealedSpan>()
    private(set) var statistics = PipelineStatistics()
    /// How many spans were ever queued; a flush waits until as many are settled.
    private(set) var acceptedCount = 0
    private var settledCount = 0
    private var takenCount = 0
    private var isAccepting = true
    private var isStopped = false
    /// Spans up to this one are exported without waiting for company.
    private var flushTarget = 0
    private var delayDeadline: UInt64?
    private var isWorkerParked = false
    private var tickets: [Ticket] = []
    private var unbooked: [SpanSettlement] = []
    /// What was taken ahead: it counts against the bounds of the queue until its turn comes.
    private var ahead = (count: 0, byteCount: 0)

    /// Somebody who waits until everything up to a span is settled.
    struct Ticket: Sendable {
        var id: Int
        var target: Int
        var isShutdown: Bool
    }

    /// What became of a span that was offered, and whether the worker asked to be woken by now.
    struct Offer: Hashable, Sendable {
        enum Outcome: Hashable, Sendable {
            case accepted
            case dropped
            /// There is no room, but the configuration lets the caller wait for some.
            case full(DropReason)
        }

        var outcome: Outcome
        var wakesWorker = false
    }

    /// What the worker is to do next.
    enum Action: Sendable {
        case export(SpanBatch)
        /// Everything these tickets wait for is settled: flush or shut down the exporter, then answer them.
        case answer([Ticket])
        case park(until: UInt64?)
        case stop
    }

    init(_ configuration: BatchConfiguration) { self.configuration = configuration.normalized }
}

// MARK: - The recording side

extension SpanQueue {
    /// Queues a span if there is room for it.
    ///
    /// A span is booked as ended together with what became of it; one that waits for room is in no book yet.
    mutating func offer(_ span: SealedSpan) -> Offer {
        guard isAccepting else { return drop(.alreadyShutDown) }
        guard span.byteCount <= configuration.maxQueueBytes else { return drop(.spanTooLarge) }
        if spans.count + ahead.count >= configuration.maxQueueSize { return refuse(.queueFull) }
        if statistics.queuedBytes + ahead.byteCount + span.byteCount > configuration.maxQueueBytes {
            return refuse(.queueBytesFull)
        }
        spans.append(span)
        acceptedCount += 1
        statistics.ended += 1
        statistics.queued += 1
        statistics.queuedBytes += span.byteCount
        // The worker asks to be woken for the first span, to start the delay, and then only for a full batch.
        return Offer(outcome: .accepted, wakesWorker: (delayDeadline == nil || hasFullBatch) && unpark())
    }

    /// Counts a span that was offered and not accepted as dropped.
    mutating func drop(_ reason: DropReason) -> Offer {
        statistics.ended += 1
        statistics.dropped[reason, default: 0] += 1
        return Offer(outcome: .dropped)
    }

    private mutating func refuse(_ reason: DropReason) -> Offer {
        // Few large spans can fill the queue before they fill a batch: what is there goes out now.
        flushTarget = acceptedCount
        var offer = configuration.overflow == .dropNewest ? drop(reason) : Offer(outcome: .full(reason))
        offer.wakesWorker = unpark()
        return offer
    }

    private mutating func unpark() -> Bool {
        defer { isWorkerParked = false }
        return isWorkerParked
    }

    private var hasFullBatch: Bool {
        spans.count >= configuration.maxExportBatchSize
            || statistics.queuedBytes >= configuration.maxExportBatchBytes
    }
}

// MARK: - The worker's side

extension SpanQueue {
    mutating func nextAction(now: UInt64) -> Action {
        isWorkerParked = false
        // First, because under load there is always another batch, and whoever waits for a flush waits for these alone.
        let settled = tickets.filter { $0.target <= settledCount }
        if !settled.isEmpty {
            tickets.removeAll { $0.target <= settledCount }
            return .answer(settled)
        }
        if !spans.isEmpty {
            if delayDeadline == nil { delayDeadline = now &+ configuration.scheduledDelay.nanoseconds }
            if hasFullBatch || takenCount < flushTarget || !isAccepting || now >= delayDeadline! {
                return .export(takeBatch())
            }
        }
        if !isAccepting && spans.isEmpty && tickets.isEmpty {
            isStopped = true
            return .stop
        }
        isWorkerParked = true
        return .park(until: spans.isEmpty ? nil : delayDeadline)
    }

    /// Takes a full batch, if there is one, while another one is being exported.
    ///
    /// Not when somebody waits for that one and for nothing behind it: an answer comes before the next batch.
    mutating func takeAhead() -> SpanBatch? {
        guard hasFullBatch, !spans.isEmpty, !tickets.contains(where: { $0.target <= takenCount }) else { return nil }
        let batch = takeBatch()
        ahead = (batch.spans.count, batch.byteCount)
        return batch
    }

    /// Notes that the turn of the batch that was taken ahead has come.
    mutating func beginAhead() { ahead = (0, 0) }

    private mutating func takeBatch() -> SpanBatch {
        var batch: [SealedSpan] = []
        batch.reserveCapacity(min(spans.count, configuration.maxExportBatchSize))
        var byteCount = 0
        // Nothing here touches a span itself: it is in another processor's cache, and producers wait for the lock.
        // To look at the first one would count a reference of it, so it is taken, and put back when it does not fit.
        while batch.count < configuration.maxExportBatchSize, let next = spans.popFirst() {
            // A span larger than a batch may be travels alone.
            if !batch.isEmpty && byteCount + next.byteCount > configuration.maxExportBatchBytes {
                spans.putBack(next)
                break
            }
            byteCount += next.byteCount
            batch.append(next)
        }
        takenCount += batch.count
        statistics.queued -= batch.count
        statistics.queuedBytes -= byteCount
        statistics.inFlight += batch.count
        delayDeadline = nil
        return SpanBatch(batch)
    }

    /// Books the outcome of a batch that was taken.
    mutating func settle(_ count: Int, _ outcome: Result<ExportResult, ExportError>) {
        statistics.inFlight -= count
        settledCount += count
        switch outcome {
        case .success(let result):
            // Whatever an exporter claims, it settles no more spans than it was given.
            var left = count
            func part(_ claimed: Int) -> Int {
                let part = min(max(claimed, 0), left)
                left -= part
                return part
            }
            statistics.rejected += part(result.rejectedCount)
            for (code, claimed) in result.failed {
                let failed = part(claimed)
                if failed > 0 { statistics.failed[code.rawValue, default: 0] += failed }
            }
            statistics.spooled += part(result.spooledCount)
            statistics.exported += left
        case .failure(let error):
            statistics.failed[error.code.rawValue, default: 0] += count
        }
        bookWaiting()
    }

    /// Books what became of spans that the exporter had kept for later.
    ///
    /// It may come before the batch itself is booked, and waits for it then.
    mutating func book(_ settlement: SpanSettlement) {
        guard settlement.isRecovered else {
            unbooked.append(settlement)
            return bookWaiting()
        }
        statistics.recovered.book(settlement)
    }

    private mutating func bookWaiting() {
        while let settlement = unbooked.first, settlement.count <= statistics.spooled {
            unbooked.removeFirst()
            statistics.spooled -= settlement.count
            statistics.exported += settlement.exported
            statistics.rejected += settlement.rejected
            for (code, count) in settlement.failed { statistics.failed[code.rawValue, default: 0] += count }
            statistics.dropped.merge(settlement.dropped, uniquingKeysWith: +)
        }
    }

    /// Has everything that is queued now exported without waiting for company.
    ///
    /// Returns false when the worker has stopped, and so nothing is left to wait for.
    mutating func requestFlush(ticket id: Int, isShutdown: Bool = false) -> Bool {
        if isStopped { return false }
        flushTarget = acceptedCount
        if isShutdown { isAccepting = false }
        tickets.append(Ticket(id: id, target: acceptedCount, isShutdown: isShutdown))
        isWorkerParked = false
        return true
    }

    /// Gives up on what is still queued, and on what was taken ahead and not sent, because shutdown ran out of time.
    mutating func abandonUnsent() {
        let count = spans.count + ahead.count
        guard count > 0 else { return }
        takenCount += spans.count
        while spans.popFirst() != nil {}
        settledCount += count
        statistics.queued = 0
        statistics.queuedBytes = 0
        statistics.inFlight -= ahead.count
        ahead = (0, 0)
        statistics.dropped[.shutdownTimeout, default: 0] += count
    }
}

extension Duration {
    /// Whole nanoseconds, between zero and 292 years.
    package var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? UInt64(Int64.max) : min(product &+ UInt64(attoseconds / 1_000_000_000), UInt64(Int64.max))
    }
}

extension RecoveredSpans {
    fileprivate mutating func book(_ settlement: SpanSettlement) {
        found += settlement.found
        exported += settlement.exported
        rejected += settlement.rejected
        for (code, count) in settlement.failed { failed[code.rawValue, default: 0] += count }
        dropped.merge(settlement.dropped, uniquingKeysWith: +)
        spooled += settlement.found - settlement.count
    }
}
