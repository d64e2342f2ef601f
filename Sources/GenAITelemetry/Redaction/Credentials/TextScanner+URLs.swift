// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// The longest authority of a URL that is looked through.
    private static let longestAuthority = 512
    /// User names that are longer are tokens.
    private static let longestUserName = 15
    private static let authorityEnd: ByteSet = .whiteSpace | "/" | "?" | "#" | "\"" | "'" | "<" | ">" | "\\" | "`"

    private static let authorityEndLetters: ByteSet = "n" | "r" | "t" | "\"" | "'"

    /// The `user:password` of a URL whose `://` begins at a position: RFC 3986 section 3.2.1.
    ///
    /// A short user name alone, as in `ssh://git@host`, is no secret.
    mutating func userInfo(at colon: Int, in bytes: Bytes) -> Int? {
        guard colon > 0, colon + 3 < bytes.count, bytes[colon + 1] == UInt8(ascii: "/"),
            bytes[colon + 2] == UInt8(ascii: "/"), ByteSet.alphanumeric.contains(bytes[colon - 1])
        else { return nil }
        let start = colon + 3
        if RedactionMask.end(in: bytes, at: start) != nil { return nil }
        let limit = min(start + Self.longestAuthority, bytes.count)
        var end = start
        var at: Int?
        var password: Int?
        while end < limit, !Self.authorityEnd.contains(bytes[end]) {
            if bytes[end] == UInt8(ascii: "@") { at = end }
            if bytes[end] == UInt8(ascii: ":"), password == nil { password = end }
            end += 1
        }
        if isGate, at == nil, end < limit, bytes[end] == UInt8(ascii: "\\") {
            // Most escapes end an authority, others are part of it.
            let letter = bytes.endOfRun(of: .backslash, from: end)
            isSuspicious = letter == bytes.count || !Self.authorityEndLetters.contains(bytes[letter])
        }
        guard let at, at > start else { return nil }
        if let password, password + 1 < at { return add(start..<at, "url_userinfo") }
        return at - start > Self.longestUserName ? add(start..<at, "url_userinfo") : nil
    }
}
