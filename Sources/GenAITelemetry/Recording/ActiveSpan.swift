// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A span while it is recorded, and its record's home for as long as anybody needs it.
///
/// The record never moves: it is written here, redacted here when the span ends, and lent from here to the encoder. What
/// travels through queue and batches is a reference, so a large span costs no more to queue than a small one.
@usableFromInline package final class ActiveSpan: @unchecked Sendable {
    // Sendable: once the span is made, `record` is touched only under the lock, and `lane` only by the thread that ends it.
    package let context: SpanContext
    package let association: Association
    let settings: RecordingSettings
    /// Wall time minus monotonic time when the local root started: one anchor for all times of a trace in this process,
    /// so that children never start before their parents when somebody sets the clock.
    let clockOffset: UInt64
    /// The nearest counter of what is used: the span's own if it has a rollup, else the one above it.
    let counter: RollupCounter?
    private let ownsCounter: Bool
    private let isSampled: Bool
    /// Written under the lock.
    private let isEnded: Atomic<Bool>
    /// Somebody ended the span from inside a change of it; it ends when the change is done.
    private let wantsEnd = Atomic<Bool>(false)
    private let lock = RecordingLock()
    // Unchecked, both: nobody else has them, as said above.
    /// What is recorded; of a span that is not sampled, something that nobody reads or writes.
    @exclusivity(unchecked) private var record: SpanRecord
    /// Where the record goes when the span ends, and nowhere after that.
    @exclusivity(unchecked) private var lane: Lane?

    /// Starts a span; one that is not sampled has a box of which nobody wants to know.
    init(
        _ box: consuming OperationStorage, isSampled: Bool, _ kind: SpanKind, at place: borrowing SpanPlace,
        scope: InstrumentationScope?, telemetry: Telemetry, lane: Lane
    ) {
        let settings = lane.settings
        let monotonic = settings.monotonicTime
        let clockOffset = place.clockOffset ?? (settings.clock.wallTime() &- monotonic)
        var flags: TraceFlags = isSampled ? .sampled : []
        if place.isRandom { flags.formUnion(.random) }
        let context = SpanContext(
            traceID: place.traceID, spanID: telemetry.makeSpanID(), flags: flags, traceState: place.traceState)
        self.isSampled = isSampled
        isEnded = Atomic(false)
        ownsCounter = isSampled && box.kind.hasRollup
        counter = ownsCounter ? RollupCounter(inside: unsafe place.counter) : unsafe place.counter
        // Children inherit it and the sealed span keeps it, so it is cleaned where it enters; the record's own is cleaned
        // when the span ends, and stands on its receipt.
        association = place.isClean ? place.around : settings.handedOn(place.around)
        unsafe record = SpanRecord(
            context: context, parent: place.parent, scope: scope, kind: kind, box: box,
            startTime: monotonic &+ clockOffset, association: place.around)
        self.context = context
        self.clockOffset = clockOffset
        self.settings = settings
        unsafe self.lane = isSampled ? lane : nil
    }

    /// A span of which everything is known.
    init(past record: SpanRecord, association: Association, lane: Lane) {
        context = record.context
        self.association = association
        settings = lane.settings
        clockOffset = 0
        isSampled = true
        isEnded = Atomic(false)
        ownsCounter = record.operationKind.hasRollup
        counter = ownsCounter ? RollupCounter(inside: nil) : nil
        unsafe self.lane = lane
        unsafe self.record = record
    }

    /// What another destination may see of a span that has ended.
    init(sealed record: SpanRecord, settings: RecordingSettings) {
        context = record.context
        association = Association()
        self.settings = settings
        clockOffset = 0
        counter = nil
        ownsCounter = false
        isSampled = true
        isEnded = Atomic(true)
        unsafe lane = nil
        unsafe self.record = record
    }

    var now: UInt64 { settings.monotonicTime &+ clockOffset }

    package var isRecording: Bool { isSampled && !isEnded.load(ordering: .relaxed) }

    /// Changes the record while the span runs; does nothing after its end, for an unsampled span, and from inside another
    /// change of the same span.
    @usableFromInline
    package func update(_ body: (inout SpanRecord) -> Void) {
        // Asked before the lock, too: whoever redacts the span holds it, and may reach for the span.
        guard isRecording, !settings.isForked else { return }
        let isDone: Void? = lock.withLock {
            // Ending happens under the same lock, so a record is never changed after it was sealed.
            if !isEnded.load(ordering: .relaxed) { unsafe body(&record) }
        }
        // Looked at before it is written: to write what all processors see costs more than the rest of this.
        if isDone != nil, wantsEnd.load(ordering: .relaxed) {
            wantsEnd.store(false, ordering: .relaxed)
            end()
        }
    }

    /// Lends the record where it is, unless there is none or it is lent already.
    func lend(to body: (borrowing SpanRecord) -> Void) {
        guard isSampled else { return }
        lock.withLock { unsafe Self.show(&record, to: body) }
    }

    // A property that might change is copied before it is lent; what is passed as `inout` stays where it is.
    private static func show(_ record: inout SpanRecord, to body: (borrowing SpanRecord) -> Void) { body(record) }

    func read<Result>(_ body: (borrowing SpanRecord) -> Result) -> Result? {
        var result: Result?
        lend { result = body($0) }
        return result
    }

    /// Ends the span once.
    ///
    /// The first call seals the record and hands it on; later ones do nothing. A call from inside a change of the same span
    /// takes effect when the change is done, without the status that it was given.
    @usableFromInline
    package func end(at endTime: UInt64? = nil, status: SpanStatus? = nil) {
        end(at: endTime, status: status) { _ in }
    }

    /// Ends the span once, after a last change of it in the same critical section.
    @usableFromInline
    func end(at endTime: UInt64? = nil, status: SpanStatus? = nil, after change: (inout SpanRecord) -> Void) {
        guard isRecording, !settings.isForked else { return }
        var byteCount: Int?
        var copies: [SealedSpan] = []
        let isDone: Void? = lock.withLock {
            if isEnded.load(ordering: .relaxed) { return }
            unsafe change(&record)
            isEnded.store(true, ordering: .relaxed)
            if let status { unsafe record.take(status) }
            // A backend draws nothing for a span that ends when it starts, and warns when it ends before.
            unsafe record.endTime = max(endTime ?? now, unsafe record.startTime &+ 1)
            if let pricing = settings.pricing { unsafe pricing.settle(&record) }
            unsafe rollUp(&record)
            if !settings.others.isEmpty { copies = unsafe settings.sealCopies(of: record) }
            byteCount = unsafe settings.seal(&record)
        }
        if isDone == nil { return wantsEnd.store(true, ordering: .relaxed) }
        // Only the thread that has ended the span comes here, and nobody else looks at the lane after that.
        guard let byteCount, let lane = unsafe lane.take() else { return }
        lane.finish(SealedSpan(span: self, byteCount: byteCount), copies)
    }

    /// Puts what was counted below the span on its record, and adds what the span itself used to what is counted above.
    private func rollUp(_ record: inout SpanRecord) {
        guard let counter else { return }
        if ownsCounter {
            let cost = record.cost?.total
            let below = counter.rollup
            if !below.isEmpty { record.rollup = below }
            let used = Rollup(of: record.box, cost: cost, isFailure: record.status.isFailure, below: below)
            if !used.isEmpty { counter.addAbove(used) }
        } else if record.operationKind.isCall || record.cost != nil {
            let (cost, isFailure) = (record.cost?.total, record.status.isFailure)
            // Not counted: the record keeps the box, and adding does not change it.
            unsafe Unmanaged.passUnretained(record.box)._withUnsafeGuaranteedRef {
                counter.add($0, cost: cost, isFailure: isFailure)
            }
        }
    }
}

extension SpanRecord {
    /// Says how the span came out, unless somebody has.
    @inline(never)
    fileprivate mutating func take(_ status: SpanStatus) { if self.status.code == .unset { self.status = status } }
}
