// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a span keeps of its parent's identity: what it does not have in common with it.
struct ParentSpan: Sendable {
    let spanID: SpanID
    let flags: TraceFlags
    let isRemote: Bool

    init(_ context: SpanContext) {
        spanID = context.spanID
        flags = context.flags
        isRemote = context.isRemote
    }

    /// The whole identity, given that of the child.
    func context(of child: SpanContext) -> SpanContext {
        context(in: child.traceID, child.traceState)
    }

    /// The whole identity: a parent is in the same trace, and passes its `tracestate` on.
    func context(in traceID: TraceID, _ traceState: TraceState) -> SpanContext {
        SpanContext(traceID: traceID, spanID: spanID, flags: flags, traceState: traceState, isRemote: isRemote)
    }
}
