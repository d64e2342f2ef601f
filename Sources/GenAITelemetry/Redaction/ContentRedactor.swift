// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The built-in rules over a whole span: the policy for its fields, names that promise a secret, and the detectors.
struct ContentRedactor {
    let rules: PolicyRules
    /// How much content leaves the process.
    let capture: CapturePolicy
    /// When the application's part has to be done.
    var deadline: UInt64?

    /// Alters the span and returns what was done.
    func redact(_ span: inout SpanRecord) -> RedactionTally {
        var visitor = RedactingVisitor(policy: capture, rules: rules, span: span.context, deadline: deadline)
        let attributeCount = span.attributes.count
        span.visitFieldsBeforeAssociation(&visitor)
        span.association.redact(with: &visitor)
        span.visitFieldsAfterAssociation(&visitor)
        if visitor.droppedCount > 0 {
            span.dropped.attributes &+= UInt32(clamping: max(attributeCount - span.attributes.count, 0))
        }
        for index in span.links.indices {
            let context = rules.passedOn(span.links[index].context)
            let redacted = visitor.texts.redacted(context) ?? context
            if redacted != span.links[index].context { span.links[index].context = redacted }
        }
        return visitor.tally
    }
}

extension PolicyRules {
    /// Bytes of a `tracestate` that is exported or passed on: as many as W3C Trace Context asks everybody to keep.
    private static let longestTraceState = 512

    /// The context with the members of `tracestate` that may leave the process, as many as there is room for.
    func passedOn(_ context: SpanContext) -> SpanContext {
        let state = context.traceState
        if state.isEmpty || (policy.traceStateKeys == nil && state.headerValue.utf8.count <= Self.longestTraceState) {
            return context
        }
        return SpanContext(
            traceID: context.traceID, spanID: context.spanID, flags: context.flags,
            traceState: state.keeping(policy.traceStateKeys, toBytes: Self.longestTraceState),
            isRemote: context.isRemote)
    }
}
