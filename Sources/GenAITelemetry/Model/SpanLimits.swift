// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How much one span may hold.
///
/// What goes beyond is left out and counted on the span.
public struct SpanLimits: Hashable, Sendable {
    /// Free attributes of a span; 128 as in the OpenTelemetry specification.
    ///
    /// Typed fields of an operation do not count: the ones that explain a model call are never the ones left out.
    public var attributeCount = 128
    /// Events of a span.
    public var eventCount = 128
    /// Links of a span.
    public var linkCount = 128
    /// Attributes of one event.
    public var attributeCountPerEvent = 128
    /// Attributes of one link.
    public var attributeCountPerLink = 128
    /// Unicode scalars of a text and bytes of a byte value; nil means no limit.
    ///
    /// Content is cut after redaction.
    public var attributeValueLength: Int?
    /// Levels of nesting of a value; deeper levels become the null value.
    ///
    /// OpenTelemetry 1.60 asks for 64.
    public var attributeValueDepth = 64

    /// Creates the default limits.
    public init() {}

    /// The same without negative counts, which mean nothing.
    var normalized: SpanLimits {
        var copy = self
        copy.attributeCount = max(attributeCount, 0)
        copy.eventCount = max(eventCount, 0)
        copy.linkCount = max(linkCount, 0)
        copy.attributeCountPerEvent = max(attributeCountPerEvent, 0)
        copy.attributeCountPerLink = max(attributeCountPerLink, 0)
        copy.attributeValueLength = attributeValueLength.map { max($0, 0) }
        copy.attributeValueDepth = max(attributeValueDepth, 1)
        return copy
    }
}
