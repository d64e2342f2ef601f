// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where a name may lead.
@Suite struct AddressPolicyTests {
    @Test(
        arguments: [
            ([169, 254, 169, 254], true), ([169, 254, 0, 1], true), ([169, 253, 0, 1], false), ([127, 0, 0, 1], false),
            ([10, 0, 0, 1], false), ([], false),
            ([0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], true),
            ([0xFD, 0, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], true),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 169, 254, 169, 254], true),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false),
        ] as [([UInt8], Bool)])
    func `addresses of the link are known`(_ bytes: [UInt8], _ isLinkLocal: Bool) {
        #expect(SocketAddress(bytes).isLinkLocal == isLinkLocal)
    }

    @Test(arguments: ["169.254.169.254", "fe80::1", "fd00:ec2::254"])
    func `a name that leads to credentials of the machine is not followed`(_ address: String) async throws {
        var settings = CurlSettings()
        settings.resolved = ["collector.example:4318:\(address)"]
        let transport = CurlTransport(settings)
        let endpoint = try Endpoint("http://collector.example:4318")
        let error = await transport.post(to: endpoint).error
        #expect(error?.kind == .connectionFailed)
        #expect(error?.message.contains("link-local") == true)
        await transport.shutdown(within: .seconds(2))
    }

    @Test func `a name that leads elsewhere is followed, and an address that was written down as well`() async throws {
        let server = try FaultServer(.ok)
        var settings = CurlSettings()
        settings.resolved = ["collector.example:\(server.port):127.0.0.1"]
        let transport = CurlTransport(settings)
        let named = try Endpoint("http://collector.example:\(server.port)")
        #expect(await transport.post(to: named).status == 200)
        let literal = await transport.post(to: try Endpoint("http://169.254.0.1:1"), timeout: .milliseconds(50)).error
        #expect(literal?.message.contains("link-local") != true)
        await transport.shutdown(within: .seconds(2))
        server.stop()
    }

    @Test func `nothing in the environment turns the verification of certificates off`() async throws {
        let directory = try TemporaryDirectory()
        let server = try TLSServer(Certificate(in: directory))
        await #expect(processExitsWith: .success) { [port = server.port as UInt16] in
            let names = [
                "CURL_INSECURE", "CURL_SSL_NO_VERIFY", "SSL_NO_VERIFY", "OTEL_EXPORTER_OTLP_INSECURE",
                "OTEL_EXPORTER_OTLP_TRACES_INSECURE", "NODE_TLS_REJECT_UNAUTHORIZED", "PYTHONHTTPSVERIFY",
                "GENAI_TELEMETRY_INSECURE",
            ]
            for name in names { unsafe setenv(name, name.hasPrefix("NODE") || name.hasPrefix("PY") ? "0" : "1", 1) }
            let configuration = TelemetryConfiguration()
            let transport = CurlTransport(CurlSettings(tls: configuration.otlp.tls))
            let endpoint = try Endpoint("https://127.0.0.1:\(port)")
            #expect(await transport.post(to: endpoint).error?.kind == .tls)
        }
        _ = server.stop()
    }
}
