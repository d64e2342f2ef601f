// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a batch was not delivered.
///
/// An open vocabulary: switch over the ones you know and count the rest by ``shortDescription``.
public struct ExportFailure: Hashable, Sendable, CustomStringConvertible {
    /// The stable, low-cardinality name: `http_503`, `connection_refused`.
    ///
    /// It becomes `error.type`.
    public let shortDescription: String

    /// Whether sending the same bytes later may succeed.
    ///
    /// When a batch has failed all the same, its attempts or its time were used up, and whoever can keep it for later
    /// should.
    public let isRetryable: Bool

    package init(_ shortDescription: String, isRetryable: Bool) {
        self.shortDescription = shortDescription
        self.isRetryable = isRetryable
    }

    /// The same as ``shortDescription``.
    public var description: String { shortDescription }

    /// The server pointed elsewhere, and nobody follows: the batch would go to a host that nobody configured.
    public static let redirected = Self("redirected", isRetryable: false)
    /// The request was larger than the server accepts (413); half of it may pass.
    public static let tooLarge = Self("http_413", isRetryable: false)
    /// The server could not read the request (400); one span of it may be the reason.
    public static let badRequest = Self("http_400", isRetryable: false)
    /// The credentials were refused (401).
    public static let unauthorized = Self("http_401", isRetryable: false)
    /// The credentials do not suffice (403).
    public static let forbidden = Self("http_403", isRetryable: false)
    /// There is nothing at that path (404).
    public static let notFound = Self("http_404", isRetryable: false)
    /// The answer was larger than is read, which OTLP makes final.
    public static let responseTooLarge = Self("response_too_large", isRetryable: false)
}

extension ExportFailure {
    /// The statuses that OTLP says to retry ("Retryable Response Codes"); all others must not be.
    private static let retryableStatuses: Set<Int> = [429, 502, 503, 504]

    /// What a response means, or `nil` when it means that the server accepted the request.
    init?(_ response: HTTPResponse) {
        switch response.status {
        case 200..<300:
            // Whatever the body is, the server has decided. Only one that is too large is a failure, by the specification.
            guard response.bodyFailure?.kind == .responseTooLarge else { return nil }
            self = .responseTooLarge
        case 300..<400: self = .redirected
        case 400..<600:
            self.init("http_\(response.status)", isRetryable: Self.retryableStatuses.contains(response.status))
        default: self.init("http_other", isRetryable: false)
        }
    }

    init(_ error: TransportError) {
        self.init(error.kind.shortDescription, isRetryable: error.isRetryable)
    }
}
