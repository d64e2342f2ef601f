// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where a span that starts belongs: what it needs to know of its parent and its surroundings.
///
/// It keeps neither. Whoever makes one keeps the parent and the context that it is made of until the span is started, which
/// then keeps what it needs; to count references in between would cost more than all that is looked up here.
@usableFromInline struct SpanPlace: ~Copyable {
    /// The parent; nil for a root.
    let parent: ParentSpan?
    let origin: SpanCounts.ParentOrigin
    let traceID: TraceID
    /// What the parent passes on, cleaned of what must not leave the process.
    let traceState: TraceState
    /// Whether the id of the trace is random.
    let isRandom: Bool
    /// That of a parent in this process.
    let clockOffset: UInt64?
    /// That of a parent in this process, which keeps it.
    unowned(unsafe) let counter: RollupCounter?
    /// What is around, which the parent or the context keeps.
    private let found: Association.Unkept
    /// What its operation makes of that; nil for most.
    private var changed: Association?
    /// Whether nothing in `around` has to be cleaned any more, because it comes from a parent that has done so.
    private(set) var isClean: Bool

    /// What the span inherits.
    @usableFromInline var around: Association { changed ?? found.association }

    @usableFromInline
    init(_ parent: borrowing SpanParent, in context: borrowing TelemetryContext, _ telemetry: Telemetry) {
        if let span = parent.active {
            // An explicit parent brings its own surroundings; what the current task adds does not apply to it.
            self.init(below: span, span.association.unkept, isClean: true)
        } else if parent.isCurrent, let span = context.span {
            let association = context.association
            self.init(
                below: span, association.unkept,
                isClean: association.isEmpty || association.isSame(as: span.association))
        } else {
            let remote = parent.isCurrent ? context.remoteParent : parent.arrived
            // What came from outside is cleaned here, once, so that neither this trace nor whoever it calls passes it on.
            self.init(remote.map(telemetry.settings.redacted), context.association, telemetry)
        }
    }

    /// Below a span of this process.
    @inline(__always)
    private init(below span: ActiveSpan, _ association: Association.Unkept, isClean: Bool) {
        parent = ParentSpan(span.context)
        origin = .local
        traceID = span.context.traceID
        traceState = span.context.traceState
        isRandom = span.context.flags.contains(.random)
        clockOffset = span.clockOffset
        unsafe counter = span.counter
        found = association
        self.isClean = isClean
    }

    /// Below a span of another process, or none.
    private init(_ parent: SpanContext?, _ association: Association, _ telemetry: Telemetry) {
        traceID = parent?.traceID ?? telemetry.makeTraceID()
        traceState = parent?.traceState ?? .empty
        isRandom = parent?.flags.contains(.random) ?? telemetry.hasRandomTraceIDs
        origin = parent == nil ? .none : .remote
        self.parent = parent.map(ParentSpan.init)
        clockOffset = nil
        unsafe counter = nil
        found = association.unkept
        isClean = association.isEmpty
    }

    /// Changes what the span inherits to what its operation makes of it.
    @usableFromInline
    mutating func inherit(_ association: Association) {
        isClean = association.isEmpty || (isClean && association.isSame(as: around))
        changed = association
    }
}
