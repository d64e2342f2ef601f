// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Keys without any mark of their own, which only the words around tell from an id or a hash.
extension TextScanner {
    /// How far before a run its words are looked for, in bytes.
    ///
    /// A gate looks further, as escapes take room.
    private var reach: Int { isGate ? 256 : 64 }

    /// Looks at the run of digits of base-64 that a position of a chunk is in, and returns where the search goes on.
    mutating func run(around index: Int, of chunk: Chunk, in bytes: Bytes) -> Int? {
        let floor = max(runEnd, findings.last?.range.upperBound ?? 0)
        guard index >= floor else { return nil }
        let within = chunk.run(around: index)
        var start = max(within.lowerBound, floor)
        while start <= chunk.position, start > floor, Self.runSet.contains(bytes[start - 1]) { start -= 1 }
        var end = within.upperBound
        if end == chunk.end { end = bytes.endOfRun(of: Self.runSet, from: end) }
        runEnd = end
        if EncodedRun.isUUID(start..<end, in: bytes) {
            // Its digits are no number.
            numberEnd = max(numberEnd, end)
            return nil
        }
        if var found = token(within: start..<end, in: bytes) {
            // A list of tokens with dashes or slashes between them is one run.
            while !isGate, found < end, let next = token(within: found..<end, in: bytes) { found = next }
            // What follows is a run of its own.
            runEnd = found
            return found
        }
        guard end - start >= EncodedRun.shortest else { return nil }
        if isGate {
            start = GateEscape.start(of: start, in: bytes)
            if mayHide(start..<end, in: bytes) { isSuspicious = true }
        }
        if let kind = kind(of: start..<end, in: bytes), let found = add(start..<end, kind) { return found }
        if table.personalData.iban, iban(at: start, in: bytes) { return findings.last?.range.upperBound }
        return nil
    }

    /// Whether a run stands for a text in which something may be found.
    private func mayHide(_ run: Range<Int>, in bytes: Bytes) -> Bool {
        guard EncodedRun.mayBeText(run, in: bytes) else { return false }
        // Behind a line end, also an escaped one, a run may go on: it is decoded once, and not by a gate.
        if run.upperBound < bytes.count, ByteSet.runContinuations.contains(bytes[run.upperBound]) { return true }
        guard let encoded = EncodedRun(run, in: bytes) else { return false }
        // Deep within, whatever is wrapped once more goes as a whole.
        if layer > 0 || sawNesting { return true }
        return Self.mayFindSomething(in: encoded.decoded.span, layer: layer + 1, table: table)
    }

    private struct KeyedRun {
        let kind: String
        /// The name of whom the key opens something at.
        let owners: [String]
        let length: Int
        let isHexadecimal: Bool
        /// Whether letters, digits and nothing else are in it.
        var isAlphanumeric = true
    }

    private static let keyedRuns = [
        KeyedRun(kind: "azure", owners: ["azure", "openai", "ocp-apim", "cognitive"], length: 32, isHexadecimal: true),
        KeyedRun(
            kind: "azure", owners: ["azure", "openai", "ocp-apim", "cognitive"], length: 84, isHexadecimal: false),
        KeyedRun(kind: "cohere", owners: ["cohere", "co_api"], length: 40, isHexadecimal: false),
        KeyedRun(kind: "mistral", owners: ["mistral"], length: 32, isHexadecimal: false),
        KeyedRun(kind: "together", owners: ["together"], length: 64, isHexadecimal: true),
        KeyedRun(kind: "deepgram", owners: ["deepgram"], length: 40, isHexadecimal: true),
        KeyedRun(kind: "assemblyai", owners: ["assemblyai", "assembly_ai"], length: 32, isHexadecimal: true),
        KeyedRun(kind: "elevenlabs", owners: ["elevenlabs", "xi-api"], length: 32, isHexadecimal: true),
        KeyedRun(kind: "ai21", owners: ["ai21"], length: 32, isHexadecimal: false),
        KeyedRun(kind: "wandb", owners: ["wandb", "weights"], length: 40, isHexadecimal: true),
        KeyedRun(kind: "datadog", owners: ["datadog", "dd_", "dd-"], length: 32, isHexadecimal: true),
        KeyedRun(kind: "datadog", owners: ["datadog", "dd_", "dd-"], length: 40, isHexadecimal: true),
        KeyedRun(kind: "cloudflare", owners: ["cloudflare"], length: 40, isHexadecimal: false, isAlphanumeric: false),
        KeyedRun(
            kind: "aws_secret", owners: ["aws", "amazon"], length: 40, isHexadecimal: false, isAlphanumeric: false),
        KeyedRun(kind: "twilio", owners: ["twilio"], length: 32, isHexadecimal: true),
    ]
    private static let keyWords = ["key", "token", "secret", "credential", "auth"]

