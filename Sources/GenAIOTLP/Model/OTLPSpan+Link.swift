// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension OTLPSpan {
    /// A pointer to another span, on the wire.
    public struct Link: Hashable, Sendable {
        /// The id of the other span's trace, as it was sent.
        public var traceIDBytes: [UInt8]
        /// The id of the other span, as it was sent.
        public var spanIDBytes: [UInt8]
        /// The other span's `tracestate`.
        public var traceState = ""
        /// The flags of the other span.
        public var flags = OTLPSpanFlags(rawValue: 0)
        /// What the link means.
        public var attributes = Attributes()
        /// How many attributes a limit removed.
        public var droppedAttributesCount: UInt32 = 0

        /// Creates a link from the bytes of its ids.
        public init(traceIDBytes: [UInt8], spanIDBytes: [UInt8]) {
            self.traceIDBytes = traceIDBytes
            self.spanIDBytes = spanIDBytes
        }

        /// The id of the other span's trace, or nil when its bytes are not a valid one.
        public var traceID: TraceID? { TraceID(bytes: traceIDBytes) }
        /// The id of the other span, or nil when its bytes are not a valid one.
        public var spanID: SpanID? { SpanID(bytes: spanIDBytes) }
    }
}
