// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a request got no answer.
///
/// The message is a sentence for the person on call: what was tried, on what, what came back, what to try. It names the
/// scheme, host and port of the endpoint and never a path, a query, a header's value or a byte of the body.
package struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, in a handful of words with a stable spelling, fit for a metric's label.
    package struct Kind: Hashable, Sendable {
        /// What another attempt is worth.
        package enum Retry: Hashable, Sendable {
            /// The next attempt may well succeed.
            case soon
            /// Somebody has to change something first (a name, a certificate), so ask rarely.
            case rarely
            /// Another attempt would end the same way.
            case never
        }

        /// The stable name, `error.type` in OpenTelemetry's words.
        package let shortDescription: String

        /// What another attempt is worth.
        package let retry: Retry

        /// Whether it was ended from this side, so that nobody knows what would have become of it.
        package var isOurOwnEnd: Bool { self == .cancelled || self == .closed || self == .forked }

        private init(_ shortDescription: String, _ retry: Retry) {
            self.shortDescription = shortDescription
            self.retry = retry
        }

        /// Nothing listens on that port.
        package static let connectionRefused = Self("connection_refused", .soon)
        /// No connection for another reason: no route, no descriptor left, a socket that does not exist.
        package static let connectionFailed = Self("connection_failed", .soon)
        /// The host's name could not be resolved.
        package static let nameResolution = Self("name_resolution", .rarely)
        /// No connection, TLS included, within the connect timeout.
        package static let connectTimeout = Self("connect_timeout", .soon)
        /// Connected, but no complete answer within the timeout.
        package static let timeout = Self("timeout", .soon)
        /// The server's certificate is not trusted, or no TLS could be agreed on.
        ///
        /// Nothing was sent.
        package static let tls = Self("tls", .rarely)
        /// The connection broke before an answer came.
        package static let connectionLost = Self("connection_lost", .soon)
        /// What answered does not speak HTTP.
        package static let protocolViolation = Self("protocol_violation", .never)
        /// The response was larger than is read.
        ///
        /// The OTLP specification makes that final.
        package static let responseTooLarge = Self("response_too_large", .never)
        /// Memory, threads or descriptors ran out on this side.
        package static let resourcesExhausted = Self("resources_exhausted", .soon)
        /// The calling task was cancelled.
        package static let cancelled = Self("cancelled", .never)
        /// The transport has been shut down.
        package static let closed = Self("closed", .never)
        /// The transport belongs to the process this one was forked from.
        package static let forked = Self("forked", .never)
        /// The request or the settings cannot be used.
        package static let invalidRequest = Self("invalid_request", .never)
        /// The libcurl that was found is too old or lacks what is needed.
        package static let unsupportedLibrary = Self("unsupported_library", .never)
    }

    /// What went wrong.
    package let kind: Kind

    /// One sentence about it.
    package let message: String

    /// Whether the server may have the whole request, so that sending it again may deliver it twice.
    package let mayHaveArrived: Bool

    /// libcurl's own number for it, for a bug report.
    package let curlCode: UInt32?

    package init(_ kind: Kind, _ message: String, mayHaveArrived: Bool = false, curlCode: UInt32? = nil) {
        self.kind = kind
        self.message = message
        self.mayHaveArrived = mayHaveArrived
        self.curlCode = curlCode
    }

    /// Whether another attempt may succeed.
    package var isRetryable: Bool { kind.retry != .never }

    package var description: String { message }
}

extension TransportError.Kind: CustomStringConvertible {
    package var description: String { shortDescription }
}
