// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// One span as it stands on the wire.
public struct OTLPSpan: Hashable, Sendable {
    /// The trace's id as it was sent: 16 bytes, unless the sender made a mistake.
    public var traceIDBytes: [UInt8]
    /// The span's id as it was sent: 8 bytes, unless the sender made a mistake.
    public var spanIDBytes: [UInt8]
    /// The parent's id as it was sent: 8 bytes, or none for a root.
    public var parentSpanIDBytes: [UInt8] = []
    /// The W3C `tracestate`, as it was sent.
    public var traceState = ""
    /// The flags of the span, which also speak about its parent.
    public var flags = OTLPSpanFlags(rawValue: 0)
    /// What the span is called.
    public var name: String
    /// Its role in a call between processes.
    ///
    /// What is unspecified, or unknown here, reads as internal.
    public var kind: SpanKind = .internal
    /// When it started, in nanoseconds since 1970.
    public var startTime: UInt64 = 0
    /// When it ended, in nanoseconds since 1970.
    public var endTime: UInt64 = 0
    /// What is known of it.
    public var attributes = Attributes()
    /// How many attributes a limit removed.
    public var droppedAttributesCount: UInt32 = 0
    /// What happened on the way.
    public var events: [SpanEvent] = []
    /// How many events a limit removed.
    public var droppedEventsCount: UInt32 = 0
    /// Other spans that it points to.
    public var links: [Link] = []
    /// How many links a limit removed.
    public var droppedLinksCount: UInt32 = 0
    /// How it came out.
    public var status = Status()

    /// Creates a span from the bytes of its ids.
    public init(traceIDBytes: [UInt8], spanIDBytes: [UInt8], name: String) {
        self.traceIDBytes = traceIDBytes
        self.spanIDBytes = spanIDBytes
        self.name = name
    }

    /// The trace's id, or nil when its bytes are not a valid one.
    public var traceID: TraceID? { TraceID(bytes: traceIDBytes) }
    /// The span's id, or nil when its bytes are not a valid one.
    public var spanID: SpanID? { SpanID(bytes: spanIDBytes) }
    /// The parent's id; nil for a root, and when its bytes are not a valid one.
    public var parentSpanID: SpanID? { SpanID(bytes: parentSpanIDBytes) }
}
