// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A directory with a short path, for sockets and certificates, removed with everything in it.
///
/// What was written there is looked through for leaks first.
final class TemporaryDirectory: Sendable {
    let path: String
    private let leakCheck: LeakCheck

    init(leakCheck: LeakCheck = .standard) throws {
        self.leakCheck = leakCheck
        var template = Array("/tmp/genai-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw CannotCreate() }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private struct CannotCreate: Error {}

    deinit {
        guard let directory = unsafe opendir(path) else { return }
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            leakCheck.look(atFile: file(name))
            unsafe unlink(file(name))
        }
        unsafe closedir(directory)
        unsafe rmdir(path)
    }

    /// The path of a file in it, which need not exist.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file and returns its path.
    func place(_ text: String, as name: String, mode: mode_t = 0o600) -> String {
        place(Array(text.utf8), as: name, mode: mode)
    }

    func place(_ bytes: [UInt8], as name: String, mode: mode_t = 0o600) -> String {
        let descriptor = unsafe open(file(name), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, mode)
        defer { close(descriptor) }
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        return file(name)
    }

    /// Removes a file.
    func remove(_ name: String) { unsafe unlink(file(name)) }
}
