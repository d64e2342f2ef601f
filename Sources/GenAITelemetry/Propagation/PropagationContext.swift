// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What travels from process to process: the identity of a span, and baggage.
public struct PropagationContext: Hashable, Sendable {
    /// The span that what comes next belongs below; nil when there is none.
    public var spanContext: SpanContext?
    /// The names and values that travel along.
    public var baggage: Baggage

    /// Creates a context from its parts.
    public init(spanContext: SpanContext? = nil, baggage: Baggage = Baggage()) {
        self.spanContext = spanContext
        self.baggage = baggage
    }

    /// What the current task would pass on.
    public static var current: PropagationContext {
        PropagationContext(spanContext: TelemetryContext.spanContext, baggage: .current)
    }
}
