// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Starts spans on behalf of one piece of code, whose name and version stand on them.
public struct Tracer: Sendable {
    /// The pipeline that the spans go into.
    public let telemetry: Telemetry
    /// The code on whose behalf spans are started.
    public var scope: InstrumentationScope { namedScope ?? .default }
    /// Nil for this package.
    private let namedScope: InstrumentationScope?

    /// Creates a tracer; without a scope, one of this package.
    init(telemetry: Telemetry, scope: InstrumentationScope? = nil) {
        self.telemetry = telemetry
        namedScope = scope
    }

    /// Starts a span that outlives a scope.
    ///
    /// End it yourself, once, with ``Span/end()`` or ``Span/end(throwing:)``; code that runs meanwhile is not inside it
    /// unless it is given as `parent:`.
    @inlinable
    public func startSpan<Operation: SpanOperation>(
        _ operation: consuming Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
        attributes: Attributes = Attributes()
    ) -> Span<Operation> {
        Span(start(operation, in: .here, parent: parent, kind: kind, links: links, attributes: attributes))
    }

    /// Runs code inside a span.
    ///
    /// The span ends when the code returns or throws, and says which.
    @inlinable
    public func withSpan<Operation: SpanOperation, Result>(
        _ operation: consuming Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
        attributes: Attributes = Attributes(), isolation: isolated (any Actor)? = #isolation,
        _ body: (Span<Operation>) async throws -> Result
    ) async rethrows -> Result {
        let context = TelemetryContext.here
        let active = start(operation, in: context, parent: parent, kind: kind, links: links, attributes: attributes)
        guard let active else { return try await body(Span(nil)) }
        do {
            let result = try await context.within(active) { try await body(Span(active)) }
            active.end()
            return result
        } catch {
            active.end(throwing: error)
            throw error
        }
    }

    /// Runs code inside a span.
    ///
    /// The span ends when the code returns or throws, and says which.
    @inlinable
    public func withSpan<Operation: SpanOperation, Result>(
        _ operation: consuming Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
        attributes: Attributes = Attributes(), _ body: (Span<Operation>) throws -> Result
    ) rethrows -> Result {
        let context = TelemetryContext.here
        let active = start(operation, in: context, parent: parent, kind: kind, links: links, attributes: attributes)
        guard let active else { return try body(Span(nil)) }
        do {
            let result = try context.within(active) { try body(Span(active)) }
            active.end()
            return result
        } catch {
            active.end(throwing: error)
            throw error
        }
    }
}

/// Where a new span belongs.
public struct SpanParent: Sendable {
    // No enumeration: to look at a case would count a reference of what is in it.
    @usableFromInline let active: ActiveSpan?
    let isCurrent: Bool
    private let arrival: Arrival?

    /// An identity that came from elsewhere, behind a pointer because few parents have one.
    private final class Arrival: Sendable {
        let context: SpanContext
        init(_ context: SpanContext) { self.context = context }
    }

    private init(active: ActiveSpan? = nil, isCurrent: Bool = false, arrival: Arrival? = nil) {
        self.active = active
        self.isCurrent = isCurrent
        self.arrival = arrival
    }

    var arrived: SpanContext? { arrival?.context }

    /// Below the span that the task is in, or the remote one it continues, or else at the root of a new trace.
    public static let current = SpanParent(isCurrent: true)
    /// At the root of a new trace.
    public static let none = SpanParent()
    /// Below a span of this process, for detached tasks and callbacks.
    public static func span<Operation>(_ span: Span<Operation>) -> SpanParent { SpanParent(active: span.active) }
    /// Below a span known by its identity alone, such as one extracted from headers.
    public static func context(_ context: SpanContext) -> SpanParent { SpanParent(arrival: Arrival(context)) }
}

// MARK: - Starting

extension Tracer {
    // Inlinable, so that the caller's compiler knows the operation: generic code spends more on finding out about its
    // types than the whole rest takes, and an operation that nobody else needs is moved. What this calls does not depend
    // on the type and is compiled once.
    @inlinable
    func start<Operation: SpanOperation>(
        _ operation: consuming Operation, in context: TelemetryContext, parent: SpanParent, kind: SpanKind?,
        links: [SpanLink], attributes: Attributes
    ) -> ActiveSpan? {
        guard telemetry.records(in: context) else { return nil }
        let kind = kind ?? operation.defaultSpanKind
        // The place keeps nothing of what it is made of.
        defer {
            extendLifetime(context)
            extendLifetime(parent)
        }
        var place = SpanPlace(parent, in: context, telemetry)
        let isSampled =
            telemetry.samplesAsParent(place)
            ?? telemetry.decide(place, Operation.kind, kind) { $0.decide($1, about: operation) }
        // Only a request adds to what is around it.
        if Operation.kind == .request { place.inherit(operation.inherited(from: place.around)) }
        return start(
            isSampled ? OperationBox(operation) : nil, kind, at: place, links: links, attributes: attributes)
    }

    @usableFromInline
    func start(
        _ box: consuming OperationStorage?, _ kind: SpanKind, at place: borrowing SpanPlace, links: [SpanLink],
        attributes: Attributes
    ) -> ActiveSpan {
        let isSampled = box != nil
        let span = telemetry.lanes.withCurrent { lane in
            lane.counts.noteStart(place.origin, isRecorded: isSampled)
            return ActiveSpan(
                box.take() ?? lane.nothing, isSampled: isSampled, kind, at: place, scope: namedScope,
                telemetry: telemetry, lane: lane)
        }
        if !attributes.isEmpty || !links.isEmpty {
            span.update { record in
                (record.attributes, record.dropped.attributes) =
                    attributes.limited(to: telemetry.limits.attributeCount)
                record.add(links, limits: telemetry.limits)
            }
        }
        return span
    }
}

extension Telemetry {
    @usableFromInline
    func records(in context: borrowing TelemetryContext) -> Bool {
        !context.isSuppressed && !isShutDown && !settings.isForked
    }

    /// Whether a span is recorded, when that follows from its parent alone; nil when the sampler has to be asked.
    @usableFromInline
    func samplesAsParent(_ place: borrowing SpanPlace) -> Bool? {
        samplesAllRoots ? place.parent?.flags.contains(.sampled) ?? true : nil
    }

    /// Asks the sampler.
    @usableFromInline
    func decide(
        _ place: borrowing SpanPlace, _ operation: OperationKind, _ kind: SpanKind,
        ask: (any Sampler, borrowing SamplingParameters) -> SamplingDecision
    ) -> Bool {
        let parent = place.parent?.context(in: place.traceID, place.traceState)
        let parameters = SamplingParameters(traceID: place.traceID, parent: parent, operation: operation, kind: kind)
        return ask(sampler, parameters) == .recordAndSample
    }
}

extension TelemetryContext {
    /// The one of the calling task.
    @usableFromInline static var here: TelemetryContext { current }

    /// Runs code inside a span.
    @usableFromInline
    func within<Result>(
        _ span: ActiveSpan, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await Self.$current.withValue(entering(span), operation: body)
    }

    /// Runs code inside a span.
    @usableFromInline
    func within<Result>(_ span: ActiveSpan, _ body: () throws -> Result) rethrows -> Result {
        try Self.$current.withValue(entering(span), operation: body)
    }

    private func entering(_ span: ActiveSpan) -> TelemetryContext {
        var context = self
        context.span = span
        context.association = span.association
        return context
    }
}
