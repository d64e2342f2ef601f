// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

/// The transport against servers whose certificates are good and bad.
///
/// One after another, because waiting for a child process occupies a thread of the pool.
@Suite(.serialized) struct CurlTransportTLSTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func post(
        to server: TLSServer, host: String = "127.0.0.1", _ tls: TLSSettings
    ) async throws
        -> Result<HTTPResponse, TransportError>
    {
        let transport = CurlTransport(CurlSettings(tls: tls))
        var headers = HTTPHeaders()
        try headers.set("Authorization", to: .bearer("canary"))
        let body = Array("canary in the body".utf8)
        let result = await transport.post(body, to: try server.endpoint(host), headers: headers)
        await transport.shutdown(within: .seconds(1))
        return result
    }

    /// Expects that nothing was said after the handshake failed.
    private func expectRefusal(_ server: TLSServer, _ result: Result<HTTPResponse, TransportError>) {
        #expect(result.error?.kind == .tls)
        #expect(result.error?.kind.retry == .rarely)
        #expect(result.error?.mayHaveArrived == false)
        #expect(result.error?.message.contains("canary") == false)
        #expect(!server.stop().contains("canary"))
    }

    @Test func `a trusted certificate lets the request through`() async throws {
        let certificate = try Certificate(in: directory)
        let server = try TLSServer(certificate)
        let result = try await post(to: server, TLSSettings(trustedCertificatesFile: certificate.file))
        #expect(result.status == 200)
        #expect(server.receives("canary in the body"))
        _ = server.stop()
    }

    @Test func `a certificate that nobody vouches for gets no byte of the request`() async throws {
        let server = try TLSServer(try Certificate(in: directory))
        expectRefusal(server, try await post(to: server, TLSSettings()))
    }

    @Test func `a certificate of another authority gets no byte of the request`() async throws {
        let server = try TLSServer(try Certificate(in: directory))
        let other = try Certificate(in: directory, name: "other")
        expectRefusal(server, try await post(to: server, TLSSettings(trustedCertificatesFile: other.file)))
    }

    @Test func `a certificate for another host gets no byte of the request`() async throws {
        let certificate = try Certificate(in: directory, for: "DNS:elsewhere.example")
        let server = try TLSServer(certificate)
        expectRefusal(server, try await post(to: server, TLSSettings(trustedCertificatesFile: certificate.file)))
    }

    @Test func `an expired certificate gets no byte of the request`() async throws {
        let certificate = try Certificate.expired(in: directory)
        let server = try TLSServer(certificate)
        expectRefusal(server, try await post(to: server, TLSSettings(trustedCertificatesFile: certificate.file)))
    }

    @Test func `TLS 1_1 is not spoken`() async throws {
        let certificate = try Certificate(in: directory)
        let server = try TLSServer(certificate, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")
        expectRefusal(server, try await post(to: server, TLSSettings(trustedCertificatesFile: certificate.file)))
    }

    @Test func `a client certificate is presented`() async throws {
        let certificate = try Certificate(in: directory)
        let client = try Certificate(in: directory, name: "client")
        let server = try TLSServer(certificate, "-Verify", "1", "-verify_return_error", "-CAfile", client.file)
        let tls = TLSSettings(
            trustedCertificatesFile: certificate.file, clientCertificateFile: client.file, clientKeyFile: client.keyFile
        )
        #expect(try await post(to: server, tls).status == 200)
        #expect(server.receives("canary in the body"))
        _ = server.stop()
    }

    @Test func `a server that asks for a client certificate says so`() async throws {
        let certificate = try Certificate(in: directory)
        let client = try Certificate(in: directory, name: "client")
        let server = try TLSServer(certificate, "-Verify", "1", "-verify_return_error", "-CAfile", client.file)
        let result = try await post(to: server, TLSSettings(trustedCertificatesFile: certificate.file))
        #expect(result.error?.kind == .tls)
        #expect(!server.stop().contains("canary"))
    }

    // The key of the certificate's file would be asked for on the terminal.
    @Test func `an encrypted key is an error and not a question`() async throws {
        let certificate = try Certificate(in: directory)
        let encrypted = directory.file("encrypted.key")
        try ChildProcess.run([
            "openssl", "ec", "-in", certificate.keyFile, "-aes128", "-passout", "pass:x", "-out", encrypted,
        ])
        let tls = TLSSettings(
            trustedCertificatesFile: certificate.file, clientCertificateFile: certificate.file, clientKeyFile: encrypted
        )
        #expect(throws: ConfigurationError.self) { try tls.validate() }
        let server = try TLSServer(certificate)
        let (result, duration) = try await timed { try await post(to: server, tls) }
        #expect(result.error?.kind == .tls)
        #expect(duration < .seconds(20))
        _ = server.stop()
    }

    @Test func `certificates and keys are loaded before the first export, and what is wrong is a sentence`() throws {
        let (own, other) = (try Certificate(in: directory), try Certificate(in: directory, name: "other"))
        let garbage = directory.place(
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", as: "garbage.pem")
        func problem(_ tls: TLSSettings) -> String? {
            do throws(ConfigurationError) {
                try tls.validate()
                try CertificateTrial.check(tls)
                return nil
            } catch {
                return error.message
            }
        }
        #expect(problem(TLSSettings()) == nil)
        #expect(
            problem(
                TLSSettings(
                    trustedCertificatesFile: other.file, clientCertificateFile: own.file, clientKeyFile: own.keyFile))
                == nil)
        #expect(problem(TLSSettings(trustedCertificatesFile: garbage))?.contains("\(garbage) cannot be loaded") == true)
        let mixed = TLSSettings(clientCertificateFile: own.file, clientKeyFile: other.keyFile)
        #expect(problem(mixed)?.contains("cannot be used with the key in \(other.keyFile)") == true)
        let unreadable = TLSSettings(clientCertificateFile: garbage, clientKeyFile: own.keyFile)
        #expect(problem(unreadable)?.contains("client certificate \(garbage)") == true)
    }

    @Test func `an exporter is not made of certificates that do not belong together`() throws {
        let (own, other) = (try Certificate(in: directory), try Certificate(in: directory, name: "other"))
        var configuration = OTLPHTTPConfiguration()
        configuration.tls = TLSSettings(clientCertificateFile: own.file, clientKeyFile: other.keyFile)
        #expect(throws: ConfigurationError.self) { try OTLPHTTPExporter(configuration) }
    }

    @Test func `a trusted certificate that is replaced holds from the next connection on`() async throws {
        let (old, new) = (try Certificate(in: directory, name: "old"), try Certificate(in: directory, name: "new"))
        let trusted = directory.place(try SettingsFile.contents(of: old.file), as: "trusted.pem")
        let transport = CurlTransport(CurlSettings(tls: TLSSettings(trustedCertificatesFile: trusted)))
        let first = try TLSServer(old)
        #expect(await transport.post(to: try first.endpoint()).status == 200)
        _ = first.stop()
        _ = directory.place(try SettingsFile.contents(of: new.file), as: "trusted.pem")
        let second = try TLSServer(new)
        #expect(await transport.post(to: try second.endpoint()).status == 200)
        _ = second.stop()
        let third = try TLSServer(old)
        #expect(await transport.post(to: try third.endpoint()).error?.kind == .tls)
        _ = third.stop()
        await transport.shutdown(within: .seconds(1))
    }

    @Test func `a client certificate that is replaced is shown on the next connection`() async throws {
        let server = try Certificate(in: directory)
        let (old, new) = (try Certificate(in: directory, name: "old"), try Certificate(in: directory, name: "new"))
        let file = directory.place(try SettingsFile.contents(of: old.file), as: "client.pem")
        let key = directory.place(try SettingsFile.contents(of: old.keyFile), as: "client.key", mode: 0o600)
        let transport = CurlTransport(
            CurlSettings(
                tls: TLSSettings(
                    trustedCertificatesFile: server.file, clientCertificateFile: file, clientKeyFile: key)))
        for (index, certificate) in [old, new].enumerated() {
            if index == 1 {
                _ = directory.place(try SettingsFile.contents(of: new.file), as: "client.pem")
                _ = directory.place(try SettingsFile.contents(of: new.keyFile), as: "client.key", mode: 0o600)
            }
            // Lets nobody in but the one whose certificate this is.
            let picky = try TLSServer(server, "-Verify", "1", "-verify_return_error", "-CAfile", certificate.file)
            #expect(await transport.post([7], to: try picky.endpoint()).status == 200)
            _ = picky.stop()
        }
        await transport.shutdown(within: .seconds(1))
    }

    @Test func `a server that never shakes hands costs the connect timeout`() async throws {
        try await withServer(.neverRead) { server, transport in
            let endpoint = try Endpoint("https://127.0.0.1:\(server.port)")
            let (result, duration) = await timed {
                await transport.post(to: endpoint, connectTimeout: .milliseconds(300), timeout: .seconds(30))
            }
            #expect(result.error?.kind == .connectTimeout)
            #expect(duration < .seconds(20))
        }
    }

    @Test func `plain HTTP where TLS was configured gets no byte of the request`() async throws {
        try await withServer(.ok) { server, transport in
            let endpoint = try Endpoint("https://127.0.0.1:\(server.port)")
            let result = await transport.post(to: endpoint, connectTimeout: .milliseconds(500))
            #expect([.tls, .connectTimeout].contains(result.error?.kind))
            #expect(server.received.isEmpty)
        }
    }
}
