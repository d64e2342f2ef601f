// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which disguises a text may have without being searched behind them.
///
/// Nearly every text with JSON in it has line ends and quotation marks behind backslashes, and most of the world's letters
/// may stand there as `\u00e9`. None of these hides anything: what is left of a token, a number or a name when they stand
/// within is not looked for. So the gate passes them, and takes care of the one thing that they do hide: that a word may
/// begin behind. Whatever is not listed here is suspicious.
enum GateEscape {
    /// What can stand within a token or between a name and its value: behind a backslash, that may hide both.
    private static let joints: ByteSet =
        "_" | "-" | "." | "+" | "=" | ":" | "@" | "%" | "&" | "?" | "~" | "/" | " " | "#"
    private static let tokenBytes: ByteSet = .wordAndDash | "." | ":" | "/" | "+" | "=" | "~"

    /// Whether something may be hidden by the disguise that may begin at a position.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - index: A position whose byte a disguise may begin with.
    ///   - isPlain: Whether nothing is looked for that has quotation marks, white space or characters beyond ASCII.
    ///   - mostBackslashes: More of them in a row are suspicious.
    /// - Returns: Whether the text has to be searched behind its disguises.
    static func hides(in bytes: Bytes, at index: Int, isPlain: Bool, _ mostBackslashes: Int) -> Bool {
        let previous = index > 0 ? bytes[index - 1] : 0
        switch bytes[index] {
        case UInt8(ascii: "\\"):
            if previous == UInt8(ascii: "\\") { return false }  // Seen with the first of the run.
            return !isPlain || hidesBehindBackslash(bytes, at: index, previous, mostBackslashes)
        case UInt8(ascii: "%"):
            guard Disguise(in: bytes, at: index, behind: previous) != nil else { return false }
            return !isPlain || !isHarmlessPercent(bytes, at: index, previous)
        default: return Disguise(in: bytes, at: index, behind: previous) != nil
        }
    }

    private static func hidesBehindBackslash(
        _ bytes: Bytes, at start: Int, _ previous: UInt8, _ mostBackslashes: Int
    ) -> Bool {
        let letter = bytes.endOfRun(of: .backslash, from: start, limit: start + mostBackslashes + 1)
        if letter - start > mostBackslashes { return true }
        guard letter < bytes.count else { return false }
        let byte = bytes[letter]
        let next = letter + 1 < bytes.count ? bytes[letter + 1] : 0
        if ByteSet.digits.contains(previous), partsNumber(bytes, at: start) { return true }
        if byte == UInt8(ascii: "u") { return hidesBehindNumber(bytes, at: letter + 1, previous) }
        if byte == UInt8(ascii: "x") { return ByteSet.hexadecimal.contains(next) }
        if ByteSet.lineEnds.contains(byte) || Disguise.octal(bytes, at: letter) != nil { return true }
        if byte < 0x30, !ByteSet.quotes.contains(byte) {
            // Brackets and dots of a number may be escaped.
            if ByteSet.digits.contains(next) || ByteSet.digits.contains(previous) { return true }
        }
        guard joints.contains(byte) else { return false }
        if byte == UInt8(ascii: "/"), previous == UInt8(ascii: "<") { return mayClose(at: letter + 1, in: bytes) }
        return tokenBytes.contains(previous) && (tokenBytes.contains(next) || next == UInt8(ascii: "\\"))
    }

    /// Digits of the groups of a card that escaped line ends may part, and bytes of these line ends.
    private static let partedDigits = 4
    private static let longestPart = 32
    private static let partBytes: ByteSet = .backslash | "n" | "r" | "t"

    /// Whether the escapes at a position stand between two groups of digits.
    private static func partsNumber(_ bytes: Bytes, at start: Int) -> Bool {
        let end = bytes.endOfRun(of: partBytes, from: start, limit: start + longestPart)
        return start >= partedDigits
            && bytes.endOfRun(of: .digits, from: start - partedDigits, limit: start) == start
            && bytes.endOfRun(of: .digits, from: end, limit: end + partedDigits) == end + partedDigits
    }

    /// Whether the character of `\u00e9` may read as another one.
    private static func hidesBehindNumber(_ bytes: Bytes, at digits: Int, _ previous: UInt8) -> Bool {
        guard digits < bytes.count, ByteSet.hexadecimal.contains(bytes[digits]) else {
            return digits < bytes.count && bytes[digits] == UInt8(ascii: "{")
        }
        guard digits + 4 <= bytes.count else { return false }
        var value: UInt32 = 0
        for index in digits..<digits + 4 {
            guard let nibble = Hexadecimal.nibble(bytes[index], allowingUppercase: true) else { return false }
            value = value << 4 | UInt32(nibble)
        }
        switch value {
        case 0x3C:  // `<` and `>`, which some encoders of JSON always escape.
            let slash = bytes.endOfRun(of: .backslash, from: digits + 4)
            return slash < bytes.count && bytes[slash] == UInt8(ascii: "/") && mayClose(at: slash + 1, in: bytes)
        case 0x3E: return false
        // Words that come before a password: senha é, password è, contraseña es.
        case 0xE8, 0xE9:
            let word = bytes.extracting(max(digits - 11, 0)..<digits)
            return word.hasWord("nha ") || word.hasWord("ord ")
        case 0xF1: return bytes.extracting(max(digits - 9, 0)..<digits).hasWord("se")
        case 0xC0...0x17F: return false
        case 0x306F, 0x662F, 0xB294: return !isFollowedByLetter(at: digits + 4, in: bytes)
        case 0x2018...0x201D, 0x2022, 0x2026, 0x20AC: return false
        case 0x3001...0x9FFF, 0xAC00...0xD7A3: return false
        // Pictures, in two halves. Letters in squares and digits on screens have other first halves.
        case 0xD83D: return !isSurrogate(bytes, at: digits + 4, first: "c" | "d" | "e" | "f" | "C" | "D" | "E" | "F")
        case 0xDC00...0xDFEF: return !isSurrogate(bytes, at: digits - 8, first: "8" | "9" | "a" | "b" | "A" | "B")
        case 0x44C where bytes.extracting(max(digits - 10, 0)..<digits).hasWord("43b"): return true
        case 0x391...0x3C9, 0x400...0x45F:
            let next = digits + 4 < bytes.count ? bytes[digits + 4] : 0
            return ByteSet.word.contains(next)
                || ByteSet.word.contains(previous) && !ends(at: digits - 2, in: bytes)
        default: return true
        }
    }

