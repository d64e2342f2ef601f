// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// How spans are named and which attributes tell about them: the OpenTelemetry GenAI conventions, alone or with the
/// dialects of a ``Profile``.
///
/// A convention is a pure function from a record to names and values. It runs on the pipeline, after redaction. Prove
/// your own with `SemanticConventionContract` from `GenAITelemetryTesting`.
public protocol SemanticConvention: Sendable {
    /// The schema that the names follow, or an empty text when there is none.
    var schemaURL: StaticString { get }
    /// The name of the span: never empty, few different values.
    func spanName(for span: borrowing SpanRecord) -> SpanName
    /// Puts the attributes of the span into a sink, the record's free attributes last.
    func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink)
    /// What the convention tells as events, beside those that were recorded; nothing unless a convention says so.
    func events(of span: borrowing SpanRecord) -> [SpanEvent]
}

extension SemanticConvention {
    /// No events besides those that were recorded.
    public func events(of span: borrowing SpanRecord) -> [SpanEvent] { [] }
}
