// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The bytes of an IP address: four, sixteen, or none for an address of another kind.
struct SocketAddress: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads what libcurl is about to connect to.
    init(_ address: UnsafeMutablePointer<curl_sockaddr>) {
        let family = unsafe address.pointee.family
        bytes = unsafe withUnsafePointer(to: &address.pointee.addr) { pointer in
            let raw = unsafe UnsafeRawPointer(pointer)
            switch family {
            case AF_INET:
                return unsafe withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) { unsafe Array($0) }
            case AF_INET6:
                return unsafe withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) {
                    unsafe Array($0)
                }
            default: return []
            }
        }
    }

    /// Whether it is an address of the link alone, which nobody routes, or one where clouds serve credentials.
    var isLinkLocal: Bool {
        // 169.254.0.0/16 (RFC 3927), 169.254.169.254 among them.
        if bytes.count == 4 { return bytes[0] == 169 && bytes[1] == 254 }
        guard bytes.count == 16 else { return false }
        // An IPv4 address in an IPv6 one (RFC 4291, 2.5.5.2).
        if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
            return SocketAddress(Array(bytes[12...])).isLinkLocal
        }
        // fe80::/10 (RFC 4291), and the same service of Amazon's: fd00:ec2::254.
        if bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 { return true }
        return bytes == [0xFD, 0, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54]
    }
}
