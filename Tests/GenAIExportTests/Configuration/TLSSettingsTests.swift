// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct TLSSettingsTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private static let certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
    private static let key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"

    private func problem(_ settings: TLSSettings) throws -> String {
        try #require(throws: ConfigurationError.self) { try settings.validate() }.message
    }

    @Test func `files that look right are accepted`() throws {
        let certificate = directory.place("# a comment\n" + Self.certificate, as: "ca.pem")
        let key = directory.place("-----BEGIN EC PRIVATE KEY-----\nMHc\n-----END EC PRIVATE KEY-----\n", as: "key.pem")
        let both = directory.place(Self.key + Self.certificate, as: "both.pem")
        try TLSSettings().validate()
        try TLSSettings(trustedCertificatesFile: certificate).validate()
        try TLSSettings(clientCertificateFile: certificate, clientKeyFile: key).validate()
        try TLSSettings(clientCertificateFile: both).validate()
    }

    @Test func `a problem is one sentence that names the file`() throws {
        let missing = directory.file("missing.pem")
        #expect(try problem(TLSSettings(trustedCertificatesFile: missing)) == "The file \(missing) does not exist.")
        let text = directory.place("hello", as: "hello.txt")
        #expect(
            try problem(TLSSettings(trustedCertificatesFile: text)) == "The file \(text) contains no PEM certificate.")
        #expect(
            try problem(TLSSettings(trustedCertificatesFile: directory.path))
                == "The file \(directory.path) is no regular file.")
        let certificate = directory.place(Self.certificate, as: "client.pem")
        #expect(
            try problem(TLSSettings(clientCertificateFile: certificate))
                == "The file \(certificate) contains no PEM private key.")
        #expect(try problem(TLSSettings(clientKeyFile: text)).contains("without its client certificate"))
        let empty = directory.place("", as: "empty.pem")
        #expect(try problem(TLSSettings(trustedCertificatesFile: empty)).contains("no PEM certificate"))
    }

    @Test func `an encrypted key is refused, because nobody can be asked`() throws {
        let certificate = directory.place(Self.certificate, as: "client.pem")
        for kind in ["BEGIN ENCRYPTED PRIVATE KEY-----", "BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED"] {
            let key = directory.place("-----\(kind)\n", as: "key.pem")
            #expect(
                try problem(TLSSettings(clientCertificateFile: certificate, clientKeyFile: key)).contains(
                    "is encrypted"))
        }
    }

    @Test func `a key that stands where its path belongs is not repeated`() throws {
        for text in [Self.key, String(repeating: "canary", count: 60), "canary\nMIIE", "-----BEGIN canary"] {
            let message = try problem(TLSSettings(trustedCertificatesFile: text))
            #expect(!message.contains("canary") && !message.contains("MIIE"))
        }
    }

    @Test func `a FIFO does not stop the program`() throws {
        let path = directory.file("fifo")
        try ChildProcess.run(["mkfifo", path])
        #expect(try problem(TLSSettings(trustedCertificatesFile: path)).contains("no regular file"))
    }

    @Test func `a key that others may read is noticed`() throws {
        #expect(PEMFile.isReadableByOthers(directory.place(Self.key, as: "open.pem", mode: 0o644)))
        #expect(!PEMFile.isReadableByOthers(directory.place(Self.key, as: "closed.pem", mode: 0o600)))
    }
}