    /// Whether the name that begins at a position closes an element that may have a secret.
    private static func mayClose(at start: Int, in bytes: Bytes) -> Bool {
        let end = bytes.endOfRun(of: TextScanner.nameSet | ":", from: start, limit: start + TextScanner.longestName)
        let name = bytes.extracting(start..<end)
        return KeyRules.secrecy(of: name) != .none || NamedPair.isValue(name) || name.contains("string", at: 0)
    }

    /// Whether a letter of Chinese, Japanese or Korean follows, raw or as an escape, and neither a password nor a mark.
    private static func isFollowedByLetter(at start: Int, in bytes: Bytes) -> Bool {
        guard start < bytes.count else { return true }
        let letter = bytes.endOfRun(of: .backslash, from: start)
        if letter == start { return bytes[start] >= 0x80 && !bytes.contains("「", at: start) }
        guard letter < bytes.count, bytes[letter] == UInt8(ascii: "u") else { return false }
        return !["300", "201", "ff", "FF"].contains { bytes.contains($0, at: letter + 1) }
    }

    /// Whether half of a pair stands as `\\ud83d` at a position; half a pair alone reads as nothing.
    private static func isSurrogate(_ bytes: Bytes, at start: Int, first: ByteSet) -> Bool {
        guard start >= 0, start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
            bytes[start + 1] == UInt8(ascii: "u"), bytes[start + 2] | 0x20 == UInt8(ascii: "d")
        else { return false }
        return first.contains(bytes[start + 3]) && ByteSet.hexadecimal.contains(bytes[start + 4])
            && ByteSet.hexadecimal.contains(bytes[start + 5])
    }

    /// Whether `%20` and the like part words and nothing else.
    private static func isHarmlessPercent(_ bytes: Bytes, at start: Int, _ previous: UInt8) -> Bool {
        guard start + 2 < bytes.count,
            let high = Hexadecimal.nibble(bytes[start + 1], allowingUppercase: true),
            let low = Hexadecimal.nibble(bytes[start + 2], allowingUppercase: true)
        else { return false }
        switch high << 4 | low {
        case UInt8(ascii: " "):
            let next = start + 3 < bytes.count ? bytes[start + 3] : 0
            return ByteSet.letters.contains(next) && ByteSet.letters.contains(previous)
                && !isScheme(before: start, in: bytes)
        default: return false
        }
    }

    /// Whether the word before a position is one of those that a secret follows behind a space.
    private static func isScheme(before end: Int, in bytes: Bytes) -> Bool {
        var start = end
        let limit = max(end - TextScanner.longestName - 2, 0)
        while start > limit, TextScanner.nameSet.contains(bytes[start - 1]) { start -= 1 }
        if end - start > 2, bytes.extracting(start..<end).firstPosition(of: "--", from: 0) != nil { return true }
        return ["bearer", "basic", "token"].contains { bytes.contains($0, at: end - $0.utf8.count, ignoringCase: true) }
    }

    /// Whether an escape ends at a position, whose last letter is no part of the word that begins there.
    static func ends(at position: Int, in bytes: Bytes) -> Bool {
        if position >= 2, bytes[position - 2] == UInt8(ascii: "\\"), ByteSet.lineLetters.contains(bytes[position - 1]) {
            return true
        }
        if position >= 3, bytes[position - 3] == UInt8(ascii: "%") { return true }
        return position >= 6 && bytes[position - 6] == UInt8(ascii: "\\") && bytes[position - 5] == UInt8(ascii: "u")
    }

    /// Where a run of letters and digits really begins that begins with the rest of an escape.
    static func start(of run: Int, in bytes: Bytes) -> Int {
        guard run > 0, run < bytes.count else { return run }
        switch (bytes[run - 1], bytes[run]) {
        case (UInt8(ascii: "\\"), let letter) where ByteSet.lineLetters.contains(letter): return run + 1
        case (UInt8(ascii: "\\"), UInt8(ascii: "u")): return min(run + 5, bytes.count)
        case (UInt8(ascii: "%"), _): return min(run + 2, bytes.count)
        default: return run
        }
    }

    /// Where a number begins whose first digits may be the last of an escape.
    static func start(ofNumber start: Int, in bytes: Bytes) -> Int {
        for end in start + 1..<start + 6 where end <= bytes.count {
            if end >= 6, bytes[end - 6] == UInt8(ascii: "\\"), bytes[end - 5] == UInt8(ascii: "u") { return end }
            if end >= 3, end < start + 3, bytes[end - 3] == UInt8(ascii: "%") { return end }
        }
        return start
    }
}
