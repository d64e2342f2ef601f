// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a task carries along: the span it is in, the trace it continues, the ids that its spans share.
///
/// Child tasks and `Task { }` inherit it; `Task.detached` and callbacks of other libraries do not, so pass a `parent:`
/// there.
public struct TelemetryContext: Sendable {
    @TaskLocal package static var current = TelemetryContext()

    package var span: ActiveSpan?
    package var association = Association()
    package var telemetry: Telemetry?
    package var isSuppressed = false
    private var arrival: Arrival?

    /// What came from another process: behind a pointer, because every span that starts copies the context.
    private final class Arrival: Sendable {
        let parent: SpanContext?
        let baggage: Baggage

        init(_ parent: SpanContext?, _ baggage: Baggage) {
            self.parent = parent
            self.baggage = baggage
        }
    }

    package var remoteParent: SpanContext? {
        get { arrival?.parent }
        set { if newValue != nil || arrival != nil { arrival = Arrival(newValue, baggage) } }
    }

    package var baggage: Baggage {
        get { arrival?.baggage ?? Baggage() }
        set { if !newValue.isEmpty || arrival != nil { arrival = Arrival(remoteParent, newValue) } }
    }

    package init() {}

    /// Changes over to another pipeline: what was recorded into the one before is not continued there.
    mutating func enter(_ telemetry: Telemetry) {
        self.telemetry = telemetry
        span = nil
        remoteParent = nil
        association = Association()
    }

    /// Whether recording is switched off here, as it is inside our own exporters: exporting is never traced.
    public static var isSuppressed: Bool { current.isSuppressed }

    /// The identity of the span that the task is in, or of the remote one that it continues.
    public static var spanContext: SpanContext? {
        let current = current
        return current.span?.context ?? current.remoteParent
    }
}

/// Runs code in which no span is recorded.
public func withTelemetrySuppressed<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    var context = TelemetryContext.current
    context.isSuppressed = true
    return try await TelemetryContext.$current.withValue(context, operation: body)
}

/// Runs code in which no span is recorded.
///
/// The tasks that it starts record nothing either.
public func withTelemetrySuppressed<Result>(_ body: () throws -> Result) rethrows -> Result {
    var context = TelemetryContext.current
    context.isSuppressed = true
    return try TelemetryContext.$current.withValue(context, operation: body)
}

/// Runs code whose spans all carry the given conversation, session, user, tags and metadata.
public func withAssociation<Result>(
    _ association: Association, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    var context = TelemetryContext.current
    context.association = context.association.merging(association)
    return try await TelemetryContext.$current.withValue(context, operation: body)
}

/// Runs code whose spans all carry the given conversation, session, user, tags and metadata.
public func withAssociation<Result>(_ association: Association, _ body: () throws -> Result) rethrows -> Result {
    var context = TelemetryContext.current
    context.association = context.association.merging(association)
    return try TelemetryContext.$current.withValue(context, operation: body)
}
