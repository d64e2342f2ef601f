// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a request did not bring its spans to their destination, and what follows.
package struct ExportFailure: Hashable, Sendable, CustomStringConvertible {
    /// What is done with the spans.
    package enum Handling: Hashable, Sendable {
        /// Send them again after a while.
        case retry
        /// Send them again after a long while: somebody has to repair something first.
        case retryRarely
        /// Keep them and ask for other credentials; ask the destination once a minute.
        case hold
        /// Send them in halves: the request was too large.
        case split
        /// Find the span that the destination cannot read, and send the others.
        case isolate
        /// Give them up: the same request would end the same way.
        case drop
    }

    /// The stable, low-cardinality name: `http_503`, `connection_refused`.
    package let shortDescription: String
    /// What is done with the spans.
    package let handling: Handling

    package init(_ shortDescription: String, _ handling: Handling) {
        self.shortDescription = shortDescription
        self.handling = handling
    }

    /// The same as ``shortDescription``.
    package var description: String { shortDescription }

    /// Whether sending the same bytes later may succeed.
    package var isRetryable: Bool { handling == .retry || handling == .retryRarely }
}
