// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension CredentialPattern.Shape {
    /// Whether the secret stands apart from the beginning.
    var isPhrase: Bool {
        switch self {
        case .spoken, .statement, .identified, .element, .pair, .login, .column: true
        default: false
        }
    }
}

/// Secrets that a phrase before or behind them makes secrets.
extension TextScanner {
    /// The secret that belongs to a phrase whose beginning ends at a position.
    ///
    /// A gate is told a part of it, or of what surrounds it.
    func value(of pattern: CredentialPattern, at start: Int, in bytes: Bytes) -> Range<Int>? {
        switch pattern.shape {
        case .spoken: spoken(at: start, in: bytes)
        case .statement: statement(at: start, in: bytes)
        case .identified: identified(at: start, in: bytes)
        case .element: element(closingAt: start, in: bytes)
        case .pair: pair(at: start, in: bytes)
        case .login: login(of: pattern, at: start, in: bytes)
        case .column: column(namedBefore: start, in: bytes)
        default: nil
        }
    }

    // MARK: Sentences

    private static let spokenOpenings: ByteSet = .quotes | " " | "*" | ":" | "\\"
    private static let wideOpenings = ["「", "『", "“", "‘", "：", "«"]
    private static let passwordMarks: ByteSet = "!" | "@" | "#" | "$" | "%" | "^" | "&" | "*" | "+" | "=" | "~" | "?"
    private static let spokenBytes: ByteSet = .wordAndDash | passwordMarks

    /// A word that no sentence has: with digits, small and capital letters, or with digits and marks among them.
    private func spoken(at start: Int, in bytes: Bytes) -> Range<Int>? {
        var start = bytes.endOfRun(of: Self.spokenOpenings, from: start, limit: start + (isGate ? 8 : 4))
        if let wide = Self.wideOpenings.first(where: { bytes.contains($0, at: start) }) { start += wide.utf8.count }
        let sample = start..<bytes.endOfRun(of: Self.spokenBytes, from: start, limit: start + Self.sampleLength)
        guard sample.count >= 6 else { return nil }
        let word = bytes.endOfRun(of: .alphanumeric, from: start, limit: sample.upperBound)
        if word - start < 8 || !Appearance(of: bytes, in: start..<word).hasAllKinds {
            let appearance = Appearance(of: bytes, in: sample)
            guard appearance.digits > 0, appearance.letters > 1,
                sample.dropLast().contains(where: { Self.passwordMarks.contains(bytes[$0]) }),
                !Self.templateBeginnings.contains(bytes[start])
            else { return nil }
        }
        return start..<bytes.endOfRun(of: Self.spokenBytes, from: sample.upperBound)
    }

    // MARK: SQL

    /// How far before a statement's password the statement is told by its words, in bytes.
    private static let statementReach = 128
    private static let statementWords = ["user ", "role ", "login ", "grant ", "encrypted "]

    private func isInStatement(_ start: Int, in bytes: Bytes) -> Bool {
        let before = bytes.extracting(max(start - Self.statementReach, 0)..<start)
        return Self.statementWords.contains { before.hasWord($0) }
    }

    /// `IDENTIFIED BY '…'`, `IDENTIFIED WITH plugin BY '…'`; a sentence that has the words is none.
    private func identified(at start: Int, in bytes: Bytes) -> Range<Int>? {
        var position = start
        if bytes.contains("with ", at: position, ignoringCase: true) {
            if isGate { return start..<position + 5 }
            position = bytes.endOfRun(of: Self.nameSet | .quotes, from: position + 5, limit: position + 64) + 1
        }
        guard bytes.contains("by ", at: position, ignoringCase: true) else { return nil }
        if isGate { return start..<position + 3 }
        let isUppercase = bytes[position] == UInt8(ascii: "B")
        position += 3
        if bytes.contains("password ", at: position, ignoringCase: true) { position += 9 }
        guard isUppercase || isInStatement(start, in: bytes) else { return nil }
        return quotedPassword(at: position, in: bytes)
    }

    /// `PASSWORD '…'` and `PASSWORD FOR name = '…'` of SQL, `login name password …` of a netrc file.
    private func statement(at start: Int, in bytes: Bytes) -> Range<Int>? {
        guard start < bytes.count else { return nil }
        if bytes.contains("for ", at: start, ignoringCase: true) {
            if isGate { return start..<start + 4 }
            let end = bytes.firstPosition(of: Self.lineEndOrEqual, from: start, limit: min(start + 96, bytes.count))
            guard end < bytes.count, bytes[end] == UInt8(ascii: "=") else { return nil }
            return quotedPassword(at: bytes.endOfRun(of: .space, from: end + 1, limit: end + 4), in: bytes)
        }
        guard ByteSet.quotes.contains(bytes[start]) || bytes[start] == UInt8(ascii: "\\") else {
            return netrc(at: start, in: bytes)
        }
        if isGate { return start..<start + 1 }
        guard let found = quotedPassword(at: start, in: bytes) else { return nil }
        let appearance = Appearance(of: bytes, in: found)
        return appearance.hasAllKinds || appearance.others > 0 || isInStatement(start, in: bytes) ? found : nil
    }

    private static let lineEndOrEqual: ByteSet = .lineEnds | "="

    /// What stands between quotation marks and looks like a password.
    private func quotedPassword(at start: Int, in bytes: Bytes) -> Range<Int>? {
        guard let value = value(at: start, of: start..<start, .password, isQuery: false, in: bytes), value.isQuoted,
            Self.looksSecret(bytes, in: value.sample, isPassword: true)
        else { return nil }
        return value.start..<end(of: value, in: bytes)
    }

    // MARK: netrc

    /// How far before the password the login stands, in bytes.
    private static let loginReach = 96
    /// How far before it the machine stands.
    private static let machineReach = 256

    /// The password behind `machine host login name password`.
    private func netrc(at start: Int, in bytes: Bytes) -> Range<Int>? {
        let word = start - "password ".utf8.count
        let before = bytes.extracting(max(word - (isGate ? Self.machineReach : Self.loginReach), 0)..<word)
        guard before.hasWord("login") else { return nil }
        if isGate { return start..<start + 1 }
        var position = before.startOfRun(of: .whiteSpace, before: before.count)
        guard position < before.count else { return nil }
        while position > 0, !ByteSet.whiteSpace.contains(before[position - 1]) { position -= 1 }
        position = before.startOfRun(of: .whiteSpace, before: position)
        guard before.contains("login", at: position - 5) else { return nil }
        let end = bytes.firstPosition(of: .whiteSpace, from: start, limit: min(start + 256, bytes.count))
        guard end > start, RedactionMask.end(in: bytes, at: start) == nil else { return nil }
        let machine = bytes.extracting(max(word - Self.machineReach, 0)..<word)
        guard machine.hasWord("machine ") || machine.hasWord("default "), end - start > 3,
            !Self.templateBeginnings.contains(bytes[start]),
            KeyRules.secrecy(of: bytes.extracting(start..<end)) == .none
        else { return nil }
        return start..<end
    }
}

extension Swift.Span<UInt8> {
    /// Where the run of a set's bytes begins that ends at a position.
    func startOfRun(of set: ByteSet, before end: Int, limit: Int = 0) -> Int {
        var start = end
        while start > limit, set.contains(self[start - 1]) { start -= 1 }
        return start
    }
}
