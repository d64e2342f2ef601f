// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Something that happened at one moment of a span.
public struct SpanEvent: Hashable, Sendable {
    /// What happened.
    public var name: String
    /// When, in nanoseconds since 1970.
    public var time: UInt64
    /// Details.
    public var attributes: Attributes
    /// How many attributes the limits left out.
    public var droppedAttributesCount: UInt32

    /// Creates an event.
    public init(name: String, time: UInt64, attributes: Attributes = Attributes(), droppedAttributesCount: UInt32 = 0) {
        self.name = name
        self.time = time
        self.attributes = attributes
        self.droppedAttributesCount = droppedAttributesCount
    }
}
