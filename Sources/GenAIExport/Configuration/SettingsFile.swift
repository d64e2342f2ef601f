// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A small file that a setting names: a certificate, a price table, a profile.
enum SettingsFile {
    /// The most that is read: far more than any of them has.
    static let maximumSize = 16 * 1024 * 1024

    /// Why a file cannot be read, as the end of a sentence that begins with the file.
    struct Problem: Error, Hashable {
        let reason: String
    }

    /// The bytes of a file.
    static func contents(of path: String) throws(Problem) -> [UInt8] {
        // A NUL would end the path early, and another file would be read.
        guard !path.utf8.contains(0) else { throw Problem(reason: "does not exist") }
        // Non-blocking, because opening a FIFO would otherwise wait for somebody to write into it.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Problem(reason: reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Problem(reason: "is no regular file")
        }
        guard status.st_size <= maximumSize else { throw Problem(reason: "has more than 16 MiB") }
        let size = Int(status.st_size)
        var length = 0
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while length < size {
                let part = unsafe read(descriptor, buffer.baseAddress?.advanced(by: length), size - length)
                if part < 0 && errno == EINTR { continue }
                guard part > 0 else { break }
                length += part
            }
            count = length
        }
    }

    /// The text of a file.
    static func text(of path: String) throws(Problem) -> String {
        guard let text = String(validating: try contents(of: path), as: UTF8.self) else {
            throw Problem(reason: "is not UTF-8")
        }
        return text
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "does not exist"
        case EACCES, EPERM: "may not be read by this user"
        case ENAMETOOLONG: "has a name that is too long"
        default: "cannot be opened (errno \(code))"
        }
    }
}
