// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// Bytes of a value that its appearance is judged by.
    ///
    /// Where the value really ends is looked for after the judgement, so that a refused one costs no more than this.
    static let sampleLength = 64

    /// What ends a value without quotation marks.
    private static let terminators: ByteSet = .whiteSpace | "\"" | "'" | "`" | "," | ";" | ")" | "]" | "}" | ">"
    private static let queryEnds: ByteSet = terminators | "&" | "#"
    /// What may end one.
    private static let tokenStops: ByteSet = terminators | "&" | "<"
    /// Letters that may stand before a string literal, as in `f"…"` and `@"…"`.
    private static let literalPrefixes: ByteSet = "f" | "b" | "r" | "u" | "@"

    /// A value whose beginning has been seen.
    struct Value {
        var start: Int
        /// Where the sample ends that it is judged by.
        var sampleEnd: Int
        var ending: Ending

        var sample: Range<Int> { start..<sampleEnd }

        var isQuoted: Bool { if case .quote = ending { true } else { false } }
        var isParameter: Bool { if case .query = ending { true } else { false } }

        enum Ending {
            case quote(UInt8, isEscaped: Bool)
            /// Headers have spaces, semicolons and quotation marks within; what ends them early is the mark before their
            /// name.
            case line(UInt8?)
            case query
            case token
            /// Lines that are indented by so many bytes at least, as in a block of YAML.
            case block(Int)
        }
    }

    func value(
        of name: Range<Int>, after separator: Int, _ secrecy: KeyRules.Secrecy, isQuery: Bool, in bytes: Bytes
    ) -> Value? {
        var start = separator + 1
        guard start < bytes.count else { return nil }
        switch (bytes[separator], bytes[start]) {
        case (UInt8(ascii: ":"), UInt8(ascii: "=")): return nil  // The other half of `:=` is asked as well.
        case (UInt8(ascii: "="), UInt8(ascii: "=")), (UInt8(ascii: "="), UInt8(ascii: "~")): return nil
        case (UInt8(ascii: "="), UInt8(ascii: ">")): start += 1
        default: break
        }
        // `**name:** value`
        start = endOfEmphasis(at: start, in: bytes)
        start = bytes.endOfRun(of: isStrict ? .whiteSpace : .blanks, from: start, limit: start + Self.longestGap)
        if !isStrict, start < bytes.count, bytes[separator] == UInt8(ascii: ":"),
            Self.lineOpenings.contains(bytes[start]),
            let value = valueOnNextLine(at: start, of: name, secrecy, in: bytes)
        {
            return value
        }
        // `name: **value**`
        return value(at: endOfEmphasis(at: start, in: bytes), of: name, secrecy, isQuery: isQuery, in: bytes)
    }

    /// Where stars end that set in bold type; a single one before a word is something else.
    private func endOfEmphasis(at start: Int, in bytes: Bytes) -> Int {
        let end = bytes.endOfRun(of: "*", from: start, limit: start + 3)
        guard end > start, end < bytes.count else { return start }
        return end - start > 1 || bytes[end] == UInt8(ascii: " ") ? end : start
    }

    func value(
        at start: Int, of name: Range<Int>, _ secrecy: KeyRules.Secrecy, isQuery: Bool, in bytes: Bytes
    ) -> Value? {
        var start = start
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
            let mark = name.lowerBound > 0 ? bytes[name.lowerBound - 1] : 0
            ending = .line(ByteSet.quotes.contains(mark) ? mark : nil)
        }
        var value = Value(start: start, sampleEnd: start, ending: ending)
        value.sampleEnd = end(of: value, limit: start + Self.sampleLength, in: bytes)
        return value.sampleEnd > start ? value : nil
    }

    func end(of value: Value, limit: Int = .max, in bytes: Bytes) -> Int {
        let limit = min(limit, bytes.count)
        var end = max(value.start, min(value.sampleEnd, limit))
        // Going on where the sample ended would cut an escape in two.
        if case .quote = value.ending { end = value.start }
        switch value.ending {
        case .token: end = bytes.firstPosition(of: Self.tokenStops, from: end, limit: limit)
        case .query: end = bytes.firstPosition(of: Self.queryEnds | "<", from: end, limit: limit)
        case .block: end = bytes.firstPosition(of: .lineEnds, from: end, limit: limit)
        case .line(let mark):
            let ends = mark.map { .lineEnds | ByteSet(unicodeScalarLiteral: Unicode.Scalar($0)) } ?? ByteSet.lineEnds
            return bytes.firstPosition(of: ends, from: end, limit: limit)
        case .quote: break
        }
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
        case .block(let indentation):
            guard ByteSet.lineEnds.contains(byte) else { return false }
            let next = bytes.contains("\r\n", at: position) ? position + 2 : position + 1
            return bytes.endOfRun(of: .blanks, from: next, limit: next + indentation) < next + indentation
        case .line: return true  // Sought above.
        case .query:
            return Self.queryEnds.contains(byte) || byte == UInt8(ascii: "<") && bytes.contains("</", at: position)
        case .token:
            return Self.terminators.contains(byte)
                || (byte == UInt8(ascii: "&") && beginsParameter(at: position + 1, in: bytes))
                || (byte == UInt8(ascii: "<") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"))
        }
    }

    func beginsParameter(at start: Int, in bytes: Bytes) -> Bool {
        let end = bytes.endOfRun(of: Self.nameSet, from: start, limit: start + Self.longestName)
        return end > start && end < bytes.count && bytes[end] == UInt8(ascii: "=")
    }
}
