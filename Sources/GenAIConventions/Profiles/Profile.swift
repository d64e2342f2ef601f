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
    /// Whether an agent in this process tells the tokens of its calls.
    ///
    /// MLflow and hand-made dashboards add them to those of the calls, or stop looking at the calls. The tokens of a
    /// hosted agent, whose calls nobody sees, are always told.
    public var tellsLocalAgentUsage: Bool
    /// Whether tokens written to a cache are told under the names of every version of the conventions.
    ///
    /// The name changed after 1.41 and most backends know one of the two; Langfuse counts a name that it does not know
    /// as tokens of another kind.
    public var tellsEveryCacheWriteName: Bool

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - name: The word that selects it.
    ///   - convention: The OpenTelemetry names.
    ///   - dialects: What is told besides.
    ///   - tellsLocalAgentUsage: Whether an agent in this process tells the tokens of its calls.
    ///   - tellsEveryCacheWriteName: Whether tokens written to a cache are told under the names of every version.
    public init(
        _ name: String, convention: GenAIConvention = GenAIConvention(), dialects: [any Dialect] = [],
        tellsLocalAgentUsage: Bool = true, tellsEveryCacheWriteName: Bool = false
    ) {
        self.name = name
        self.convention = convention
        self.dialects = dialects
        self.tellsLocalAgentUsage = tellsLocalAgentUsage
        self.tellsEveryCacheWriteName = tellsEveryCacheWriteName
    }

    /// The schema that the OpenTelemetry names follow.
    public var schemaURL: StaticString { convention.schemaURL }

    /// The name of the span.
    public func spanName(for span: borrowing SpanRecord) -> SpanName { convention.spanName(for: span) }

    /// Puts the attributes of the span into a sink: OpenTelemetry's, those of the dialects, the free ones.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        if !tellsLocalAgentUsage, span.operationKind == .agentInvocation, span.kind == .internal {
            var quiet = copy span
            quiet.updateOperation(AgentInvocation.self) { $0.usage = TokenUsage() }
            mapAll(quiet, into: &sink)
        } else {
            mapAll(span, into: &sink)
        }
    }

    /// What the OpenTelemetry conventions tell as events.
    public func events(of span: borrowing SpanRecord) -> [SpanEvent] { convention.events(of: span) }

    private func mapAll<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        convention.mapTyped(span, into: &sink)
        if tellsEveryCacheWriteName { mapOtherCacheWriteNames(of: span, into: &sink) }
        for dialect in dialects { dialect.map(span, into: &sink) }
        convention.mapFree(span, into: &sink)
    }
}
