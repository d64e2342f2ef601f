// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where a span that starts belongs: what it needs to know of its parent and its surroundings.
@usableFromInline struct SpanPlace: ~Copyable {
    /// The parent's identity, cleaned of what must not leave the process; nil for a root.
    let parent: SpanContext?
    let traceID: TraceID
    let traceState: TraceState
    /// Whether the id of the trace is random.
    let isRandom: Bool
    /// The parent, if it runs in this process.
    let active: ActiveSpan?
    /// What the span inherits.
    @usableFromInline private(set) var around: Association

    @usableFromInline
    init(_ parent: SpanParent, in context: borrowing TelemetryContext, _ telemetry: Telemetry) {
        var remote: SpanContext?
        switch parent.choice {
        case .current:
            active = context.span
            if active == nil { remote = context.remoteParent }
            around = context.association
        case .none:
            active = nil
            around = context.association
        // An explicit parent brings its own surroundings; what the current task adds does not apply to it.
        case .active(let span):
            active = span
            around = span.association
        case .context(let arrived):
            active = nil
            remote = arrived
            around = context.association
        }
        // What came from outside is cleaned here, once, so that neither this trace nor whoever it calls passes it on.
        let context = active?.context ?? remote.map(telemetry.settings.redacted)
        if let context {
            traceID = context.traceID
            traceState = context.traceState
            isRandom = context.flags.contains(.random)
        } else {
            traceID = telemetry.idGenerator.makeTraceID()
            traceState = .empty
            isRandom = telemetry.idGenerator.isRandom
        }
        self.parent = context
    }

    /// Changes what the span inherits to what its operation makes of it.
    @usableFromInline
    mutating func inherit(_ association: Association) { around = association }
}