    private func kind(of run: Range<Int>, in bytes: Bytes) -> String? {
        switch run.count {
        case 32, 40, 64, 84: break
        default: return nil
        }
        let appearance = Appearance(of: bytes, in: run)
        guard appearance.digits > 1, appearance.letters > 1 else { return nil }
        let before = bytes.extracting(max(run.lowerBound - reach, 0)..<run.lowerBound)
        guard Self.keyWords.contains(where: { before.hasWord($0) }) else { return nil }
        let isHexadecimal = bytes.endOfRun(of: .hexadecimal, from: run.lowerBound) >= run.upperBound
        let known = Self.keyedRuns.first { keyed in
            guard keyed.length == run.count, !keyed.isHexadecimal || isHexadecimal,
                keyed.isHexadecimal || appearance.lowercase > 0 && appearance.uppercase > 0,
                !keyed.isAlphanumeric || appearance.others == 0
            else { return false }
            return keyed.owners.contains { before.hasOwner($0) }
        }
        return known?.kind
    }

    // MARK: JWK

    /// Digits of base-64 of the shortest private key.
    private static let shortestPrivateKey = 42

    /// Whether a member of an object is the private part of a JSON web key: RFC 7518 section 6.
    func isKeyOfJWK(_ name: Bytes, behind colon: Int, in bytes: Bytes) -> Bool {
        guard name.count == 1, name[0] == UInt8(ascii: "d") else { return false }
        let start = bytes.endOfRun(of: Self.valueOpenings, from: colon + 1, limit: colon + 16)
        return Self.isKeyOfJWK(
            value: bytes.extracting(start..<bytes.endOfRun(of: .wordAndDash, from: start, limit: start + 64)))
    }

    /// The private part of a JSON web key, `"d": "…"`, in a text that is not JSON; its colon stands at a position.
    func webKeyRange(at colon: Int, in bytes: Bytes) -> Range<Int>? {
        guard colon > 2, bytes[colon - 1] == UInt8(ascii: "\""), bytes[colon - 2] == UInt8(ascii: "d"),
            bytes[colon - 3] == UInt8(ascii: "\"")
        else { return nil }
        let start = bytes.endOfRun(of: Self.valueOpenings, from: colon + 1, limit: colon + 16)
        let end = bytes.endOfRun(of: .wordAndDash, from: start)
        return Self.isKeyOfJWK(value: bytes.extracting(start..<end)) ? start..<end : nil
    }

    /// Finds the private part of a JSON web key.
    mutating func webKey(at colon: Int, in bytes: Bytes) -> Int? {
        webKeyRange(at: colon, in: bytes).flatMap { add($0, "jwk") }
    }

    private static let valueOpenings: ByteSet = .whiteSpace | "\"" | "\\"

    /// Whether the value of a member called `d` is a key.
    static func isKeyOfJWK(value: Bytes) -> Bool {
        guard value.count >= shortestPrivateKey,
            value.endOfRun(of: .wordAndDash, from: 0, limit: 64) == min(value.count, 64)
        else { return false }
        return Appearance(of: value, in: 0..<min(value.count, 64)).hasAllKinds
    }

    // MARK: Telegram

    /// The token of a bot, `123456789:A…`, whose colon stands at a position.
    mutating func botToken(at colon: Int, in bytes: Bytes) -> Int? {
        guard colon + 35 < bytes.count, bytes[colon + 1] == UInt8(ascii: "A"), colon > 4,
            bytes.endOfRun(of: .wordAndDash, from: colon + 2, limit: colon + 36) >= colon + 36
        else { return nil }
        var start = colon
        while start > max(colon - 17, 0), ByteSet.digits.contains(bytes[start - 1]) { start -= 1 }
        guard (5...16).contains(colon - start), Appearance(of: bytes, in: colon + 2..<colon + 36).isMixed else {
            return nil
        }
        return add(start..<bytes.endOfRun(of: .wordAndDash, from: colon + 36), "telegram")
    }
}

extension Swift.Span<UInt8> {
    /// Whether the name of an owner stands anywhere; a short one only where a word begins.
    fileprivate func hasOwner(_ owner: String) -> Bool {
        guard owner.utf8.count == 3 else { return hasWord(owner) }
        for index in 0..<Swift.max(count - 2, 0) where contains(owner, at: index, ignoringCase: true) {
            if index == 0 || !ByteSet.letters.contains(self[index - 1]) { return true }
        }
        return false
    }

    /// Whether a lowercase text stands anywhere, in any case.
    func hasWord(_ word: String) -> Bool {
        guard let first = word.utf8.first, count >= word.utf8.count else { return false }
        for index in 0...count - word.utf8.count
        where self[index] | 0x20 == first | 0x20 && contains(word, at: index, ignoringCase: true) {
            return true
        }
        return false
    }
}
