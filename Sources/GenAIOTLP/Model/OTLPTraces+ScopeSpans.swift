// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension OTLPTraces {
    /// The spans that one piece of code recorded within a resource.
    public struct ScopeSpans: Hashable, Sendable {
        /// The code that recorded the spans.
        ///
        /// An empty name means that it is unknown.
        public var scope: InstrumentationScope
        /// How many attributes of the scope a limit removed.
        public var droppedScopeAttributesCount: UInt32
        /// The schema of the scope, the spans and their events, if stated.
        public var schemaURL: String?
        /// The spans.
        public var spans: [OTLPSpan]

        /// Creates the spans of a scope.
        public init(
            scope: InstrumentationScope, droppedScopeAttributesCount: UInt32 = 0, schemaURL: String? = nil,
            spans: [OTLPSpan] = []
        ) {
            self.scope = scope
            self.droppedScopeAttributesCount = droppedScopeAttributesCount
            self.schemaURL = schemaURL
            self.spans = spans
        }
    }
}
