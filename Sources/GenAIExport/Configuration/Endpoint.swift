// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where telemetry goes: an `http`, `https` or `unix` URL that has been checked.
///
/// What is printed is the scheme, the host and the port, never a path or a query, because those are where access tokens
/// travel. A user name or password in the URL is refused for the same reason: use a header.
///
/// ```swift
/// let collector = try Endpoint("https://otel.example.com/ingest")
/// collector.appending("v1/traces")     // https://otel.example.com/ingest/v1/traces
/// let agent = try Endpoint("unix:///run/otel.sock")
/// ```
public struct Endpoint: Hashable, Sendable {
    /// How the endpoint is reached.
    public enum Scheme: String, Hashable, Sendable {
        /// HTTP in the clear.
        case http
        /// HTTP over TLS 1.2 or newer, with the server's certificate and name always verified.
        case https
        /// HTTP over a Unix domain socket on this machine.
        case unix
    }

    /// How the endpoint is reached.
    public let scheme: Scheme

    /// The host name or address; an IPv6 address has no brackets here.
    ///
    /// Empty for a Unix domain socket.
    public let host: String

    /// The port, which is 80 or 443 where the URL names none.
    ///
    /// Zero for a Unix domain socket.
    public let port: UInt16

    /// The path of the Unix domain socket, otherwise `nil`.
    public let socketPath: String?

    /// The path of the request, beginning with a slash.
    package let path: String

    /// The query as it was written, without the question mark.
    package let query: String?

    package init(scheme: Scheme, host: String, port: UInt16, socketPath: String?, path: String, query: String?) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.socketPath = socketPath
        self.path = path
        self.query = query
    }

    /// Where a collector on this machine listens by default: `http://localhost:4318`.
    public static let localCollector = Endpoint(
        scheme: .http, host: "localhost", port: 4318, socketPath: nil, path: "/", query: nil)

    /// The endpoint below this one, joined by exactly one slash; the query stays where it was.
    ///
    /// - Parameter suffix: A relative path such as `v1/traces`.
    /// - Returns: The same endpoint with a longer path.
    public func appending(_ suffix: String) -> Endpoint {
        var base = path[...]
        while base.hasSuffix("/") { base.removeLast() }
        return Endpoint(
            scheme: scheme, host: host, port: port, socketPath: socketPath, path: "\(base)/\(suffix)", query: query)
    }

    /// The URL that is requested; for a Unix domain socket the host is a placeholder that only fills the `Host` header.
    package var url: String {
        let target = query.map { "\(path)?\($0)" } ?? path
        return scheme == .unix ? "http://localhost\(target)" : "\(origin)\(target)"
    }

    /// Whether what is sent there stays on this machine.
    package var isLocal: Bool {
        scheme == .unix || host == "localhost" || host.hasSuffix(".localhost")
            || host.hasPrefix("127.") && Self.isIPv4(host)
            || host == "::1"
    }

    /// Whether the host is a name, which somebody else turns into an address.
    package var isName: Bool { scheme != .unix && !host.contains(":") && !Self.isIPv4(host) }

    private var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme.rawValue)://\(name):\(port)"
    }
}

extension Endpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The scheme, the host and the port, or the path of the socket.
    public var description: String { socketPath.map { "unix://\($0)" } ?? origin }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// A mirror without children: the path and the query stay out of dumps.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
