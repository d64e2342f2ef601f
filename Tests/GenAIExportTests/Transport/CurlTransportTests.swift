// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

/// The transport against servers that behave.
@Suite struct CurlTransportTests {
    @Test func `a request arrives with its body and headers and nothing else`() async throws {
        try await withServer(.ok) { server, transport in
            var headers = HTTPHeaders()
            try headers.set("X-Tenant", to: "seven")
            try headers.set("X-Empty", to: "")
            let result = await transport.post([1, 2, 3], to: server.endpoint, headers: headers)
            #expect(result.status == 200)
            let received = try #require(server.received.first)
            #expect(received.line == "POST /v1/traces HTTP/1.1")
            #expect(received.body == [1, 2, 3])
            #expect(received["content-type"] == "application/x-protobuf")
            #expect(received["x-tenant"] == "seven")
            #expect(received["x-empty"] == "")
            #expect(received["user-agent"] == "genai-telemetry")
            #expect(received["host"] == "127.0.0.1:\(server.port)")
            let names = Set(received.headers.map(\.name))
            #expect(
                names == ["host", "user-agent", "accept", "content-type", "content-length", "x-tenant", "x-empty"])
        }
    }

    @Test func `path and query are sent as they were configured`() async throws {
        try await withServer(.ok) { server, transport in
            let endpoint = try Endpoint("http://127.0.0.1:\(server.port)/a/../b%20c/v1/traces?key=v%2Fw&x")
            #expect(await transport.post(to: endpoint).status == 200)
            #expect(server.received.first?.line == "POST /a/../b%20c/v1/traces?key=v%2Fw&x HTTP/1.1")
        }
    }

    @Test func `what the server says is returned`() async throws {
        let answer = FaultBehaviour.respond(
            429, ["content-TYPE": " text/plain ", "Retry-After": "7", "RETRY-AFTER": "9"], body: "slow down")
        try await withServer(answer) { server, transport in
            let response = try await transport.post(to: server.endpoint).get()
            #expect(response.status == 429)
            #expect(response.contentType == "text/plain")
            #expect(response.retryAfter == ["7", "9"])
            #expect(response.body == Array("slow down".utf8))
            #expect(response.bodyFailure == nil)
            #expect(response.sends == 1)
        }
    }

    @Test func `one connection serves one request after another`() async throws {
        try await withServer(.ok) { server, transport in
            for _ in 0..<20 { #expect(await transport.post(to: server.endpoint).status == 200) }
            #expect(server.connectionCount == 1)
            #expect(server.received.count == 20)
        }
    }

    @Test func `requests sent at the same time all arrive`() async throws {
        try await withServer(.ok) { server, transport in
            let endpoint = server.endpoint
            await withTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask { await transport.post([UInt8(number)], to: endpoint).status }
                }
                for await status in group { #expect(status == 200) }
            }
            #expect(Set(server.received.map(\.body)) == Set((0..<40).map { [UInt8($0)] }))
        }
    }

    // Left alone, libcurl expects "100 Continue" for more than 1 MiB, and waits a second for it.
    @Test func `a large body arrives whole and does not wait to be asked for`() async throws {
        try await withServer(.ok) { server, transport in
            let body = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            #expect(await transport.post(body, to: server.endpoint).status == 200)
            let received = try #require(server.received.first)
            #expect(received.body == body)
            #expect(received["expect"] == nil)
        }
    }

    @Test func `an empty body is a request like another`() async throws {
        try await withServer(.ok) { server, transport in
            #expect(await transport.post([], to: server.endpoint).status == 200)
            #expect(server.received.first?.body == [])
        }
    }

    @Test func `a Unix domain socket is an endpoint, also after it was made anew`() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("otel.sock")
        let endpoint = try Endpoint("unix://\(path)").appending("v1/traces")
        let transport = CurlTransport()
        #expect(await transport.post(to: endpoint).error?.kind == .connectionFailed)
        for _ in 0..<2 {
            let server = try FaultServer(script: [.ok], at: path)
            #expect(await transport.post(to: endpoint).status == 200)
            #expect(server.received.first?.line == "POST /v1/traces HTTP/1.1")
            #expect(server.received.first?["host"] == "localhost")
            server.stop()
            directory.remove("otel.sock")
        }
        await transport.shutdown(within: .seconds(1))
    }

    @Test func `IPv6 addresses are dialled`() async throws {
        let transport = CurlTransport()
        let error = await transport.post(to: try Endpoint("http://[::1]:1/v1/traces")).error
        #expect([.connectionRefused, .connectionFailed].contains(error?.kind))
        #expect(error?.message.contains("http://[::1]:1") == true)
        await transport.shutdown(within: .seconds(1))
    }

    @Test func `a name is resolved`() async throws {
        try await withServer(.ok) { server, transport in
            let endpoint = try Endpoint("http://localhost:\(server.port)/")
            #expect(await transport.post(to: endpoint).status == 200)
        }
    }
}
