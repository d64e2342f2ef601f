// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct EndpointTests {
    @Test(arguments: [
        ("http://localhost:4318", "http://localhost:4318/v1/traces"),
        ("http://localhost:4318/", "http://localhost:4318/v1/traces"),
        ("http://localhost:4318//", "http://localhost:4318/v1/traces"),
        ("http://localhost", "http://localhost:80/v1/traces"),
        ("https://otel.example.com", "https://otel.example.com:443/v1/traces"),
        ("HTTPS://OTEL.Example.COM/Otlp/", "https://otel.example.com:443/Otlp/v1/traces"),
        ("https://h/ingest?key=a%2Fb&x=//", "https://h:443/ingest/v1/traces?key=a%2Fb&x=//"),
        ("http://h?x", "http://h:80/v1/traces?x"),
        ("http://[::1]:4318/base", "http://[::1]:4318/base/v1/traces"),
        ("http://[FE80::1]", "http://[fe80::1]:80/v1/traces"),
        ("http://127.0.0.1:", "http://127.0.0.1:80/v1/traces"),
        ("http://my_service.ns.svc:65535", "http://my_service.ns.svc:65535/v1/traces"),
    ])
    func `a base gets the signal's path, joined by one slash`(_ base: String, _ url: String) throws {
        #expect(try Endpoint(base).appending("v1/traces").url == url)
    }

    @Test(arguments: [
        ("http://h:1", "http://h:1/"), ("http://h:1/", "http://h:1/"), ("http://h:1/x//y/../z", "http://h:1/x//y/../z"),
        ("http://h:1/custom/?a=b", "http://h:1/custom/?a=b"), ("http://h:1?a", "http://h:1/?a"),
    ])
    func `a signal's own endpoint is used as it is`(_ text: String, _ url: String) throws {
        #expect(try Endpoint(text).url == url)
    }

    @Test func `a Unix domain socket has a path of its own and one for the request`() throws {
        let endpoint = try Endpoint("unix:///run/my%20otel.sock").appending("v1/traces")
        #expect(endpoint.socketPath == "/run/my otel.sock")
        #expect(endpoint.url == "http://localhost/v1/traces")
        #expect(endpoint.description == "unix:///run/my otel.sock")
        #expect(endpoint.isLocal)
    }

    @Test(arguments: [
        "", " ", "localhost:4318", "localhost", "//h", "http:/h", "http:h", "http://", "http:///path", "http://?x",
        "http://:4318", "grpc://h:4317", "ftp://h", "file:///etc/passwd", "http ://h", "http://h h", "http://h\n",
        "http://h\0", "http://h:0", "http://h:65536", "http://h:99999999999999999999", "http://h:-1", "http://h:43x8",
        "http://h:1:2", "http://h/#fragment", "http://[::1", "http://[::1]x", "http://[::1]4318", "http://[zz]",
        "http://[]", "http://[127.0.0.1]", "http://::1", "http://h%41", "http://h\\x", "http://hö", "http://h<x>",
        "http://1", "http://127.1", "http://0x7f.0.0.1", "http://x.0x1", "http://017.0.0.1",
        "http://1.2.3.4.", "http://256.0.0.1",
        "unix://", "unix:///", "unix://relative/path", "unix:/run/x", "unix:///a?b", "unix:///a%00b", "unix:///a%zz",
    ])
    func `what is no endpoint is refused`(_ text: String) {
        #expect(throws: ConfigurationError.self) { try Endpoint(text) }
    }

    @Test func `lengths are limited`() {
        let long = String(repeating: "a", count: 5000)
        for text in ["http://h/\(long)", "http://\(long.prefix(254))/", "unix:///\(long.prefix(200))"] {
            #expect(throws: ConfigurationError.self) { try Endpoint(text) }
        }
    }

    @Test(arguments: [
        "https://user:canary@host/", "https://canary@host/", "https://user:canary@host:443/path?x", "http://:canary@h",
    ])
    func `credentials in the URL are refused, not repeated, and told to be headers`(_ text: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try Endpoint(text) }
        #expect(error.code == .invalidEndpoint)
        #expect(error.message.contains("header"))
        #expect(!error.message.contains("canary") && !error.message.contains("user:"))
    }

    @Test func `nothing that prints an endpoint shows its path or query`() throws {
        let endpoint = try Endpoint("https://otel.example.com:8443/canary/v1?token=canary")
        var dumped = ""
        dump([endpoint], to: &dumped)
        for text in [
            "\(endpoint)", String(reflecting: endpoint), dumped, "\(Optional(endpoint) as Any)",
            "\(HTTPRequest(to: endpoint, body: HTTPBody([]), contentType: "x/y"))",
        ] {
            #expect(!text.contains("canary"))
            #expect(text.contains("https://otel.example.com:8443"))
        }
    }

    // What two parsers read differently is how a request ends up at a host that nobody checked.
    @Test func `libcurl finds the same host in whatever is accepted`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "http", "https", "://", "/", "//", "@", ":", "h", "evil.example", "127.0.0.1", "[::1]", "\\", "?", "#",
            "%2f",
            "%40", ";", "..", "1", "80", "&", "=", "[", "]", "'", "~", "_", "-", ".", "0x7f", "017",
        ]
        var accepted = 0
        for _ in 0..<2000 {
            let tail = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            guard let endpoint = try? Endpoint("http://" + tail.joined()) else { continue }
            accepted += 1
            #expect(CurlURL.host(of: endpoint.url) == endpoint.host, "seed \(seed)")
        }
        #expect(accepted > 100)
    }

    @Test(arguments: [
        ("http://localhost", true), ("http://127.0.0.1", true), ("http://127.9.9.9", true), ("http://[::1]", true),
        ("http://x.localhost", true), ("http://127.0.0.1.evil.example", false),
        ("http://localhost.evil.example", false),
        ("http://10.0.0.1", false), ("http://[::2]", false),
    ])
    func `what stays on this machine is known`(_ text: String, _ isLocal: Bool) throws {
        #expect(try Endpoint(text).isLocal == isLocal)
    }
}
