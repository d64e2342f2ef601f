// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

/// Where OTLP goes, and how.
public struct OTLPHTTPConfiguration: Sendable {
    /// The URL that traces are posted to, path included; see ``Endpoint/appending(_:)`` for a base URL.
    public var endpoint: Endpoint = .localCollector.appending("v1/traces")
    /// What is added to every request: authentication, tenant, routing.
    public var headers = HTTPHeaders()
    /// Says which headers to send when they change over time, such as a token that expires.
    public var headerProvider: HeaderProvider?
    /// How long one attempt may take; nil for as long as it takes.
    ///
    /// What all attempts together may take is the processor's ``GenAITelemetry/BatchConfiguration/exportTimeout``.
    public var timeout: Duration? = .seconds(10)
    /// How bodies are compressed; nil compresses what leaves the machine.
    public var compression: OTLPCompression?
    /// The form of the bodies.
    public var encoding: OTLPProtocol = .httpProtobuf
    /// Which certificates are trusted and presented.
    public var tls = TLSSettings()
    /// Whether a proxy stands in between; those that the environment names are not used unless asked for.
    public var proxy: ProxySettings = .none
    /// Whether the name of the endpoint may lead to a link-local address, or to one where clouds serve the credentials of
    /// the machine.
    ///
    /// An address that stands in the URL itself is always used.
    public var allowsLinkLocalAddresses = false
    /// The application's own product and version, such as `handbook-bot/2.1`, in front of this package's in `User-Agent`.
    public var userAgentPrefix: String?
    /// What happens to a batch that the destination could not take.
    public var retry = RetryPolicy()
    /// Is told when the destination took a batch and refused some of its spans, or remarked something (OTLP partial
    /// success).
    ///
    /// Called on the thread of the pipeline: return soon.
    public var onPartialSuccess: (@Sendable (_ rejectedCount: Int, _ message: String?) -> Void)?

    /// Creates the defaults: protobuf to a collector on this machine.
    public init() {}

    /// Creates the defaults for a URL, such as `https://otlp.example.com/v1/traces`.
    ///
    /// - Parameter endpoint: The URL that traces are posted to, path included.
    /// - Throws: ``ConfigurationError`` when it is no usable URL.
    public init(endpoint: String) throws(ConfigurationError) { self.endpoint = try Endpoint(endpoint) }

    /// The largest request that OTLP lets a client send, in bytes before compression (OTLP 1.11, "Request Size").
    static let maximumRequestSize = 64 << 20

    /// Below this many bytes, compression costs more than it saves.
    static let minimumCompressedSize = 1024

    /// Finds what cannot be used when the exporter is made, not when it first exports.
    func validate() throws(ConfigurationError) {
        try tls.validate()
        try CertificateTrial.check(tls)
        if let userAgentPrefix { _ = try HeaderValue(userAgentPrefix) }
    }

    var userAgent: String {
        let own = "\(Library.name)/\(Library.version)"
        return userAgentPrefix.map { "\($0) \(own)" } ?? own
    }

    var isCompressing: Bool { (compression ?? (endpoint.isLocal ? .none : .gzip)) == .gzip }
}
