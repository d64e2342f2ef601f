// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What is the same for every request of a transport.
package struct CurlSettings: Hashable, Sendable {
    /// Certificates for `https`.
    package var tls: TLSSettings

    /// The proxy; none unless one is configured.
    package var proxy: ProxySettings

    /// The `User-Agent` header.
    package var userAgent: String

    /// Whether HTTP/2 is offered to `https` endpoints.
    ///
    /// Off by default: exporting is one request at a time, and libcurl 7.88 mishandles some answers of HTTP/2 servers.
    package var offersHTTP2: Bool

    /// Whether a request is repeated at once on a new connection when a kept-alive one turns out to be dead.
    ///
    /// A server closes idle connections when it likes, and the request that meets such a connection fails without an
    /// answer. libcurl then repeats it by itself. That is what OTLP asks for, at the price that a server which had read
    /// everything before it closed gets the batch twice. Repeating is limited to once, and
    /// ``HTTPResponse/sends`` tells. Without it the same failure is an error that the retry policy sees.
    package var repeatsOnStaleConnection: Bool

    /// Whether a name may lead to an address of the link, where clouds serve the credentials of the machine.
    package var allowsLinkLocalAddresses = false

    /// Addresses of names, as `name:port:address`, that are not asked for; for tests.
    package var resolved: [String]?

    package init(
        tls: TLSSettings = TLSSettings(), proxy: ProxySettings = .none, userAgent: String = "genai-telemetry",
        offersHTTP2: Bool = false, repeatsOnStaleConnection: Bool = true
    ) {
        self.tls = tls
        self.proxy = proxy
        self.userAgent = userAgent
        self.offersHTTP2 = offersHTTP2
        self.repeatsOnStaleConnection = repeatsOnStaleConnection
    }
}
