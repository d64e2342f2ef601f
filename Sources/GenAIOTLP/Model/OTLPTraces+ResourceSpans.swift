// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension OTLPTraces {
    /// The spans that one resource produced, and the attributes of the resource.
    public struct ResourceSpans: Hashable, Sendable {
        /// What the resource is: service, host, process.
        public var attributes: Attributes
        /// How many attributes of the resource a limit removed.
        public var droppedAttributesCount: UInt32
        /// The schema of the resource's own attributes, if stated.
        public var schemaURL: String?
        /// The spans of each instrumentation scope.
        public var scopeSpans: [ScopeSpans]

        /// Creates the spans of a resource.
        public init(
            attributes: Attributes = [:], droppedAttributesCount: UInt32 = 0, schemaURL: String? = nil,
            scopeSpans: [ScopeSpans] = []
        ) {
            self.attributes = attributes
            self.droppedAttributesCount = droppedAttributesCount
            self.schemaURL = schemaURL
            self.scopeSpans = scopeSpans
        }
    }
}
