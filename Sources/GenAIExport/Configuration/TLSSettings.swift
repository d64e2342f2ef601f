// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which certificates a TLS connection uses.
///
/// There is no way to turn verification off.
///
/// The server's certificate and its name are always verified, and nothing older than TLS 1.2 is spoken. The files are PEM
/// and are read again for new connections, so a rotated certificate is picked up without a restart.
public struct TLSSettings: Hashable, Sendable {
    /// The file with the certificates that are trusted; the system's when `nil`.
    public var trustedCertificatesFile: String?

    /// The file with this client's certificate, for a server that asks for one.
    public var clientCertificateFile: String?

    /// The file with the private key of this client's certificate; `nil` when it stands in the certificate's file.
    public var clientKeyFile: String?

    /// Chooses certificates.
    ///
    /// - Parameters:
    ///   - trustedCertificatesFile: The certificates that are trusted; the system's when `nil`.
    ///   - clientCertificateFile: This client's certificate.
    ///   - clientKeyFile: The private key of this client's certificate.
    public init(
        trustedCertificatesFile: String? = nil, clientCertificateFile: String? = nil, clientKeyFile: String? = nil
    ) {
        self.trustedCertificatesFile = trustedCertificatesFile
        self.clientCertificateFile = clientCertificateFile
        self.clientKeyFile = clientKeyFile
    }

    /// Checks that the files exist, may be read and look right; called when an exporter is made, not when it first exports.
    package func validate() throws(ConfigurationError) {
        if let trustedCertificatesFile { try PEMFile.check(trustedCertificatesFile, has: .certificates) }
        if let clientCertificateFile {
            try PEMFile.check(clientCertificateFile, has: .certificates)
            try PEMFile.check(clientKeyFile ?? clientCertificateFile, has: .privateKey)
        } else if clientKeyFile != nil {
            throw ConfigurationError(
                .invalidCertificate, "A client key is configured without its client certificate; give both.")
        }
    }
}
