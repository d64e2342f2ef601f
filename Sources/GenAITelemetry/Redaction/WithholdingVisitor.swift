// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes out of a span everything that the application's redactors might have taken out, when they have failed.
///
/// What stays is what belongs to a class that anybody may see: models, providers, kinds of work, numbers, times.
struct WithholdingVisitor: FieldVisitor {
    var tally = RedactionTally()

    /// Withholds what a span says, and counts why.
    static func withhold(_ span: inout SpanRecord, because failure: HookFailure) -> RedactionTally {
        var visitor = WithholdingVisitor()
        visitor.tally.fail(failure.rawValue)
        let attributeCount = span.attributes.count
        span.visitFields(&visitor)
        span.dropped.attributes &+= UInt32(clamping: attributeCount)
        for index in span.links.indices where !span.links[index].context.traceState.isEmpty {
            let context = span.links[index].context
            span.links[index].context = SpanContext(
                traceID: context.traceID, spanID: context.spanID, flags: context.flags, isRemote: context.isRemote)
        }
        return visitor.tally
    }

    mutating func visit(_ text: inout String, of field: Field) {
        if field.sensitivity == .public || text.isEmpty || text.withBytes(RedactionMask.isMask) { return }
        tally.count("withheld", bytes: text.utf8.count)
        text = RedactionMask.text("error")
    }

    mutating func visit(_ content: inout Content, of field: Field) {
        if case .withheld = content { return }
        let summary = ContentSummary(of: content)
        tally.count("withheld", bytes: summary.byteCount)
        content = .withheld(summary.withoutWords)
    }

    mutating func visit(_ value: inout AttributeValue, of field: Field) {
        tally.count("withheld", bytes: value.textByteCount)
        value = .string(RedactionMask.text("error"))
    }

    mutating func visit(key: inout String) {}

    /// Names are free, too, so nothing of the list stays.
    mutating func visit(_ attributes: inout Attributes, sensitivity: Sensitivity) {
        guard !attributes.isEmpty else { return }
        tally.count("withheld", bytes: AttributeValue.map(attributes).textByteCount)
        attributes = Attributes()
    }
}
