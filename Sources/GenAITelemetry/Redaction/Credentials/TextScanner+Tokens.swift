// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// Where the credential ends whose known beginning ends at `start`, or nil when what follows is something else.
    ///
    /// Its pattern is told by its number: a copy of it costs more than most answers.
    mutating func end(ofPattern pattern: Int, at start: Int, in bytes: Bytes) -> Int? {
        switch table.patterns[pattern].shape {
        case .token(let set, let minimum):
            let sample = bytes.endOfRun(of: set, from: start, limit: start + minimum)
            if sample < start + minimum { return cutEnd(ofPattern: pattern, start..<sample, in: bytes) }
            // Whatever goes on like a word belongs to the token, so that no new word begins behind the mask.
            var end = bytes.endOfRun(of: set, from: start + minimum)
            while end < bytes.count, ByteSet.word.contains(bytes[end]) {
                end = bytes.endOfRun(of: set, from: bytes.endOfRun(of: .word, from: end))
            }
            return Self.endOfNeighbours(behind: end, in: bytes)
        case .opaque: return opaqueEnd(at: start, in: bytes).map { Self.endOfNeighbours(behind: $0, in: bytes) }
        case .bearer: return bearerEnd(at: start, in: bytes)
        case .basic: return basicEnd(at: start, in: bytes)
        case .webToken: return webTokenEnd(at: start, in: bytes)
        case .pieces(let pieces):
            return end(of: pieces, ignoringCase: table.patterns[pattern].ignoresCase, at: start, in: bytes)
        case .azureSecret: return azureSecretEnd(at: start, in: bytes)
        case .rest: return bytes.count
        case .spoken, .statement, .identified, .element, .pair, .login, .column: return nil
        }
    }

    /// What begins another credential within a token that stands right before it.
    private static let keyOpening = "-----BEGIN"
    private static let neighbourMarks: ByteSet = "." | "~"
    /// Bytes behind a mark that are no word.
    private static let shortestNeighbour = 20

    /// Where a token ends before a private key that it has taken the beginning of, or behind another token whose
    /// beginning it has taken: `…hvs.abc`.
    private static func endOfNeighbours(behind end: Int, in bytes: Bytes) -> Int {
        if bytes.contains(keyOpening, at: end - keyOpening.utf8.count) { return end - keyOpening.utf8.count }
        var end = end
        while end < bytes.count, neighbourMarks.contains(bytes[end]) {
            // A beginning may have two dots: `dp.pt.`
            let word = bytes.endOfRun(of: .lowercase, from: end + 1, limit: end + 4)
            let start = word < bytes.count && bytes[word] == UInt8(ascii: ".") ? word + 1 : end + 1
            let sample = bytes.endOfRun(of: .wordAndDash, from: start, limit: start + shortestNeighbour)
            guard sample == start + shortestNeighbour, Appearance(of: bytes, in: start..<sample).hasAllKinds else {
                break
            }
            end = bytes.endOfRun(of: .wordAndDash, from: sample)
        }
        return end
    }

    /// Bytes of a beginning, and of what follows, from which a token counts that the text was cut in.
    static let cutBeginning = 4
    static let cutBody = 8

    /// Where a token ends that is too short because the text was cut: at its end, or with an ellipsis.
    private func cutEnd(ofPattern pattern: Int, _ body: Range<Int>, in bytes: Bytes) -> Int? {
        guard body.count >= Self.cutBody, table.patterns[pattern].mayBeCut,
            body.upperBound == bytes.count || isGate || bytes.contains("…", at: body.upperBound)
                || bytes.contains("...", at: body.upperBound),
            Appearance(of: bytes, in: body).isMixed
        else { return nil }
        return body.upperBound
    }

    // MARK: Azure

    private static let azureBytes: ByteSet = .wordAndDash | "." | "~"
    /// Bytes before the `Q` of a client secret.
    static let azureBeginning = 4

    /// `abc8Q~` and 34 more, of which a cut may have left some.
    private func azureSecretEnd(at start: Int, in bytes: Bytes) -> Int? {
        let first = start - 2 - Self.azureBeginning
        guard first >= 0, ByteSet.digits.contains(bytes[start - 3]),
            bytes.endOfRun(of: Self.azureBytes, from: first, limit: start) == start
        else { return nil }
        let end = bytes.endOfRun(of: Self.azureBytes, from: start)
        return end - start >= 30 ? end : nil
    }

    // MARK: sk-…

    // Up to three short words with dashes in between may stand before the random part, as in `sk-service-eu-…`.

    /// Letters and digits in a row that hardly any word has.
    private static let minimumRun = 16

    private static let wordSeparators: ByteSet = "-" | "_"

    private mutating func opaqueEnd(at start: Int, in bytes: Bytes) -> Int? {
        if start < opaqueStart { return nil }
        // Where the last words began, the oldest first.
        var starts = SIMD4(repeating: start)
        var position = start
        while true {
            let end = bytes.endOfRun(of: .alphanumeric, from: position, limit: position + Self.minimumRun * 2)
            if end - position >= Self.minimumRun {
                // What begins before these words has too many of them.
                opaqueStart = starts[0]
                guard starts[0] == start, Appearance(of: bytes, in: position..<end).isMixed else { return nil }
                return bytes.endOfRun(of: .wordAndDash, from: end)
            }
            guard end > position, end < bytes.count, Self.wordSeparators.contains(bytes[end]) else {
                // Nothing that begins with one of these words has a long one.
                opaqueStart = position
                return nil
            }
            position = end + 1
            starts = SIMD4(starts[1], starts[2], starts[3], position)
        }
    }

    // MARK: Authorization

    private func bearerEnd(at start: Int, in bytes: Bytes) -> Int? {
        let start = bytes.endOfRun(of: .space, from: start, limit: start + 4)
        let sample = bytes.endOfRun(of: .bearer, from: start, limit: start + 64)
        guard sample - start >= 8 else { return nil }
        let appearance = Appearance(of: bytes, in: start..<sample)
        guard appearance.digits > 0 || (sample - start >= 20 && appearance.isMixed) else { return nil }
        return bytes.endOfRun(of: .bearer, from: sample)
    }

    /// Base-64 bytes that are decoded to find the colon between user and password; whole groups of four.
    private static let decodedBytes = 256

    private func basicEnd(at start: Int, in bytes: Bytes) -> Int? {
        let start = bytes.endOfRun(of: .space, from: start, limit: start + 4)
        let sample = bytes.endOfRun(of: .base64Digits, from: start, limit: start + Self.decodedBytes)
        // One digit of a group that was cut says nothing.
        let whole = (sample - start) % 4 == 1 ? sample - 1 : sample
        guard sample - start >= 4, let decoded = Base64.decode(bytes.extracting(start..<whole).array),
            decoded.dropFirst().contains(UInt8(ascii: ":")), !decoded.contains(where: { $0 < 0x20 }),
            String(validating: decoded, as: UTF8.self) != nil
        else { return nil }
        let end = bytes.endOfRun(of: .base64Digits, from: sample)
        return bytes.endOfRun(of: Self.padding, from: end, limit: end + 2)
    }

    private static let padding: ByteSet = "="

    // MARK: Web tokens

    private mutating func webTokenEnd(at start: Int, in bytes: Bytes) -> Int? {
        if !webTokenRun.contains(start) {
            webTokenRun = start..<bytes.endOfRun(of: .wordAndDash, from: start)
        }
        var end = webTokenRun.upperBound
        guard end - start >= 10, end < bytes.count, bytes[end] == UInt8(ascii: "."),
            bytes.endOfRun(of: .wordAndDash, from: end + 1, limit: end + 11) == end + 11
        else { return nil }
        // Two more parts when signed, four when encrypted.
        while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), ByteSet.wordAndDash.contains(bytes[end + 1]) {
            end = bytes.endOfRun(of: .wordAndDash, from: end + 1)
        }
        return end
    }

    // MARK: PEM

    private static let dash: ByteSet = "-"
    private static let label: ByteSet = .uppercase | .digits | " "
    /// Bytes within which the label of a PEM block ends.
    private static let longestLabel = 48

    /// The private key that begins at a dash: RFC 7468.
    ///
    /// Without its end, everything to the end of the text.
    mutating func privateKey(at start: Int, in bytes: Bytes) -> Int? {
        let opening = "-----BEGIN "
        guard start + 5 < bytes.count, bytes[start + 5] == UInt8(ascii: "B"), bytes.contains(opening, at: start) else {
            return endOfPrivateKey(at: start, in: bytes)
        }
        let labelStart = start + opening.utf8.count
        let labelEnd = bytes.endOfRun(of: Self.label, from: labelStart, limit: labelStart + Self.longestLabel)
        guard let found = bytes.extracting(labelStart..<labelEnd).firstPosition(of: "PRIVATE KEY", from: 0) else {
            return nil
        }
        guard var end = bytes.firstPosition(of: "-----END", from: labelStart + found) else {
            return add(start..<bytes.count, "private_key")
        }
        end = bytes.endOfRun(of: Self.label, from: end + 8, limit: end + 8 + Self.longestLabel)
        return add(start..<bytes.endOfRun(of: Self.dash, from: end, limit: end + 5), "private_key")
    }

    private static let keyBytes: ByteSet = .base64 | .lineEnds | .backslash
    private static let shortestKeyRest = 16

    /// What is left of a private key whose beginning was cut off, and whose last line begins at a dash.
    private mutating func endOfPrivateKey(at start: Int, in bytes: Bytes) -> Int? {
        let closing = "-----END "
        guard start + 5 < bytes.count, bytes[start + 5] == UInt8(ascii: "E"), bytes.contains(closing, at: start) else {
            return nil
        }
        let label = start + closing.utf8.count
        let end = bytes.endOfRun(of: Self.label, from: label, limit: label + Self.longestLabel)
        guard bytes.extracting(label..<end).firstPosition(of: "PRIVATE KEY", from: 0) != nil else { return nil }
        let begin = bytes.startOfRun(of: Self.keyBytes, before: start, limit: findings.last?.range.upperBound ?? 0)
        guard start - begin >= Self.shortestKeyRest,
            Appearance(of: bytes, in: max(begin, start - 64)..<start).hasAllKinds
        else { return nil }
        return add(begin..<bytes.endOfRun(of: Self.dash, from: end, limit: end + 5), "private_key")
    }

    // MARK: AWS

    /// How far from a key id its secret is looked for, in bytes.
    private static let awsSurroundings = 200
    private static let awsSecretLength = 40

    /// Takes out runs of exactly 40 bytes of base-64 near a key id: a secret has no other mark.
    mutating func searchForAWSSecrets(around id: Range<Int>, in bytes: Bytes) {
        var position = max(id.lowerBound - Self.awsSurroundings, awsSearchEnd)
        let limit = min(id.upperBound + Self.awsSurroundings, bytes.count)
        let set = ByteSet.base64Digits
        if position > 0, set.contains(bytes[position - 1]) {
            position = bytes.endOfRun(of: set, from: position, limit: limit)
        }
        while position < limit {
            let end = bytes.endOfRun(of: set, from: position, limit: position + Self.awsSecretLength + 1)
            if end - position == Self.awsSecretLength, Appearance(of: bytes, in: position..<end).hasAllKinds {
                _ = add(position..<end, "aws_secret")
            }
            position = bytes.endOfRun(of: set, from: end, limit: limit) + 1
        }
        awsSearchEnd = max(awsSearchEnd, limit)
    }
}
