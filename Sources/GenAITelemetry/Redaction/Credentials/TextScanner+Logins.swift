// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Users and passwords before the host of a connection, without the scheme of a URL.
extension TextScanner {
    private static let longestLogin = 64
    private static let loginEnd: ByteSet = .whiteSpace | .quotes | "<" | ">" | "\\" | "(" | "{" | "[" | ","
    private static let hostBytes: ByteSet = .alphanumeric | "[" | "/"

    /// The password of `//user:password@host`, `user:password@tcp(host)` and `thin:user/password@host`, whose colon
    /// stands at a position.
    mutating func connectionUser(at colon: Int, in bytes: Bytes) -> Int? {
        guard colon > 0, colon + 1 < bytes.count, Self.nameSet.contains(bytes[colon - 1]),
            !Self.loginEnd.contains(bytes[colon + 1]), bytes[colon + 1] != UInt8(ascii: "/")
        else { return nil }
        let limit = min(colon + Self.longestLogin, bytes.count)
        var at = colon + 1
        while at < limit, bytes[at] != UInt8(ascii: "@"), !Self.loginEnd.contains(bytes[at]) { at += 1 }
        if isGate, at < limit, bytes[at] == UInt8(ascii: "\\") {
            let letter = bytes.endOfRun(of: .backslash, from: at)
            // A slash may be escaped; line ends and quotation marks end what is looked for.
            if letter < bytes.count, bytes[letter] == UInt8(ascii: "/") { isSuspicious = true }
        }
        guard at + 2 < bytes.count, at < limit, at > colon + 1, bytes[at] == UInt8(ascii: "@") else { return nil }
        if bytes.contains("thin", at: colon - 4, ignoringCase: true) {
            guard let password = passwordBehindSlash(colon + 1..<at, in: bytes) else { return nil }
            return add(password, "url_userinfo")
        }
        let user = bytes.startOfRun(of: Self.nameSet, before: colon, limit: max(colon - Self.longestLogin, 0))
        let isNetwork = bytes.contains("tcp(", at: at + 1) || bytes.contains("unix(", at: at + 1)
        let isBehindSlashes =
            bytes.contains("//", at: user - 2)
            && (isGate || user < 3 || bytes[user - 3] != UInt8(ascii: ":"))
        guard isNetwork || isBehindSlashes && Self.hostBytes.contains(bytes[at + 1]),
            isPassword(colon + 1..<at, in: bytes)
        else { return nil }
        return add(colon + 1..<at, "url_userinfo")
    }

    private func isPassword(_ range: Range<Int>, in bytes: Bytes) -> Bool {
        isGate
            || !Self.templateBeginnings.contains(bytes[range.lowerBound])
                && KeyRules.secrecy(of: bytes.extracting(range)) == .none
    }

    /// The password in `user/password`.
    private func passwordBehindSlash(_ range: Range<Int>, in bytes: Bytes) -> Range<Int>? {
        let user = bytes.endOfRun(of: Self.nameSet, from: range.lowerBound, limit: range.upperBound)
        guard user > range.lowerBound, user + 1 < range.upperBound, bytes[user] == UInt8(ascii: "/"),
            isPassword(user + 1..<range.upperBound, in: bytes)
        else { return nil }
        return user + 1..<range.upperBound
    }

    /// The password of `user/password@//host`, and of `sqlplus user/password@name`.
    func login(of pattern: CredentialPattern, at start: Int, in bytes: Bytes) -> Range<Int>? {
        guard pattern.prefix == "@/" else {
            let limit = min(start + Self.longestLogin, bytes.count)
            let end = bytes.firstPosition(of: Self.loginEnd | "@", from: start, limit: limit)
            // The slash may be escaped.
            if isGate, end < limit, bytes[end] == UInt8(ascii: "\\") { return start..<end }
            return passwordBehindSlash(start..<end, in: bytes)
        }
        guard start < bytes.count, bytes[start] == UInt8(ascii: "/") else { return nil }
        let at = start - 2
        let limit = max(at - Self.longestLogin, 0)
        var begin = at
        while begin > limit, !Self.loginEnd.contains(bytes[begin - 1]), bytes[begin - 1] != UInt8(ascii: "=") {
            begin -= 1
        }
        if begin < at, bytes[begin] == UInt8(ascii: "/") { return nil }
        return passwordBehindSlash(begin..<at, in: bytes)
    }
}
