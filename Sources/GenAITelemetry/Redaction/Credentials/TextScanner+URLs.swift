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
        if at == nil, let password, end == bytes.count || isGate, isCutPassword(password + 1..<end, start, in: bytes) {
            return add(start..<end, "url_userinfo")
        }
        guard let at, at > start else { return nil }
        if let password, password + 1 < at { return add(start..<at, "url_userinfo") }
        return at - start > Self.longestUserName ? add(start..<at, "url_userinfo") : nil
    }

    private static let shortestCutPassword = 8
    /// What references to a variable and addresses with colons begin with.
    private static let noUserBeginnings: ByteSet = templateBeginnings.subtracting(":")

    /// Whether what stands behind the user is a password that the text was cut in or behind, and no port or version.
    private func isCutPassword(_ range: Range<Int>, _ start: Int, in bytes: Bytes) -> Bool {
        range.count >= Self.shortestCutPassword && !Self.noUserBeginnings.contains(bytes[start])
            && !Self.templateBeginnings.contains(bytes[range.lowerBound])
            && Appearance(of: bytes, in: range).hasAllKinds
    }

    // MARK: Commands

    /// The longest user name before a password.
    private static let longestCommandUser = 64
    private static let userNameSet: ByteSet = .wordAndDash | "." | "@" | "+"
    private static let commandQuotes: ByteSet = .quotes | " " | "\\"

    /// The password of `curl -u user:password`, whose colon stands at a position.
    mutating func commandUser(at colon: Int, in bytes: Bytes) -> Int? {
        var start = colon
        let limit = max(colon - Self.longestCommandUser, 0)
        while start > limit, Self.userNameSet.contains(bytes[start - 1]) { start -= 1 }
        guard start < colon else { return nil }
        var option = start
        while option > max(start - 4, 0), Self.commandQuotes.contains(bytes[option - 1]) { option -= 1 }
        guard option < start, bytes.contains("-u", at: option - 2) || bytes.contains("--user", at: option - 6) else {
            return nil
        }
        // A container runs with `-u 1000:1000` as well.
        let before = bytes.extracting(max(option - (isGate ? 256 : 128), 0)..<option)
        guard before.hasWord("curl"),
            let value = value(
                at: colon + 1, of: start..<colon, .password, isQuery: false, in: bytes),
            !ByteSet.whiteSpace.contains(bytes[colon + 1]), Self.looksSecret(bytes, in: value.sample, isPassword: true)
        else { return nil }
        return add(value.start..<end(of: value, in: bytes), "command_user")
    }
}
