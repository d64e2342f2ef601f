// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What is known of a span that ended before this process heard of it.
package struct PastSpan: Sendable {
    /// The trace that it belongs to; nil for a new one.
    package var traceID: TraceID?
    /// Its own id; nil for a new one.
    package var spanID: SpanID?
    /// The span that it is a child of, in the same trace.
    package var parentSpanID: SpanID?
    /// When it started, in nanoseconds since 1970.
    package var startTime: UInt64
    /// When it ended, in nanoseconds since 1970.
    package var endTime: UInt64
    /// Its role; nil for what the operation usually is.
    package var kind: SpanKind?
    /// A name that somebody insists on.
    package var name: String?
    /// How it came out.
    package var status = SpanStatus.unset
    /// What happened on the way.
    package var events: [SpanEvent] = []
    /// Other spans that it points to.
    package var links: [SpanLink] = []
    /// What it shares with the spans around it.
    package var association = Association()
    /// What it cost; nil to let the price table say it.
    package var cost: Cost?
    /// What the typed fields have no place for.
    package var attributes = Attributes()

    package init(startTime: UInt64, endTime: UInt64) {
        self.startTime = startTime
        self.endTime = endTime
    }
}
