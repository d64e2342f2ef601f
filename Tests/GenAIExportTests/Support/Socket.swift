// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A blocking TCP socket on the loopback interface, or one in the file system, in as few words as a test server needs.
struct Socket: Sendable {
    let descriptor: Int32

    #if canImport(Darwin)
    private static let stream = SOCK_STREAM
    private static let closeOnExec: Int32 = 0
    private static let noSignal: Int32 = 0
    #else
    private static let stream = Int32(SOCK_STREAM.rawValue)
    private static let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)
    private static let noSignal = Int32(MSG_NOSIGNAL)
    #endif

    /// Listens on 127.0.0.1, on a port that the system chooses.
    static func onLoopback(backlog: Int32 = 128) -> (socket: Socket, port: UInt16)? {
        let socket = Socket(descriptor: socketCall(AF_INET))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket.descriptor, pointer, length) == 0
                    && listen(socket.descriptor, backlog) == 0
                    && getsockname(socket.descriptor, pointer, &length) == 0
            }
        }
        guard isListening else { return nil }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    /// Listens on a socket in the file system.
    static func inFileSystem(at path: String) -> Socket? {
        let socket = Socket(descriptor: socketCall(AF_UNIX))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket.descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                    && listen(socket.descriptor, 16) == 0
            }
        }
        return isListening ? socket : nil
    }

    /// Connects to a port of the loopback interface.
    static func connected(to port: UInt16) -> Socket? {
        let socket = Socket(descriptor: socketCall(AF_INET))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(socket.descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        return isConnected ? socket : nil
    }

    private static func socketCall(_ family: Int32) -> Int32 { socket(family, stream | closeOnExec, 0) }

    /// Waits for a connection; `nil` when the socket has been shut down.
    func nextConnection() -> Socket? {
        let accepted = accept(descriptor, nil, nil)
        guard accepted >= 0 else { return nil }
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        return Socket(descriptor: accepted)
    }

    /// Waits for some bytes; empty at the end, or when the socket has been shut down.
    func receive(upTo limit: Int = 256 * 1024) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = max(0, unsafe recv(descriptor, buffer.baseAddress, limit, 0))
        }
    }

    /// Sends everything; false when the other side is gone.
    @discardableResult
    func transmit(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes {
                unsafe send(descriptor, $0.baseAddress, $0.count, Self.noSignal)
            }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    /// Makes closing send a reset instead of an orderly end.
    func resetWhenClosed() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Wakes whoever waits on the socket.
    func disconnect() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    func discard() { _ = close(descriptor) }
}
