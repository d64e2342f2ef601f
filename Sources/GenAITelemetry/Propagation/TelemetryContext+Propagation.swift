// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TelemetryContext {
    /// Writes what the current task passes on into the headers of a request, as far as the policy lets the host know.
    ///
    /// ```swift
    /// var request = Request(url)
    /// TelemetryContext.inject(into: &request.headers, host: url.host)
    /// ```
    ///
    /// - Parameters:
    ///   - carrier: The headers. Nothing is written without a span or, for baggage, without baggage.
    ///   - host: Who gets them. Without a host, a policy that names hosts lets nothing through.
    public static func inject(into carrier: inout some WritableCarrier, host: String? = nil) {
        inject(.current, by: Telemetry.current?.settings, into: &carrier, host: host)
    }

    /// Reads what a caller has passed on, without entering it.
    ///
    /// Enter it with ``withExtractedContext(_:isolation:_:)``. Where callers are not to be trusted, start a trace of your
    /// own and only point to theirs:
    ///
    /// ```swift
    /// let caller = TelemetryContext.extract(from: request.headers)
    /// let links = caller.spanContext.map { [SpanLink($0)] } ?? []
    /// try await withSpan(.request(feature: "handbook"), parent: .none, links: links) { … }
    /// ```
    public static func extract(from carrier: some ReadableCarrier) -> PropagationContext {
        var context = PropagationContext()
        propagator(of: Telemetry.current?.settings).extract(from: carrier, into: &context)
        return context
    }

    fileprivate static func inject(
        _ context: PropagationContext, by settings: RecordingSettings?, into carrier: inout some WritableCarrier,
        host: String?
    ) {
        let policy = settings?.outboundPolicy ?? OutboundPolicy()
        let redaction = settings?.redaction ?? RedactionStage()
        let told = redaction.redacted(policy.filtered(context, for: host))
        propagator(of: settings).inject(told, into: &carrier)
    }

    private static func propagator(of settings: RecordingSettings?) -> any Propagator {
        settings?.propagator ?? CompositePropagator.standard
    }

    /// Puts the task below a remote span.
    ///
    /// What the remote side did not say stays as it is.
    fileprivate mutating func enter(_ remote: PropagationContext) {
        if let spanContext = remote.spanContext {
            remoteParent = spanContext
            span = nil
        }
        if !remote.baggage.isEmpty { baggage = remote.baggage }
    }
}

extension Span {
    /// Writes this span's identity, and the task's baggage, into the headers of a request.
    ///
    /// For spans that outlive a scope; inside ``withSpan(_:parent:kind:links:attributes:isolation:_:)`` use
    /// ``TelemetryContext/inject(into:host:)``.
    ///
    /// - Parameters:
    ///   - carrier: The headers.
    ///   - host: Who gets them.
    public func inject(into carrier: inout some WritableCarrier, host: String? = nil) {
        let context = PropagationContext(spanContext: context, baggage: .current)
        TelemetryContext.inject(
            context, by: active?.settings ?? Telemetry.current?.settings, into: &carrier, host: host)
    }
}

/// Runs code that continues the trace of a caller, whose headers are given.
///
/// ```swift
/// func handle(_ request: Request) async throws -> Response {
///     try await withExtractedContext(from: request.headers) {
///         try await withSpan(.request(feature: "handbook")) { … }
///     }
/// }
/// ```
///
/// Headers that say nothing, or nothing valid, change nothing.
public func withExtractedContext<Result>(
    from carrier: some ReadableCarrier, isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Result
) async rethrows -> Result {
    try await withExtractedContext(TelemetryContext.extract(from: carrier), body)
}

/// Runs code that continues the trace of a caller, whose headers are given.
public func withExtractedContext<Result>(
    from carrier: some ReadableCarrier, _ body: () throws -> Result
) rethrows -> Result {
    try withExtractedContext(TelemetryContext.extract(from: carrier), body)
}

/// Runs code that continues the trace of a caller, whose context has been extracted before.
public func withExtractedContext<Result>(
    _ context: PropagationContext, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    var current = TelemetryContext.current
    current.enter(context)
    return try await TelemetryContext.$current.withValue(current, operation: body)
}

/// Runs code that continues the trace of a caller, whose context has been extracted before.
public func withExtractedContext<Result>(
    _ context: PropagationContext, _ body: () throws -> Result
) rethrows -> Result {
    var current = TelemetryContext.current
    current.enter(context)
    return try TelemetryContext.$current.withValue(current, operation: body)
}
