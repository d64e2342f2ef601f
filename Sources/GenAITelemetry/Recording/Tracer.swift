// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Starts spans on behalf of one piece of code, whose name and version stand on them.
public struct Tracer: Sendable {
    /// The pipeline that the spans go into.
    public let telemetry: Telemetry
    /// The code on whose behalf spans are started.
    public let scope: InstrumentationScope

    init(telemetry: Telemetry, scope: InstrumentationScope) {
        self.telemetry = telemetry
        self.scope = scope
    }

    /// Starts a span that outlives a scope.
    ///
    /// End it yourself, once, with ``Span/end()`` or ``Span/end(throwing:)``; code that runs meanwhile is not inside it
    /// unless it is given as `parent:`.
    public func startSpan<Operation: SpanOperation>(
        _ operation: Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
        attributes: Attributes = [:]
    ) -> Span<Operation> {
        Span(start(operation, in: .current, parent: parent, kind: kind, links: links, attributes: attributes))
    }

    /// Runs code inside a span.
    ///
    /// The span ends when the code returns or throws, and says which.
    public func withSpan<Operation: SpanOperation, Result>(
        _ operation: Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
        attributes: Attributes = [:], isolation: isolated (any Actor)? = #isolation,
        _ body: (Span<Operation>) async throws -> Result
    ) async rethrows -> Result {
        var context = TelemetryContext.current
        let active = start(operation, in: context, parent: parent, kind: kind, links: links, attributes: attributes)
        guard let active else { return try await body(Span(nil)) }
        context.enter(active)
        do {
            let result = try await TelemetryContext.$current.withValue(context) { try await body(Span(active)) }
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
    public func withSpan<Operation: SpanOperation, Result>(
        _ operation: Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
        attributes: Attributes = [:], _ body: (Span<Operation>) throws -> Result
    ) rethrows -> Result {
        var context = TelemetryContext.current
        let active = start(operation, in: context, parent: parent, kind: kind, links: links, attributes: attributes)
        guard let active else { return try body(Span(nil)) }
        context.enter(active)
        do {
            let result = try TelemetryContext.$current.withValue(context) { try body(Span(active)) }
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
    enum Choice: Sendable {
        case current
        case none
        case active(ActiveSpan)
        case context(SpanContext)
    }

    let choice: Choice

    /// Below the span that the task is in, or the remote one it continues, or else at the root of a new trace.
    public static let current = SpanParent(choice: .current)
    /// At the root of a new trace.
    public static let none = SpanParent(choice: .none)
    /// Below a span of this process, for detached tasks and callbacks.
    public static func span<Operation>(_ span: Span<Operation>) -> SpanParent {
        SpanParent(choice: span.active.map(Choice.active) ?? .none)
    }
    /// Below a span known by its identity alone, such as one extracted from headers.
    public static func context(_ context: SpanContext) -> SpanParent { SpanParent(choice: .context(context)) }
}

// MARK: - Starting

extension Tracer {
    private func start<Operation: SpanOperation>(
        _ operation: Operation, in context: TelemetryContext, parent: SpanParent, kind: SpanKind?, links: [SpanLink],
        attributes: Attributes
    ) -> ActiveSpan? {
        if context.isSuppressed || telemetry.isShutDown || telemetry.settings.isForked { return nil }
        let (active, remote): (ActiveSpan?, SpanContext?) =
            switch parent.choice {
            case .current: (context.span, context.span == nil ? context.remoteParent : nil)
            case .none: (nil, nil)
            case .active(let span): (span, nil)
            case .context(let remote): (nil, remote)
            }
        // What came from outside is cleaned here, once, so that neither this trace nor whoever it calls passes it on.
        let parentContext = active?.context ?? remote.map(telemetry.settings.redacted)
        let monotonic = telemetry.clock.monotonicTime()
        let offset = active?.clockOffset ?? (telemetry.clock.wallTime() &- monotonic)

        let traceID = parentContext?.traceID ?? telemetry.idGenerator.makeTraceID()
        let decision = telemetry.sampler.decide(
            SamplingParameters(
                traceID: traceID, parent: parentContext, operation: Operation.kind,
                kind: kind ?? operation.defaultSpanKind), about: operation)
        var flags: TraceFlags = decision == .recordAndSample ? .sampled : []
        if let parentContext {
            flags.formUnion(parentContext.flags.intersection(.random))
        } else if telemetry.idGenerator.isRandom {
            flags.formUnion(.random)
        }
        let own = SpanContext(
            traceID: traceID, spanID: telemetry.idGenerator.makeSpanID(), flags: flags,
            traceState: parentContext?.traceState ?? .empty)

        // An explicit parent brings its own surroundings; what the current task adds does not apply to it.
        let around: Association =
            if case .active(let span) = parent.choice { span.association } else { context.association }
        let association = operation.inherited(from: around)
        // Children inherit it and the sealed span keeps it, so it is cleaned where it enters; the record's own is cleaned
        // when the span ends, and stands on its receipt.
        let handedOn =
            association.isEmpty || association == active?.association
            ? association : telemetry.settings.handedOn(association)
        var record: SpanRecord?
        if decision == .recordAndSample {
            var recorded = SpanRecord(
                context: own, parent: parentContext, scope: scope, kind: kind, operation: operation,
                startTime: monotonic &+ offset, association: association)
            if !attributes.isEmpty {
                (recorded.attributes, recorded.dropped.attributes) =
                    attributes.limited(to: telemetry.limits.attributeCount)
            }
            if !links.isEmpty { recorded.add(links, limits: telemetry.limits) }
            record = recorded
        }
        telemetry.spanCounts.noteStart(
            parentContext == nil ? .none : active == nil ? .remote : .local, isRecorded: record != nil)
        return ActiveSpan(
            context: own, record: record, association: handedOn, telemetry: telemetry, clockOffset: offset,
            above: active?.counter)
    }
}

extension TelemetryContext {
    fileprivate mutating func enter(_ span: ActiveSpan) {
        self.span = span
        association = span.association
    }
}
