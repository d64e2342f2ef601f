// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

/// The transport against servers that behave.
@Suite struct CurlTransportTests {
    @Test func `a request arrives with its body and headers and nothing else`() async throws {
        let server = try FaultServer(.ok)
        let transport = CurlTransport()
        var headers = HTTPHeaders()
        try headers.set("X-Tenant", to: "seven")
        let request = HTTPRequest(
            to: try server.endpoint, body: HTTPBody([1, 2, 3]), contentType: "application/x-protobuf", headers: headers)
        let response = try await transport.send(request)
        #expect(response.status == 200)
        let received = try #require(server.received.first)
        #expect(received.line == "POST /v1/traces HTTP/1.1")
        #expect(received.body == [1, 2, 3])
        #expect(received["content-type"] == "application/x-protobuf")
        #expect(received["x-tenant"] == "seven")
        #expect(received["expect"] == nil)
        await transport.shutdown(within: .seconds(1))
    }
}
