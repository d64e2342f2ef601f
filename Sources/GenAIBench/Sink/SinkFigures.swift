// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// What a sink has received.
struct SinkFigures: Sendable {
    var requests = 0
    /// All bytes that came in, heads of requests included.
    var bytes = 0
    var bodyBytes = 0
    /// Spans in the bodies; nil unless they are decoded.
    var spans: Int?
    /// Bodies that could not be decoded.
    var undecodable = 0
    var connections = 0

    /// The members of a line of JSON.
    var members: Attributes {
        [
            "requests": .int(requests), "bytes": .int(bytes), "body_bytes": .int(bodyBytes),
            "spans": spans.map { .int($0) } ?? .empty, "undecodable": .int(undecodable),
            "connections": .int(connections),
        ]
    }
}

#endif
