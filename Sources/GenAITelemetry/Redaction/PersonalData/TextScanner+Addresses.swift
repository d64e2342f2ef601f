// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Addresses of the internet that anybody can reach; those of private networks, and of documentation, point to nobody.
extension TextScanner {
    private static let hexAndColon: ByteSet = .hexadecimal | ":"
    private static let longestIPv6 = 39

    /// The IPv4 address that has its first dot at a position.
    mutating func ipv4Address(at dot: Int, in bytes: Bytes) -> Int? {
        var start = dot
        while start > max(dot - 3, 0), ByteSet.digits.contains(bytes[start - 1]) { start -= 1 }
        guard start < dot, !isWithinWord(start, in: bytes), start == 0 || bytes[start - 1] != UInt8(ascii: "."),
            !isVersion(before: start, in: bytes)
        else { return nil }
        var octets = 0
        var position = start
        for index in 0..<4 {
            let end = bytes.endOfRun(of: .digits, from: position, limit: position + 4)
            guard end > position, end - position <= 3 else { return nil }
            let octet = (position..<end).reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) }
            guard octet < 256 else { return nil }
            octets = octets << 8 | octet
            position = end
            if index == 3 { break }
            guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return nil }
            position += 1
        }
        if position < bytes.count, ByteSet.word.contains(bytes[position]) { return nil }
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."),
            ByteSet.digits.contains(bytes[position + 1])
        {
            return nil
        }
        guard Self.isPublic(octets) else { return nil }
        return add(start..<position, PersonalData.ipAddress.rawValue, .personal)
    }

    /// RFC 6890: what is not for everybody.
    private static func isPublic(_ octets: Int) -> Bool {
        switch (octets >> 24, octets >> 16 & 0xFF, octets >> 8 & 0xFF) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _), (100, 64...127, _), (169, 254, _), (172, 16...31, _),
            (192, 168, _), (192, 0, 0), (192, 0, 2), (198, 18...19, _), (198, 51, 100), (203, 0, 113):
            false
        default: true
        }
    }

    /// Whether it stands behind `v` or `version`.
    private func isVersion(before start: Int, in bytes: Bytes) -> Bool {
        let before = bytes.extracting(max(start - 12, 0)..<start)
        if before.hasWord("version") || before.hasWholeWord("ver") || before.hasWholeWord("v") { return true }
        return start > 0 && bytes[start - 1] == UInt8(ascii: "-")
    }

    /// The IPv6 address that has its first colon at a position.
    mutating func ipv6Address(at colon: Int, in bytes: Bytes) -> Int? {
        var start = colon
        while start > max(colon - 4, 0), ByteSet.hexadecimal.contains(bytes[start - 1]) { start -= 1 }
        guard start < colon, !isWithinWord(start, in: bytes), start == 0 || bytes[start - 1] != UInt8(ascii: ":") else {
            return nil
        }
        let end = bytes.endOfRun(of: Self.hexAndColon, from: start, limit: start + Self.longestIPv6 + 1)
        guard end - start <= Self.longestIPv6, end == bytes.count || !ByteSet.word.contains(bytes[end]) else {
            return nil
        }
        var (groups, doubles, position) = (0, 0, start)
        while position < end {
            let group = bytes.endOfRun(of: .hexadecimal, from: position, limit: end)
            guard group - position <= 4 else { return nil }
            if group > position { groups += 1 } else if position > start { doubles += 1 }
            position = group + 1
        }
        let isWhole = groups == 8 && doubles == 0
        guard isWhole || (groups >= 3 && groups < 8 && doubles == 1) else { return nil }
        // 2000::/3 is what is given out; 2001:db8::/32 is for documentation.
        guard colon - start == 4, bytes[start] == UInt8(ascii: "2") || bytes[start] == UInt8(ascii: "3"),
            !bytes.contains("2001:db8:", at: start, ignoringCase: true)
        else { return nil }
        return add(start..<end, PersonalData.ipAddress.rawValue, .personal)
    }
}
