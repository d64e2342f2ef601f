// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Looks at certificate and key files when they are configured, so that a wrong path is a sentence at the start and not a
/// failure of the first export hours later.
enum PEMFile {
    /// What a file should contain.
    enum Content: Hashable, Sendable {
        case certificates
        case privateKey
    }

    /// The largest file that is looked into, in bytes; a system's whole collection of certificates has about 250 KB.
    static let maximumSize = 16 * 1024 * 1024

    /// Checks that a file exists, may be read, and has a PEM block of the right kind.
    static func check(_ path: String, has content: Content) throws(ConfigurationError) {
        let text = try contents(of: path)
        let beginning = content == .certificates ? "CERTIFICATE-----" : "PRIVATE KEY-----"
        guard contains(text, "-----BEGIN "), contains(text, beginning) else {
            throw refuse(
                path, content == .certificates ? "contains no PEM certificate" : "contains no PEM private key")
        }
        if content == .privateKey, contains(text, "ENCRYPTED") {
            throw refuse(path, "is encrypted, and nobody can be asked for its passphrase; store it decrypted, mode 600")
        }
    }

    /// Whether the file's mode lets the group or everybody read it.
    static func isReadableByOthers(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & (S_IRGRP | S_IROTH) != 0
    }

    private static func contents(of path: String) throws(ConfigurationError) -> [UInt8] {
        guard !path.utf8.contains(0), !path.contains("-----") else {
            throw refuse(path, "is not a path but looks like the certificate or key itself; give the path of its file")
        }
        do throws(SettingsFile.Problem) {
            return try SettingsFile.contents(of: path)
        } catch {
            throw refuse(path, error.reason)
        }
    }

    private static func contains(_ text: [UInt8], _ word: String) -> Bool {
        let word = Array(word.utf8)
        guard text.count >= word.count else { return false }
        return (0...(text.count - word.count)).contains { text[$0] == word[0] && text[$0...].starts(with: word) }
    }

    /// A path may be shown, but a key that was pasted where a path belongs may not.
    private static func refuse(_ path: String, _ problem: String) -> ConfigurationError {
        let isPrintable = path.utf8.count <= 256 && path.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        let isPath =
            ["/", "./", "../", "~"].contains { path.hasPrefix($0) }
            || [".pem", ".crt", ".cer", ".cert", ".key"].contains { path.hasSuffix($0) }
        let isShown = isPrintable && isPath && !path.contains("-----")
        let name = isShown ? "The file \(path)" : "The file of \(path.utf8.count) bytes"
        return ConfigurationError(.invalidCertificate, "\(name) \(problem).")
    }
}
