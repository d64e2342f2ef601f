// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Endpoint {
    /// The longest URL that is accepted, in bytes.
    public static let maximumLength = 4096

    /// The longest path of a Unix domain socket, in bytes: `sun_path` less its final NUL.
    #if canImport(Darwin)
    static let maximumSocketPathLength = 103
    #else
    static let maximumSocketPathLength = 107
    #endif

    /// Reads an endpoint from its URL.
    ///
    /// The grammar is narrower than a browser's on purpose: what two parsers could read differently is refused, so the
    /// host that is checked here is the host that is dialled.
    ///
    /// - Parameter url: `http://host:port/path?query`, `https://…`, or `unix:///absolute/path`.
    /// - Throws: A sentence that says what is wrong and never repeats the URL.
    public init(_ url: String) throws(ConfigurationError) {
        let bytes = Array(url.utf8)
        guard !bytes.isEmpty else { throw Self.refuse("is empty", "write http://localhost:4318, for example") }
        guard bytes.count <= Self.maximumLength else {
            throw Self.refuse("has \(bytes.count) bytes", "at most \(Self.maximumLength) are accepted")
        }
        if let position = bytes.firstIndex(where: { $0 <= 0x20 || $0 >= 0x7F }) {
            throw Self.refuse(
                "has a space, a control character or a letter outside ASCII at position \(position + 1)",
                "write it percent-encoded")
        }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8),
            let scheme = Scheme(rawValue: String(decoding: bytes[..<colon], as: UTF8.self).lowercased())
        else {
            throw Self.refuse(
                "does not begin with http://, https:// or unix://", "write http://localhost:4318, for example")
        }
        guard !bytes.contains(UInt8(ascii: "#")) else {
            throw Self.refuse("has a fragment (#), which is never sent", "remove it")
        }
        let rest = bytes[(colon + 3)...]
        if scheme == .unix {
            try self.init(socket: rest)
        } else {
            try self.init(scheme: scheme, rest: rest)
        }
    }

    private init(socket rest: ArraySlice<UInt8>) throws(ConfigurationError) {
        guard rest.first == UInt8(ascii: "/"), !rest.contains(UInt8(ascii: "?")),
            let path = PercentEncoding.decodeStrictly(rest), !path.utf8.contains(0), path.utf8.count > 1
        else {
            throw Self.refuse(
                "begins with unix:// but names no absolute path", "write unix:///run/otel.sock, for example")
        }
        guard path.utf8.count <= Self.maximumSocketPathLength else {
            throw Self.refuse(
                "names a socket of \(path.utf8.count) bytes",
                "the system accepts at most \(Self.maximumSocketPathLength)")
        }
        self.init(scheme: .unix, host: "", port: 0, socketPath: path, path: "/", query: nil)
    }

    private init(scheme: Scheme, rest: ArraySlice<UInt8>) throws(ConfigurationError) {
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        let authority = rest[..<end]
        guard !authority.contains(UInt8(ascii: "@")) else {
            throw Self.refuse(
                "carries a user name or password before an @",
                "send credentials in a header instead, with OTEL_EXPORTER_OTLP_HEADERS or HeaderValue.basic")
        }
        let (host, portDigits) = try Self.split(authority: authority)
        let target = rest[end...]
        let question = target.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
        let path = String(decoding: target[..<question], as: UTF8.self)
        let query = question == target.endIndex ? nil : String(decoding: target[(question + 1)...], as: UTF8.self)
        self.init(
            scheme: scheme, host: host, port: try Self.port(portDigits, scheme: scheme), socketPath: nil,
            path: path.isEmpty ? "/" : path, query: query)
    }

    private static func split(
        authority: ArraySlice<UInt8>
    ) throws(ConfigurationError) -> (host: String, port: ArraySlice<UInt8>) {
        if authority.first == UInt8(ascii: "[") {
            guard let close = authority.firstIndex(of: UInt8(ascii: "]")),
                close + 1 == authority.endIndex || authority[close + 1] == UInt8(ascii: ":")
            else { throw refuse("has a [ without its ]", "write an IPv6 address as [::1]:4318") }
            let address = String(decoding: authority[(authority.startIndex + 1)..<close], as: UTF8.self)
            guard isIPv6(address) else {
                throw refuse("has something between [ and ] that is no IPv6 address", "write [::1]:4318, for example")
            }
            return (address.lowercased(), authority[(close + 1)...].dropFirst())
        }
        let colon = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
        let host = authority[..<colon]
        guard !host.isEmpty else { throw refuse("names no host", "write http://localhost:4318, for example") }
        guard host.count <= 253, host.allSatisfy(isHostByte) else {
            throw refuse(
                "has a host of \(host.count) bytes that is no name or address",
                "use letters, digits, dots and dashes, and brackets around an IPv6 address")
        }
        let name = String(decoding: host, as: UTF8.self)
        // "http://1" and "http://0x7f.1" are 0.0.0.1 and 127.0.0.1 to some and a name to others.
        guard !endsInNumber(name) || isIPv4(name) else {
            throw refuse("has a host that ends in a number but is no IPv4 address", "write all four numbers")
        }
        return (name.lowercased(), authority[colon...].dropFirst())
    }

    private static func port(_ digits: ArraySlice<UInt8>, scheme: Scheme) throws(ConfigurationError) -> UInt16 {
        guard !digits.isEmpty else { return scheme == .https ? 443 : 80 }
        guard digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = UInt16(String(decoding: digits, as: UTF8.self)), port > 0
        else {
            throw refuse("has a port that is no number from 1 to 65535", "write http://localhost:4318, for example")
        }
        return port
    }

    private static func endsInNumber(_ host: String) -> Bool {
        guard let last = host.split(separator: ".").last else { return false }
        return last.utf8.allSatisfy { (0x30...0x39).contains($0) } || last.hasPrefix("0x") || last.hasPrefix("0X")
    }

    static func isIPv4(_ text: String) -> Bool {
        var address = in_addr()
        return unsafe inet_pton(AF_INET, text, &address) == 1
    }

    private static func isIPv6(_ text: String) -> Bool {
        var address = in6_addr()
        return unsafe inet_pton(AF_INET6, text, &address) == 1
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }

    private static func refuse(_ problem: String, _ advice: String) -> ConfigurationError {
        ConfigurationError(.invalidEndpoint, "The endpoint \(problem); \(advice).")
    }
}
