// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

package import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that lines are appended to.
package struct AppendOnlyFile: ~Copyable, Sendable {
    private let path: String?
    private let name: String
    private var descriptor: Int32?
    private var isClosed = false
    /// The last line could not be written whole; the next one starts on a line of its own.
    private var isTorn = false

    /// A file at a path, opened when it is first needed.
    package init(path: String) {
        self.path = path
        name = path
    }

    /// A descriptor that somebody else owns.
    package init(descriptor: Int32, name: String) {
        path = nil
        self.name = name
        self.descriptor = descriptor
    }

    deinit { if path != nil, let descriptor { _ = platformClose(descriptor) } }

    package mutating func close() {
        if path != nil, let descriptor { _ = platformClose(descriptor) }
        descriptor = nil
        isClosed = true
    }

    /// Appends all bytes, or says why not.
    package mutating func append(_ bytes: [UInt8]) throws(ExportError) {
        let descriptor = try opened()
        let bytes = isTorn ? [UInt8(ascii: "\n")] + bytes : bytes
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress! + written, buffer.count - written)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                isTorn = isTorn || written > 0
                throw failure("write to")
            }
        }
        isTorn = false
    }

    private mutating func opened() throws(ExportError) -> Int32 {
        if isClosed { throw ExportError(.alreadyShutDown, "The exporter to \(name) was shut down before.") }
        if let descriptor { return descriptor }
        // Spans may hold what users said: nobody else may read them. O_APPEND keeps the lines of several writers whole.
        let opened = unsafe open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw failure("open") }
        descriptor = opened
        return opened
    }

    private func failure(_ verb: String) -> ExportError {
        let reason = unsafe String(cString: strerror(errno))
        return ExportError(
            .io, "Could not \(verb) \(name): \(reason). Check that the folder is there, writable and not full.")
    }
}

/// `close` of the C library, which a method of the same name would hide.
private func platformClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
