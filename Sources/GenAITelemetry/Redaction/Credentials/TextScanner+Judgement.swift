// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// What references to a variable and placeholders begin with: `${NAME}`, `<your key>`, `{key}`, `:key`.
    static let templateBeginnings: ByteSet = "$" | "<" | "{" | "[" | ":"
    /// What paths, globs, references and entities begin with.
    private static let innocentBeginnings: ByteSet = "%" | "/" | "." | "~" | "*" | "&"
    /// What code, templates, markup and sentences are full of.
    private static let innocentBytes: ByteSet = "(" | ")" | "{" | "}" | "<" | ">" | "[" | "]" | "$" | " "
    static let innocentOrColon: ByteSet = innocentBytes | ":"
    private static let dollar = UInt8(ascii: "$")
    private static let optionalMarks: ByteSet = "?" | "!"
    /// What a password without digits has, and a name in code has not.
    static let passwordBytes: ByteSet = "!" | "@" | "#" | "^" | "&" | "+" | "?"

    /// The part of a value of a secret name that is a secret; nil when none is.
    func secret(in value: Value, of secrecy: KeyRules.Secrecy, _ bytes: Bytes) -> Range<Int>? {
        switch secrecy {
        case .none: return nil
        case .authorization: return authorization(value, in: bytes)
        case .cookie:
            // A name and a value, not a sentence about a cookie.
            guard isStrict || beginsParameter(at: value.start, in: bytes) else { return nil }
        case .secret, .token, .password, .parameter:
            let isSecret =
                value.isParameter
                ? isParameter(value, of: secrecy, in: bytes)
                : looksSecret(value, isPassword: secrecy == .password, in: bytes)
            guard isStrict || isSecret else { return nil }
        }
        return value.start..<end(of: value, in: bytes)
    }

    // MARK: Authorization

    /// Schemes with one token behind them.
    private static let tokenSchemes = ["bearer", "basic", "token", "apikey", "key", "negotiate"]
    /// Schemes with several parameters behind them, which reach to the end of the header.
    private static let parameterSchemes = ["digest", "oauth", "hawk", "aws4-hmac-sha256"]
    private static let tokenEnds: ByteSet = .whiteSpace | .quotes | "," | ";"

    /// What follows a known scheme, else the whole, if it looks like a secret.
    private func authorization(_ value: Value, in bytes: Bytes) -> Range<Int>? {
        let scheme = bytes.endOfRun(of: .wordAndDash, from: value.start, limit: value.sampleEnd)
        let isFollowed = scheme < value.sampleEnd && bytes[scheme] == UInt8(ascii: " ")
        let isToken = isFollowed && isAny(of: Self.tokenSchemes, value.start..<scheme, in: bytes)
        guard isToken || isFollowed && isAny(of: Self.parameterSchemes, value.start..<scheme, in: bytes) else {
            guard isStrict || looksSecret(value, isPassword: false, in: bytes) else { return nil }
            return value.start..<end(of: value, in: bytes)
        }
        let start = bytes.endOfRun(of: .space, from: scheme, limit: value.sampleEnd)
        guard start < value.sampleEnd, RedactionMask.end(in: bytes, at: start) == nil,
            isStrict || !isTemplate(at: start, in: bytes)
        else { return nil }
        guard isToken, !isStrict else { return start..<end(of: value, in: bytes) }
        var end = start
        while end < bytes.count, !Self.tokenEnds.contains(bytes[end]) { end += 1 }
        return end > start ? start..<end : nil
    }

    private func isAny(of schemes: [String], _ range: Range<Int>, in bytes: Bytes) -> Bool {
        schemes.contains { isEqual($0, range, in: bytes) }
    }

    private func isEqual(_ lowercase: String, _ range: Range<Int>, in bytes: Bytes) -> Bool {
        lowercase.utf8.count == range.count
            && zip(lowercase.utf8, range).allSatisfy { $0 == DetectorTable.lowered(bytes[$1]) }
    }

    // MARK: Appearance

    /// Whether a placeholder begins at a position; a percent sign begins one unless two digits follow.
    private func isTemplate(at start: Int, in bytes: Bytes) -> Bool {
        if Self.templateBeginnings.contains(bytes[start]) { return true }
        return bytes[start] == UInt8(ascii: "%")
            && bytes.endOfRun(of: .hexadecimal, from: start + 1, limit: start + 3) < start + 3
    }

    /// Whether the value of a parameter is one, and not code that looks like a URL.
    ///
    /// A password may have any characters.
    private func isParameter(_ value: Value, of secrecy: KeyRules.Secrecy, in bytes: Bytes) -> Bool {
        if isTemplate(at: value.start, in: bytes) { return false }
        return secrecy == .password || !value.sample.contains { Self.innocentBytes.contains(bytes[$0]) }
    }

    private func looksSecret(_ value: Value, isPassword: Bool, in bytes: Bytes) -> Bool {
        guard Self.looksSecret(bytes, in: value.sample, isPassword: isPassword) else { return false }
        // `token = user.token2` names a secret and is none.
        let sample = bytes.extracting(value.sample)
        return value.isQuoted || !sample.indices.contains { sample[$0] == UInt8(ascii: ".") }
            || KeyRules.secrecy(of: sample) == .none
    }

    /// Whether some text under a secret name looks like a secret: not like code, a placeholder, a path, a URL, a word.
    static func looksSecret(_ bytes: Bytes, in range: Range<Int>, isPassword: Bool) -> Bool {
        let sample = range.prefix(sampleLength)
        guard let first = sample.first, sample.count >= (isPassword ? 4 : 8) else { return false }
        if innocentBeginnings.contains(bytes[first]), !isBase64(bytes, sample) { return false }
        let appearance = Appearance(of: bytes, in: sample)
        if appearance.digits == 0 {
            guard isPassword, sample.count >= 6, appearance.letters > 0, appearance.others > 0 else { return false }
            guard appearance.marks > 0, !isOptionalType(bytes, sample) else { return false }
        } else if appearance.letters == 0, !isPassword || appearance.others > 0 {
            return false
        }
        if !isPassword, appearance.uppercase == 0, isPath(bytes, sample) { return false }
        if appearance.innocents == 0 { return true }
        var index = bytes.firstPosition(of: innocentOrColon, from: first, limit: sample.endIndex)
        while index < sample.endIndex {
            let isInnocent =
                bytes[index] == UInt8(ascii: ":")
                ? isURL(bytes, at: index)
                : bytes[index] != dollar || index == first
                    || !isPassword && beginsVariable(bytes, at: index, appearance)
            if isInnocent { return false }
            index = bytes.firstPosition(of: innocentOrColon, from: index + 1, limit: sample.endIndex)
        }
        return true
    }

    /// Slashes of a path of small letters, and of no secret.
    private static let fewestSlashes = 3

    /// Whether it is the name of something in a tree of names: `projects/one/secrets/two/versions/1`.
    private static func isPath(_ bytes: Bytes, _ sample: Range<Int>) -> Bool {
        sample.count { bytes[$0] == UInt8(ascii: "/") } >= fewestSlashes
    }

    /// Bytes of base-64 of a key that happens to begin with a slash, and how many at least stand between two slashes.
    private static let shortestBase64 = 40
    private static let bytesPerSlash = 12

    /// Whether something that begins with a slash is base-64, and no path.
    private static func isBase64(_ bytes: Bytes, _ sample: Range<Int>) -> Bool {
        guard sample.count >= shortestBase64, bytes[sample.lowerBound] == UInt8(ascii: "/"),
            bytes.endOfRun(of: .base64, from: sample.lowerBound, limit: sample.upperBound) == sample.upperBound
        else { return false }
        let slashes = sample.count { bytes[$0] == UInt8(ascii: "/") }
        let appearance = Appearance(of: bytes, in: sample)
        return slashes * bytesPerSlash <= sample.count && appearance.hasAllKinds && appearance.digits > 2
    }

    /// Whether the dollar at a position begins a reference to a variable, and does not just stand within a secret.
    private static func beginsVariable(_ bytes: Bytes, at dollar: Int, _ appearance: Appearance) -> Bool {
        guard appearance.hasAllKinds, dollar + 1 < bytes.count else { return true }
        let end = bytes.endOfRun(of: .uppercase | "_", from: dollar + 1)
        return innocentBytes.contains(bytes[dollar + 1]) || end - dollar > 2
    }

    /// Whether it is a type of a language that marks what may be absent: `String?`, `String!`.
    private static func isOptionalType(_ bytes: Bytes, _ sample: Range<Int>) -> Bool {
        guard let mark = sample.last, ByteSet.uppercase.contains(bytes[sample.lowerBound]) else { return false }
        return optionalMarks.contains(bytes[mark]) && bytes.endOfRun(of: .letters, from: sample.lowerBound) == mark
    }

    private static func isURL(_ bytes: Bytes, at colon: Int) -> Bool {
        bytes[colon] == UInt8(ascii: ":") && bytes.contains("://", at: colon)
    }
}
