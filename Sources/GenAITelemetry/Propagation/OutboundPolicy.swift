// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which hosts may learn what.
///
/// A `traceparent` tells a stranger that two requests belong together, and baggage tells them what the application put
/// there. Neither is ever sent by itself: the application asks, with ``TelemetryContext/inject(into:host:)``, and the
/// policy has the last word.
///
/// ```swift
/// OutboundPolicy(baggage: .only(["*.internal.example.com", "localhost"]))
/// ```
public struct OutboundPolicy: Hashable, Sendable {
    /// A set of hosts.
    public enum Hosts: Hashable, Sendable {
        /// Every host, and carriers that are not for a host.
        case all
        /// No host.
        case none
        /// The hosts named: `api.example.com` itself, or `*.example.com` for everything below it. Without ports.
        case only([String])
    }

    /// The hosts that may get `traceparent` and `tracestate`.
    public var traceContext: Hosts
    /// The hosts that may get `baggage`.
    public var baggage: Hosts

    /// Creates a policy.
    ///
    /// Unless told otherwise every host may get the trace's identity, and none the baggage.
    public init(traceContext: Hosts = .all, baggage: Hosts = .none) {
        self.traceContext = traceContext
        self.baggage = baggage
    }

    /// What of a context a host may learn.
    ///
    /// - Parameters:
    ///   - context: All that could be sent.
    ///   - host: The host, with or without a port; nil when it is not known, or the carrier is for no host.
    /// - Returns: The context without the rest.
    public func filtered(_ context: PropagationContext, for host: String?) -> PropagationContext {
        PropagationContext(
            spanContext: traceContext.contains(host) ? context.spanContext : nil,
            baggage: baggage.contains(host) ? context.baggage : Baggage())
    }
}

extension OutboundPolicy.Hosts {
    /// Whether a host is among them.
    ///
    /// A host that is not known is only among all.
    public func contains(_ host: String?) -> Bool {
        switch self {
        case .all: return true
        case .none: return false
        case .only(let patterns):
            guard let host = host.flatMap(Self.normalized) else { return false }
            return patterns.contains { Self.matches(host, $0) }
        }
    }

    private static func matches(_ host: [UInt8], _ pattern: String) -> Bool {
        if pattern.utf8.starts(with: "*.".utf8) {
            guard let domain = normalized(String(pattern.dropFirst(2))) else { return false }
            let ending = [UInt8(ascii: ".")] + domain
            return host.count > ending.count && host.suffix(ending.count).elementsEqual(ending)
        }
        return normalized(pattern) == host
    }

    /// The host in lowercase, without port, brackets and the dot at the end; nil when it cannot be the name of one, so
    /// that `evil.example/.example.com` passes for nothing.
    private static func normalized(_ host: String) -> [UInt8]? {
        guard host.utf8.count <= 512 else { return nil }
        var bytes = host.utf8.map(HeaderText.lowercased)
        let colon = UInt8(ascii: ":")
        if bytes.first == UInt8(ascii: "["), let end = bytes.firstIndex(of: UInt8(ascii: "]")) {
            bytes = Array(bytes[1..<end])
        } else if let first = bytes.firstIndex(of: colon), bytes.lastIndex(of: colon) == first {
            bytes = Array(bytes[..<first])
        }
        if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        let isHost = bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: ".-_:".utf8.contains(byte)
            }
        }
        return isHost && !bytes.isEmpty ? bytes : nil
    }
}
