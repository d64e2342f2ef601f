// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A socket that takes connections, and how clients reach it.
struct ListeningSocket {
    let descriptor: Int32
    /// What to give as `--endpoint`.
    let endpoint: String
    /// The port, of an address of the Internet.
    let port: Int?

    /// Listens on a port of the loopback interface; on any that is free, when it is zero.
    init(port: UInt16) throws {
        let descriptor = try Self.socket(AF_INET)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var yes: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        try Self.listen(descriptor, &address, "port \(port)")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &size)
            }
        }
        guard named == 0 else { throw Self.failure("The socket has no name") }
        let bound = Int(UInt16(bigEndian: address.sin_port))
        self.descriptor = descriptor
        self.port = bound
        endpoint = "http://127.0.0.1:\(bound)"
    }

    /// Listens on a path of the file system, which must be absolute; a socket that lies there from before is replaced.
    init(path: String) throws {
        var address = sockaddr_un()
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.hasPrefix("/"), path.utf8.count < capacity else {
            throw ValidationError("The path of a socket is absolute and shorter than \(capacity) bytes.")
        }
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        descriptor = try Self.socket(AF_UNIX)
        var status = stat()
        if unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK { unsafe unlink(path) }
        try Self.listen(descriptor, &address, path)
        port = nil
        endpoint = "unix://\(path)"
    }

    private static func socket(_ family: Int32) throws -> Int32 {
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        #if canImport(Glibc)
        let descriptor = Glibc.socket(family, kind, 0)
        #elseif canImport(Musl)
        let descriptor = Musl.socket(family, kind, 0)
        #else
        let descriptor = Darwin.socket(family, kind, 0)
        #endif
        guard descriptor >= 0 else { throw failure("There is no socket to be had") }
        return descriptor
    }

    private static func listen<Address>(_ descriptor: Int32, _ address: inout Address, _ place: String) throws {
        let size = socklen_t(MemoryLayout<Address>.size)
        let isBound = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, size) }
        }
        guard isBound == 0 else { throw failure("Nothing can listen on \(place)") }
        #if canImport(Glibc)
        let isListening = Glibc.listen(descriptor, 64)
        #elseif canImport(Musl)
        let isListening = Musl.listen(descriptor, 64)
        #else
        let isListening = Darwin.listen(descriptor, 64)
        #endif
        guard isListening == 0 else { throw failure("Nothing can listen on \(place)") }
    }

    private static func failure(_ what: String) -> ValidationError {
        ValidationError("\(what): \(unsafe String(cString: strerror(errno))).")
    }
}

#endif
