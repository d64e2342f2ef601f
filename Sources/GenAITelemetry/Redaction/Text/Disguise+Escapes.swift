// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Escapes: of JSON and source code, of URLs, of HTML, of mail.
extension Disguise {
    /// `\n`, `\u0073`, `\u{73}`, `\x73`, `\"`, `\_`, and a backslash at the end of a line.
    ///
    /// A run of backslashes counts as one, so that a text which was escaped several times is revealed at once.
    init?(backslashIn text: Bytes, at start: Int) {
        let letter = text.endOfRun(of: .backslash, from: start)
        let run = letter - start
        guard letter < text.count else {
            if run == 1 { return nil }
            self.init(run, UInt8(ascii: "\\"))
            return
        }
        switch text[letter] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"): self.init(run + 1, UInt8(ascii: "\n"))
        case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): self.init(run + 1, UInt8(ascii: "\t"))
        case UInt8(ascii: "\n"): self.init(hiding: run + 1)
        case UInt8(ascii: "u"):
            if let (scalar, end) = Self.scalar(text, at: letter + 1) {
                self.init(end - start, scalar)
            } else if run > 1 {
                self.init(run, UInt8(ascii: "\\"))
            } else {
                return nil
            }
        case UInt8(ascii: "x"):
            if let value = Self.hexadecimal(text, at: letter + 1, count: 2), value < 0x80 {
                self.init(run + 3, UInt8(value))
            } else if run > 1 {
                self.init(run, UInt8(ascii: "\\"))
            } else {
                return nil
            }
        case UInt8(ascii: "0"), UInt8(ascii: "1"):
            // `\163`, three octal digits.
            if let value = Self.octal(text, at: letter) {
                self.init(run + 3, value)
            } else if run > 1 {
                self.init(run, UInt8(ascii: "\\"))
            } else {
                return nil
            }
        case let byte where ByteSet.alphanumeric.contains(byte) || byte >= 0x80:
            if run == 1 { return nil }
            self.init(run, UInt8(ascii: "\\"))
        case let byte: self.init(run + 1, byte)
        }
    }

    /// An escape of JSON: RFC 8259 section 7.
    init?(jsonEscapeIn text: Bytes, at start: Int) {
        guard start + 1 < text.count else { return nil }
        switch text[start + 1] {
        case UInt8(ascii: "b"): self.init(2, 0x08)
        case UInt8(ascii: "f"): self.init(2, 0x0C)
        case UInt8(ascii: "n"): self.init(2, UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): self.init(2, UInt8(ascii: "\r"))
        case UInt8(ascii: "t"): self.init(2, UInt8(ascii: "\t"))
        case UInt8(ascii: "u"):
            guard let first = Self.hexadecimal(text, at: start + 2, count: 4) else { return nil }
            if let pair = Self.surrogatePair(first, text, at: start + 6, backslashes: 1) {
                self.init(12, pair.scalar)
            } else {
                self.init(6, Unicode.Scalar(first) ?? "\u{FFFD}")
            }
        case let byte: self.init(2, byte)
        }
    }

    /// `%73`, and `%u0073` as old scripts write it.
    init?(percentIn text: Bytes, at start: Int) {
        if let value = Self.hexadecimal(text, at: start + 1, count: 2) {
            self.init(3, UInt8(value))
        } else if start + 1 < text.count, text[start + 1] == UInt8(ascii: "u"),
            let value = Self.hexadecimal(text, at: start + 2, count: 4)
        {
            self.init(6, Unicode.Scalar(value) ?? "\u{FFFD}")
        } else {
            return nil
        }
    }

    /// What colours a terminal: ECMA-48 section 5.4, as in `ESC [ 31 m`.
    init?(terminalCodeIn text: Bytes, at start: Int) {
        guard start + 1 < text.count, text[start + 1] == UInt8(ascii: "[") else { return nil }
        var end = start + 2
        // No terminal's code is longer.
        let limit = min(start + 24, text.count)
        while end < limit, text[end] >= 0x20, text[end] < 0x40 { end += 1 }
        guard end < limit, text[end] >= 0x40, text[end] < 0x7F else { return nil }
        self.init(hiding: end + 1 - start)
    }

    // MARK: HTML

    /// The names of those characters that mean something to a rule, or stand in keys.
    private static let entities: [(name: String, byte: UInt8)] = [
        ("amp;", UInt8(ascii: "&")), ("quot;", UInt8(ascii: "\"")), ("apos;", UInt8(ascii: "'")),
        ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")), ("nbsp;", UInt8(ascii: " ")),
        ("equals;", UInt8(ascii: "=")), ("colon;", UInt8(ascii: ":")), ("lowbar;", UInt8(ascii: "_")),
        ("hyphen;", UInt8(ascii: "-")), ("dash;", UInt8(ascii: "-")), ("period;", UInt8(ascii: ".")),
        ("sol;", UInt8(ascii: "/")), ("plus;", UInt8(ascii: "+")), ("commat;", UInt8(ascii: "@")),
        ("Tab;", UInt8(ascii: "\t")), ("NewLine;", UInt8(ascii: "\n")),
    ]
    /// Letters of the longest name.
    private static let longestEntity = 14
    private static let invisibleEntities = ["shy;", "ZeroWidthSpace;", "zwnj;", "zwj;", "NoBreak;"]

    /// `&#115;`, `&#x73;`, `&amp;`; the semicolon behind a number may be missing.
    init?(entityIn text: Bytes, at start: Int) {
        let next = start + 1
        guard next < text.count else { return nil }
        guard text[next] == UInt8(ascii: "#") else {
            // Few ampersands stand before a name with a semicolon behind it.
            let end = text.endOfRun(of: .letters, from: next, limit: next + Self.longestEntity)
            guard end > next, end < text.count, text[end] == UInt8(ascii: ";") else { return nil }
            if let entity = Self.entities.first(where: { text.contains($0.name, at: next) }) {
                self.init(1 + entity.name.utf8.count, entity.byte)
            } else if let name = Self.invisibleEntities.first(where: { text.contains($0, at: next) }) {
                self.init(hiding: 1 + name.utf8.count)
            } else {
                return nil
            }
            return
        }
        let isHexadecimal = next + 1 < text.count && text[next + 1] | 0x20 == UInt8(ascii: "x")
        let digits = next + (isHexadecimal ? 2 : 1)
        var end = text.endOfRun(of: isHexadecimal ? .hexadecimal : .digits, from: digits, limit: digits + 8)
        guard end > digits else { return nil }
        var value: UInt32 = 0
        for index in digits..<end {
            let digit = UInt32(Hexadecimal.nibble(text[index], allowingUppercase: true) ?? 0)
            value = min(value, 0x00FF_FFFF) * (isHexadecimal ? 16 : 10) + digit
        }
        if end < text.count, text[end] == UInt8(ascii: ";") { end += 1 }
        self.init(end - start, Unicode.Scalar(value) ?? "\u{FFFD}")
    }

    // MARK: Mail

    /// Bytes before the end of a line that tell a soft line break from an assignment of nothing.
    private static let longLine = 40

    /// `=3D` and other bytes in a row, and `=` at the end of a long line: RFC 2045 section 6.7.
    init?(quotedPrintableIn text: Bytes, at start: Int) {
        let next = start + 1
        guard next < text.count else { return nil }
        if ByteSet.lineEnds.contains(text[next]) {
            let end = text.contains("\r\n", at: next) ? next + 2 : next + 1
            for index in max(start - Self.longLine, 0)..<start where ByteSet.lineEnds.contains(text[index]) {
                return nil
            }
            guard start >= Self.longLine, end < text.count else { return nil }
            self.init(hiding: end - start)
            return
        }
        guard let value = Self.byte(quotedIn: text, at: start) else { return nil }
        let isRow = Self.byte(quotedIn: text, at: start + 3) != nil || Self.byte(quotedIn: text, at: start - 3) != nil
        guard value == UInt8(ascii: "=") || isRow else { return nil }
        self.init(3, value)
    }

    /// The byte of `=3D`, whose letters are capitals.
    private static func byte(quotedIn text: Bytes, at start: Int) -> UInt8? {
        guard start >= 0, start + 2 < text.count, text[start] == UInt8(ascii: "="),
            let high = Hexadecimal.nibble(text[start + 1], allowingUppercase: true),
            text[start + 1] < UInt8(ascii: "a"),
            let low = Hexadecimal.nibble(text[start + 2], allowingUppercase: true), text[start + 2] < UInt8(ascii: "a")
        else { return nil }
        return high << 4 | low
    }

    // MARK: Numbers

    /// The scalar of `0073`, `{73}` or a surrogate pair `d83d\ude00`, and where its text ends.
    private static func scalar(_ text: Bytes, at start: Int) -> (Unicode.Scalar, end: Int)? {
        if start < text.count, text[start] == UInt8(ascii: "{") {
            let end = text.endOfRun(of: .hexadecimal, from: start + 1, limit: start + 9)
            guard end < text.count, text[end] == UInt8(ascii: "}"),
                let value = hexadecimal(text, at: start + 1, count: end - start - 1)
            else { return nil }
            return (Unicode.Scalar(value) ?? "\u{FFFD}", end + 1)
        }
        guard let first = hexadecimal(text, at: start, count: 4) else { return nil }
        let end = start + 4
        let backslashes = text.endOfRun(of: .backslash, from: end) - end
        if let pair = surrogatePair(first, text, at: end, backslashes: backslashes) { return pair }
        return (Unicode.Scalar(first) ?? "\u{FFFD}", end)
    }

    private static func surrogatePair(
        _ first: UInt32, _ text: Bytes, at start: Int, backslashes: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        let second = start + backslashes
        guard first >> 10 == 0x36, backslashes > 0, second < text.count, text[start] == UInt8(ascii: "\\"),
            text[second] == UInt8(ascii: "u"), let low = hexadecimal(text, at: second + 1, count: 4), low >> 10 == 0x37
        else { return nil }
        return (Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + low & 0x3FF) ?? "\u{FFFD}", second + 5)
    }

    /// The printable character of three octal digits.
    static func octal(_ text: Bytes, at start: Int) -> UInt8? {
        guard start + 2 < text.count else { return nil }
        var value: UInt8 = 0
        for index in start..<start + 3 {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 8, value < 32 else { return nil }
            value = value << 3 | digit
        }
        return value >= 0x20 && value < 0x7F ? value : nil
    }

    private static func hexadecimal(_ text: Bytes, at start: Int, count: Int) -> UInt32? {
        guard count > 0, text.count - start >= count else { return nil }
        var value: UInt32 = 0
        for index in start..<start + count {
            guard let nibble = Hexadecimal.nibble(text[index], allowingUppercase: true) else { return nil }
            value = value << 4 | UInt32(nibble)
        }
        return value
    }
}
