// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A span while it is recorded, and its record's home for as long as anybody needs it.
///
/// The record never moves: it is written here, redacted here when the span ends, and lent from here to the encoder. What
/// travels through queue and batches is a reference, so a large span costs no more to queue than a small one.
package final class ActiveSpan: Sendable {
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
    private let guarded: RecordingMutex<State>

    private struct State: Sendable {
        var record: SpanRecord?
        /// Where the record goes when the span ends, and nowhere after that.
        var destination: Telemetry?
    }

    init(
        context: SpanContext, record: SpanRecord?, association: Association, telemetry: Telemetry, clockOffset: UInt64,
        above: RollupCounter?
    ) {
        self.context = context
        self.association = association
        self.settings = telemetry.settings
        self.clockOffset = clockOffset
        self.isSampled = record != nil
        self.ownsCounter = record?.operationKind.hasRollup ?? false
        self.counter = ownsCounter ? RollupCounter(inside: above) : above
        self.guarded = RecordingMutex(State(record: record, destination: record == nil ? nil : telemetry))
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
        guarded = RecordingMutex(State(record: record, destination: nil))
    }

    var now: UInt64 { settings.clock.monotonicTime() &+ clockOffset }

    package var isRecording: Bool { isSampled && !isEnded.load(ordering: .relaxed) }

    /// Changes the record while the span runs; does nothing after its end, for an unsampled span, and from inside another
    /// change of the same span.
    package func update(_ body: (inout SpanRecord) -> Void) {
        // Asked before the lock, too: whoever redacts the span holds it, and may reach for the span.
        guard isRecording, !settings.isForked else { return }
        let isDone: Void? = guarded.withLock { state in
            // Ending happens under the same lock, so a record is never changed after it was sealed.
            if !isEnded.load(ordering: .relaxed) { state.record.mutate(body) }
        }
        if isDone != nil, wantsEnd.exchange(false, ordering: .relaxed) { end() }
    }

    /// Lends the record where it is, unless there is none or it is lent already.
    func lend(to body: (borrowing SpanRecord) -> Void) {
        guarded.withLock { state in state.record.mutate { body($0) } }
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
    package func end(at endTime: UInt64? = nil, status: SpanStatus? = nil) {
        if settings.isForked { return }
        var used: Rollup?
        let sealed = guarded.withLock { state -> (span: SealedSpan, copies: [SealedSpan], destination: Telemetry)? in
            guard !isEnded.exchange(true, ordering: .relaxed), let destination = state.destination.take() else {
                return nil
            }
            var byteCount: Int?
            var copies: [SealedSpan] = []
            state.record.mutate { record in
                if let status, record.status.code == .unset { record.status = status }
                // A backend draws nothing for a span that ends when it starts, and warns when it ends before.
                record.endTime = max(endTime ?? now, record.startTime &+ 1)
                settings.pricing?.settle(&record)
                used = rollUp(&record)
                if !settings.others.isEmpty { copies = settings.sealCopies(of: record) }
                byteCount = settings.seal(&record)
            }
            return byteCount.map { (SealedSpan(span: self, byteCount: $0), copies, destination) }
        }
        if let used { ownsCounter ? counter?.addAbove(used) : counter?.add(used) }
        switch sealed {
        case .some(let sealed): if let sealed { sealed.destination.finish(sealed.span, sealed.copies) }
        case .none: wantsEnd.store(true, ordering: .relaxed)
        }
    }
}

extension ActiveSpan {
    /// Puts what was counted below the span on its record, and returns what the span itself adds above it.
    private func rollUp(_ record: inout SpanRecord) -> Rollup? {
        guard let counter else { return nil }
        let below = ownsCounter ? counter.rollup : nil
        if let below, below != Rollup() { record.rollup = below }
        let used = Rollup(of: record, below: below)
        return used == Rollup() ? nil : used
    }
}

extension Optional {
    /// Changes the value in place, without copying it out.
    fileprivate mutating func mutate(_ body: (inout Wrapped) -> Void) {
        guard case .some = self else { return }
        body(&self!)  // Just checked; the only spelling that changes a payload in place.
    }
}
