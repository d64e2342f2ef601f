// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// What to emit for a backend: the names of a version of the OpenTelemetry conventions, and the dialects beside them.
///
/// A profile is data. It decides nothing about a span; it says which vocabularies are spoken and settles the few points
/// in which backends want opposite things.
///
/// ```swift
/// var configuration = TelemetryConfiguration()
/// configuration.convention = Profile.phoenix
/// ```
public struct Profile: SemanticConvention {
    /// The word that selects it, such as `phoenix`.
    public var name: String
    /// The OpenTelemetry names.
    public var convention: GenAIConvention
    /// What is told besides, in this order.
    public var dialects: [any Dialect]

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - name: The word that selects it.
    ///   - convention: The OpenTelemetry names.
    ///   - dialects: What is told besides.
    public init(_ name: String, convention: GenAIConvention = GenAIConvention(), dialects: [any Dialect] = []) {
        self.name = name
        self.convention = convention
        self.dialects = dialects
    }

    /// The schema that the OpenTelemetry names follow.
    public var schemaURL: StaticString { convention.schemaURL }

    /// The name of the span.
    public func spanName(for span: borrowing SpanRecord) -> String { convention.spanName(for: span) }

    /// Puts the attributes of the span into a sink: OpenTelemetry's, those of the dialects, the free ones.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        convention.mapTyped(span, into: &sink)
        for dialect in dialects { dialect.map(span, into: &sink) }
        convention.mapFree(span, into: &sink)
    }

    /// What the OpenTelemetry conventions tell as events.
    public func events(of span: borrowing SpanRecord) -> [SpanEvent] { convention.events(of: span) }
}
