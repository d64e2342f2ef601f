// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension SpanRecord {
    /// A span of fixed identity and time around some work, for tests.
    ///
    /// - Parameters:
    ///   - operation: What the span is about.
    ///   - kind: Its role in a call between processes; nil for the usual one of the work.
    ///   - status: How it came out.
    ///   - association: Conversation, session, user, tags and metadata of its surroundings.
    ///   - attributes: Free attributes.
    /// - Returns: The span.
    public static func sample(
        of operation: some SpanOperation, kind: SpanKind? = nil, status: SpanStatus = .unset,
        association: Association = Association(), attributes: Attributes = [:]
    ) -> SpanRecord {
        let context = SpanContext(
            traceID: TraceID(high: 1, low: 2) ?? RandomIDGenerator().makeTraceID(),
            spanID: SpanID(3) ?? RandomIDGenerator().makeSpanID())
        var record = SpanRecord(
            context: context, parent: nil, scope: .default, kind: kind, operation: operation,
            startTime: 1_700_000_000_000_000_000, association: association)
        record.status = status
        record.attributes = attributes
        return record
    }
}
