// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A pointer from one span to another that is not its parent, possibly in another trace.
public struct SpanLink: Hashable, Sendable {
    /// The span pointed to.
    public var context: SpanContext
    /// What the link means.
    public var attributes: Attributes
    /// How many attributes the limits left out.
    public var droppedAttributesCount: UInt32

    /// Creates a link.
    public init(_ context: SpanContext, attributes: Attributes = [:], droppedAttributesCount: UInt32 = 0) {
        self.context = context
        self.attributes = attributes
        self.droppedAttributesCount = droppedAttributesCount
    }
}
