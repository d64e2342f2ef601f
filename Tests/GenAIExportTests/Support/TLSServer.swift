// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

@testable import GenAIExport

/// A TLS server that answers one connection with 200, and certificates for it to show: `openssl s_server` in a child
/// process, because the other end of TLS should be somebody else's.
struct TLSServer {
    let port: UInt16
    private let process: ChildProcess

    struct CannotStart: Error {}

    init(_ certificate: Certificate, _ options: String...) throws {
        process = try ChildProcess(
            ["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate.file, "-key", certificate.keyFile]
                + options)
        var port: UInt16?
        while port == nil, let line = process.readLine() {
            guard line.hasPrefix("ACCEPT ") else { continue }
            port = line.split(separator: ":").last.flatMap { UInt16($0) }
        }
        guard let port else { throw CannotStart() }
        self.port = port
        // Sent as soon as somebody has connected.
        process.type("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    }

    func endpoint(_ host: String = "127.0.0.1") throws -> Endpoint { try Endpoint("https://\(host):\(port)/v1/traces") }

    /// Waits until a text has arrived inside TLS.
    func receives(_ text: String) -> Bool { process.prints(text) }

    /// Ends the server and returns what arrived inside TLS, among what it says of itself.
    func stop() -> String { process.stop() }
}

/// A certificate that signs itself, in files.
struct Certificate {
    let file: String
    let keyFile: String

    /// Makes a certificate, with the names it stands for in OpenSSL's words.
    init(
        in directory: TemporaryDirectory, name: String = "server", for names: String = "IP:127.0.0.1,DNS:localhost"
    ) throws {
        file = directory.file("\(name).pem")
        keyFile = directory.file("\(name).key")
        try ChildProcess.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
            keyFile, "-out", file, "-days", "2", "-subj", "/CN=test", "-addext", "subjectAltName=\(names)",
        ])
    }

    /// Makes a certificate that was valid for one day in 2020.
    static func expired(in directory: TemporaryDirectory) throws -> Certificate {
        let fresh = try Certificate(in: directory, name: "expired")
        let request = directory.file("expired.csr")
        try ChildProcess.run([
            "openssl", "req", "-new", "-key", fresh.keyFile, "-out", request, "-subj", "/CN=test", "-addext",
            "subjectAltName=IP:127.0.0.1",
        ])
        let configuration = directory.place(
            """
            [ca]
            default_ca = d
            [d]
            database = \(directory.place("", as: "index"))
            new_certs_dir = \(directory.path)
            serial = \(directory.place("01", as: "serial"))
            default_md = sha256
            policy = p
            copy_extensions = copy
            [p]
            commonName = supplied
            """, as: "ca.cnf")
        try ChildProcess.run([
            "openssl", "ca", "-batch", "-config", configuration, "-selfsign", "-notext", "-in", request,
            "-keyfile", fresh.keyFile, "-out", fresh.file, "-startdate", "20200101000000Z", "-enddate",
            "20200102000000Z",
        ])
        return fresh
    }
}
