// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension CredentialScanner {
    /// The longest name that is read back from a separator.
    private static let longestName = 64
    /// White space allowed between a name, its separator and its value.
    private static let longestGap = 8
    /// Bytes of a value that its appearance is judged by.
    ///
    /// Where the value really ends is looked for after the judgement, so that a refused one costs no more than this.
    static let sampleLength = 64

    private static let nameSet: ByteSet = .word | "-" | "."
    /// What ends a value without quotation marks.
    private static let terminators: ByteSet = .whiteSpace | "\"" | "'" | "`" | "," | ";" | ")" | "]" | "}" | ">"
    /// What comes before the name of a parameter of a URL.
    private static let querySeparators: ByteSet = "?" | "&" | "#"
    /// Letters that may stand before a string literal, as in `f"…"` and `@"…"`.
    private static let literalPrefixes: ByteSet = "f" | "b" | "r" | "u" | "@"
    /// What placeholders, paths and options begin with.
    private static let innocentBeginnings: ByteSet = "%" | "/" | "." | "~" | "*"
    /// What code, templates, markup and sentences are full of.
    private static let innocentBytes: ByteSet = "(" | ")" | "{" | "}" | "<" | ">" | "[" | "]" | "$" | " "
    /// What a password without digits has, and a name in code has not.
    private static let passwordBytes: ByteSet = "!" | "@" | "#" | "^" | "&" | "+" | "?"

    /// The secret value of `name=value`, `"name": "value"`, `name: value`, `?name=value`, `Authorization: scheme value`,
    /// whose separator stands at a position.
    mutating func assignment(at separator: Int, in bytes: Bytes) -> Int? {
        guard let name = name(before: separator, in: bytes) else { return nil }
        let isQuery =
            bytes[separator] == UInt8(ascii: "=") && name.lowerBound > 0
            && Self.querySeparators.contains(bytes[name.lowerBound - 1])
        let secrecy = KeyRules.secrecy(of: bytes.extracting(name), inQuery: isQuery)
        guard secrecy != .none, let value = value(after: separator, of: secrecy, isQuery: isQuery, in: bytes),
            RedactionMask.end(in: bytes, at: value.start) == nil
        else { return nil }
        // A token of a known kind keeps the name of its kind.
        if let found = credential(at: value.start, in: bytes), !found.pattern.keepsPrefix {
            return add(value.start..<max(found.end, end(of: value, in: bytes)), found.pattern.kind)
        }
        if isQuery { return add(value.start..<end(of: value, in: bytes), "url_query") }
        switch secrecy {
        case .none: return nil
        case .authorization: return authorization(value, in: bytes)
        case .cookie: return cookie(value, in: bytes)
        case .secret, .token, .password:
            guard isStrict || Self.looksSecret(bytes, in: value.sample, isPassword: secrecy == .password) else {
                return nil
            }
            return add(value.start..<end(of: value, in: bytes), "assignment")
        }
    }

    // MARK: The name

    private func name(before separator: Int, in bytes: Bytes) -> Range<Int>? {
        var end = separator
        // `name := value`
        if end > 0, bytes[separator] == UInt8(ascii: "="), bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
        let gap = max(0, end - Self.longestGap)
        while end > gap, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        // `environ["name"] = value`, `settings[name] = value`
        let isIndex = end > 0 && bytes[end - 1] == UInt8(ascii: "]")
        if isIndex { end -= 1 }
        if end > 0, ByteSet.quotes.contains(bytes[end - 1]) { end -= 1 }
        if end > 0, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        var start = end
        let limit = max(0, end - Self.longestName)
        while start > limit, Self.nameSet.contains(bytes[start - 1]) { start -= 1 }
        guard end - start >= 3 else { return nil }
        // What ends with a bracket and does not begin with one may be a mask.
        if isIndex, start > 0, bytes[start - 1] == UInt8(ascii: ":") { return nil }
        return start..<end
    }

    // MARK: The value

    /// A value whose beginning has been seen.
    private struct Value {
        var start: Int
        /// Where the sample ends that it is judged by.
        var sampleEnd: Int
        var ending: Ending

        var sample: Range<Int> { start..<sampleEnd }

        enum Ending {
            case quote(UInt8, isEscaped: Bool)
            /// Headers have spaces and semicolons within.
            case line
            case query
            case token
        }
    }

    private func value(
        after separator: Int, of secrecy: KeyRules.Secrecy, isQuery: Bool, in bytes: Bytes
    ) -> Value? {
        var start = separator + 1
        guard start < bytes.count else { return nil }
        switch (bytes[separator], bytes[start]) {
        case (UInt8(ascii: ":"), UInt8(ascii: "=")): return nil  // The other half of `:=` is asked as well.
        case (UInt8(ascii: "="), UInt8(ascii: "=")), (UInt8(ascii: "="), UInt8(ascii: "~")): return nil
        case (UInt8(ascii: "="), UInt8(ascii: ">")): start += 1
        default: break
        }
        start = bytes.endOfRun(
            of: isStrict ? .whiteSpace : .blanks, from: start, limit: start + Self.longestGap)
        if start + 1 < bytes.count, Self.literalPrefixes.contains(bytes[start]),
            ByteSet.quotes.contains(bytes[start + 1])
        {
            start += 1
        }
        var isEscaped = false
        if start + 1 < bytes.count, bytes[start] == UInt8(ascii: "\\"), ByteSet.quotes.contains(bytes[start + 1]) {
            isEscaped = true
            start += 1
        }
        guard start < bytes.count else { return nil }
        var ending = Value.Ending.token
        if ByteSet.quotes.contains(bytes[start]) {
            ending = .quote(bytes[start], isEscaped: isEscaped)
            start += 1
        } else if isQuery {
            ending = .query
        } else if secrecy == .authorization || secrecy == .cookie {
            ending = .line
        }
        var value = Value(start: start, sampleEnd: start, ending: ending)
        value.sampleEnd = end(of: value, limit: start + Self.sampleLength, in: bytes)
        return value.sampleEnd > start ? value : nil
    }

    private func end(of value: Value, limit: Int = .max, in bytes: Bytes) -> Int {
        let limit = min(limit, bytes.count)
        var end = max(value.start, min(value.sampleEnd, limit))
        // Going on where the sample ended would cut an escape in two.
        if case .quote = value.ending { end = value.start }
        while end < limit, !ends(value, at: &end, in: bytes) { end += 1 }
        return min(end, limit)
    }

    /// Whether a value ends at a position, which moves on by one where a byte is escaped.
    private func ends(_ value: Value, at position: inout Int, in bytes: Bytes) -> Bool {
        let byte = bytes[position]
        switch value.ending {
        case .quote(let quote, let isEscaped):
            if byte == quote || ByteSet.lineEnds.contains(byte) { return true }
            guard byte == UInt8(ascii: "\\"), position + 1 < bytes.count else { return false }
            // Within an escaped literal the first escaped mark is the closing one.
            if isEscaped && bytes[position + 1] == quote { return true }
            position += 1
            return false
        case .line: return ByteSet.lineEnds.contains(byte) || ByteSet.quotes.contains(byte)
        case .query:
            return Self.terminators.contains(byte) || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "#")
        case .token:
            return Self.terminators.contains(byte)
                || (byte == UInt8(ascii: "&") && beginsParameter(at: position + 1, in: bytes))
                || (byte == UInt8(ascii: "<") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"))
        }
    }

    private func beginsParameter(at start: Int, in bytes: Bytes) -> Bool {
        let end = bytes.endOfRun(of: Self.nameSet, from: start, limit: start + Self.longestName)
        return end > start && end < bytes.count && bytes[end] == UInt8(ascii: "=")
    }

    // MARK: Judgement

    private static let schemes = [
        "bearer", "basic", "token", "apikey", "digest", "negotiate", "key", "aws4-hmac-sha256",
    ]

    /// The secret of an `Authorization` header: what follows a known scheme, else the whole, if it looks like one.
    private mutating func authorization(_ value: Value, in bytes: Bytes) -> Int? {
        let scheme = bytes.endOfRun(of: .wordAndDash, from: value.start, limit: value.sampleEnd)
        if scheme < value.sampleEnd, bytes[scheme] == UInt8(ascii: " "),
            Self.schemes.contains(where: { isEqual($0, value.start..<scheme, in: bytes) })
        {
            let start = bytes.endOfRun(of: .space, from: scheme, limit: value.sampleEnd)
            guard start < value.sampleEnd, RedactionMask.end(in: bytes, at: start) == nil else { return nil }
            return add(start..<end(of: value, in: bytes), "header")
        }
        guard isStrict || Self.looksSecret(bytes, in: value.sample, isPassword: false) else { return nil }
        return add(value.start..<end(of: value, in: bytes), "header")
    }

    /// All of a `Cookie` header, if it has a name and a value.
    private mutating func cookie(_ value: Value, in bytes: Bytes) -> Int? {
        guard isStrict || beginsParameter(at: value.start, in: bytes) else { return nil }
        return add(value.start..<end(of: value, in: bytes), "header")
    }

    private func isEqual(_ lowercase: String, _ range: Range<Int>, in bytes: Bytes) -> Bool {
        lowercase.utf8.count == range.count
            && zip(lowercase.utf8, range).allSatisfy { $0 == CredentialTable.lowered(bytes[$1]) }
    }

    /// Whether a value of a secret name looks like a secret: not like code, a placeholder, a path, a word.
    static func looksSecret(_ bytes: Bytes, in range: Range<Int>, isPassword: Bool) -> Bool {
        let sample = range.prefix(sampleLength)
        guard let first = sample.first, sample.count >= (isPassword ? 4 : 8) else { return false }
        if innocentBeginnings.contains(bytes[first]) { return false }
        for index in sample where innocentBytes.contains(bytes[index]) { return false }
        let appearance = Appearance(of: bytes, in: sample)
        if appearance.digits == 0 {
            guard isPassword, sample.count >= 6, appearance.letters > 0 else { return false }
            return sample.contains { passwordBytes.contains(bytes[$0]) }
        }
        return appearance.letters > 0 || (isPassword && appearance.others == 0)
    }
}
