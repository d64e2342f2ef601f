// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a server answered.
///
/// The status is what the server decided; the body only explains. So a response whose body broke off or was too large is
/// still this type, with the reason in ``bodyFailure``.
package struct HTTPResponse: Sendable {
    /// The largest body that is kept, in bytes, unless the request says otherwise: the OTLP specification's recommended limit for a response.
    package static let maximumBodySize = 4 * 1024 * 1024

    /// The most bytes of headers that are read, interim responses and trailers included.
    package static let maximumHeadSize = 64 * 1024

    /// The status code, 200 to 599 from a well-behaved server.
    package var status: Int

    /// The `Content-Type` header as it came, parameters included.
    package var contentType: String?

    /// The `Content-Encoding` header; no encoding is ever asked for, so a body that has one is unreadable.
    package var contentEncoding: String?

    /// The `Retry-After` headers as they came; more than one is a server's mistake, but it happens.
    package var retryAfter: [String]

    /// The `Location` header of a redirection.
    ///
    /// It may contain credentials: print ``redirectOrigin`` instead.
    package var location: String?

    /// The body, as far as it arrived, at most ``HTTPRequest/maximumResponseSize`` bytes.
    package var body: [UInt8]

    /// Why the body is not whole, or `nil` when it is.
    package var bodyFailure: TransportError?

    /// How often the request went out on a connection: 2 when a kept-alive connection turned out to be dead and the
    /// request was repeated on a new one, in which case the server may have it twice.
    package var sends: Int

    package init(
        status: Int, contentType: String? = nil, contentEncoding: String? = nil, retryAfter: [String] = [],
        location: String? = nil, body: [UInt8] = [], bodyFailure: TransportError? = nil, sends: Int = 1
    ) {
        self.status = status
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.retryAfter = retryAfter
        self.location = location
        self.body = body
        self.bodyFailure = bodyFailure
        self.sends = sends
    }

    /// Where a redirection points, as far as it may be printed: scheme, host and port.
    package var redirectOrigin: String? {
        guard let location else { return nil }
        guard let endpoint = try? Endpoint(location) else { return "a location that is no absolute http URL" }
        return endpoint.description
    }
}
