// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What identifies a span to other spans and other processes: the part that propagates.
public struct SpanContext: Hashable, Sendable {
    /// The trace that the span belongs to.
    public let traceID: TraceID
    /// The span itself.
    public let spanID: SpanID
    /// Sampled and random bits.
    public let flags: TraceFlags
    /// Vendors' additions, passed on unchanged.
    ///
    /// W3C Trace Context section 3.3.
    public let traceState: TraceState
    /// Whether the context came from another process.
    public let isRemote: Bool

    /// Creates a context from its parts.
    public init(
        traceID: TraceID, spanID: SpanID, flags: TraceFlags = .sampled, traceState: TraceState = .empty,
        isRemote: Bool = false
    ) {
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
        self.traceState = traceState
        self.isRemote = isRemote
    }

    /// Whether the span is recorded and exported.
    public var isSampled: Bool { flags.contains(.sampled) }
}
