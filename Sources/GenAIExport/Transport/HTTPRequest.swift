// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One POST, or one GET of whatever stands at an address.
package struct HTTPRequest: Sendable {
    /// How long establishing a connection may take by default, TLS included.
    package static let defaultConnectTimeout = Duration.seconds(3)

    /// How long a whole attempt may take by default (`OTEL_EXPORTER_OTLP_TIMEOUT`).
    package static let defaultTimeout = Duration.seconds(10)

    /// Where it goes, with path and query.
    package var endpoint: Endpoint

    /// Whether it only fetches: the body is not sent then, nor is what it is.
    package var isFetch = false

    /// The largest response that is read, in bytes.
    package var maximumResponseSize = HTTPResponse.maximumBodySize

    /// What the body is: `application/x-protobuf` or `application/json`, without parameters.
    package var contentType: String

    /// How the body is compressed, or `nil` when it is not.
    package var contentEncoding: String?

    /// What the application adds: authentication, tenant, routing.
    package var headers: HTTPHeaders

    /// The body.
    ///
    /// It is shared, never copied, and lives until the transport is done with it.
    package var body: HTTPBody

    /// How long establishing a connection may take, name resolution and TLS included.
    package var connectTimeout: Duration

    /// How long everything may take, from `send` to the last byte of the response, or `nil` for as long as it takes.
    ///
    /// Measured on the monotonic clock.
    package var timeout: Duration?

    package init(
        to endpoint: Endpoint, body: HTTPBody, contentType: String, contentEncoding: String? = nil,
        headers: HTTPHeaders = HTTPHeaders(), connectTimeout: Duration = defaultConnectTimeout,
        timeout: Duration? = defaultTimeout
    ) {
        self.endpoint = endpoint
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
    }
}
