// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A span while it is recorded, and its record's home for as long as anybody needs it.
///
/// The record never moves: it is written here, redacted here when the span ends, and lent from here to the encoder. What
/// travels through queue and batches is a reference, so a large span costs no more to queue than a small one.
@usableFromInline package final class ActiveSpan: @unchecked Sendable {
    // Sendable: `record` and `destination` are touched only under the lock, once the span is made.
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
    private let isEnded = Atomic<Bool>(false)
    /// Somebody ended the span from inside a change of it; it ends when the change is done.
    private let wantsEnd = Atomic<Bool>(false)
    private let lock = RecordingLock()
    // Unchecked: the lock sees to it that nobody else has them.
    @exclusivity(unchecked) private var record: SpanRecord?
    /// Where the record goes when the span ends, and nowhere after that.
    @exclusivity(unchecked) private var destination: Telemetry?

    /// Starts a span; without an operation, it is one that is not recorded.
    init(
        _ box: OperationStorage?, _ kind: SpanKind, at place: borrowing SpanPlace, scope: InstrumentationScope,
        telemetry: Telemetry
    ) {
        let settings = telemetry.settings
        let monotonic = settings.monotonicTime
        clockOffset = place.active?.clockOffset ?? (settings.clock.wallTime() &- monotonic)
        var flags: TraceFlags = box == nil ? [] : .sampled
        if place.isRandom { flags.formUnion(.random) }
        context = SpanContext(
            traceID: place.traceID, spanID: telemetry.idGenerator.makeSpanID(), flags: flags,
            traceState: place.traceState)
        // Children inherit it and the sealed span keeps it, so it is cleaned where it enters; the record's own is cleaned
        // when the span ends, and stands on its receipt.
        association =
            place.around.isEmpty || place.around == place.active?.association
            ? place.around : settings.handedOn(place.around)
        self.settings = settings
        isSampled = box != nil
        ownsCounter = box?.kind.hasRollup ?? false
        let above = place.active?.counter
        counter = ownsCounter ? RollupCounter(inside: above) : above
        if let box {
            unsafe destination = telemetry
            unsafe record = SpanRecord(
                context: context, parent: place.parent, scope: scope, kind: kind, box: box,
                startTime: monotonic &+ clockOffset, association: place.around)
        } else {
            unsafe destination = nil
            unsafe record = nil
        }
    }

    /// A span of which everything is known.
    init(past record: SpanRecord, association: Association, telemetry: Telemetry) {
        context = record.context
        self.association = association
        settings = telemetry.settings
        clockOffset = 0
        isSampled = true
        ownsCounter = record.operationKind.hasRollup
        counter = ownsCounter ? RollupCounter(inside: nil) : nil
        unsafe destination = telemetry
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
        isEnded.store(true, ordering: .relaxed)
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
            if !isEnded.load(ordering: .relaxed) { unsafe record.mutate(body) }
        }
        if isDone != nil, wantsEnd.exchange(false, ordering: .relaxed) { end() }
    }

    /// Lends the record where it is, unless there is none or it is lent already.
    func lend(to body: (borrowing SpanRecord) -> Void) {
        lock.withLock { unsafe record.mutate { body($0) } }
    }

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
        if settings.isForked { return }
        let sealed = lock.withLock { () -> (span: SealedSpan, copies: [SealedSpan], destination: Telemetry)? in
            guard !isEnded.exchange(true, ordering: .relaxed), let destination = unsafe destination.take() else {
                return nil
            }
            var byteCount: Int?
            var copies: [SealedSpan] = []
            unsafe record.mutate { record in
                if let status, record.status.code == .unset { record.status = status }
                // A backend draws nothing for a span that ends when it starts, and warns when it ends before.
                record.endTime = max(endTime ?? now, record.startTime &+ 1)
                settings.pricing?.settle(&record)
                rollUp(&record)
                if !settings.others.isEmpty { copies = settings.sealCopies(of: record) }
                byteCount = settings.seal(&record)
            }
            return byteCount.map { (SealedSpan(span: self, byteCount: $0), copies, destination) }
        }
        switch sealed {
        case .some(let sealed): if let sealed { sealed.destination.finish(sealed.span, sealed.copies) }
        case .none: wantsEnd.store(true, ordering: .relaxed)
        }
    }
}

extension ActiveSpan {
    /// Puts what was counted below the span on its record, and adds what the span itself used to what is counted above.
    private func rollUp(_ record: inout SpanRecord) {
        guard let counter else { return }
        if ownsCounter {
            let below = counter.rollup
            if !below.isEmpty { record.rollup = below }
            let used = Rollup(
                of: record.box, cost: record.cost?.total, isFailure: record.status.isFailure, below: below)
            if !used.isEmpty { counter.addAbove(used) }
        } else if record.operationKind.isCall || record.cost != nil {
            counter.add(record.box, cost: record.cost?.total, isFailure: record.status.isFailure)
        }
    }
}

extension Optional {
    /// Changes the value in place, without copying it out.
    fileprivate mutating func mutate(_ body: (inout Wrapped) -> Void) {
        guard case .some = self else { return }
        body(&self!)  // Just checked; the only spelling that changes a payload in place.
    }
}
