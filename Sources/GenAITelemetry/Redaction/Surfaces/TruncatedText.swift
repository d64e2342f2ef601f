// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Cuts texts that were searched before, so that no secret is cut in half and missed.
enum TruncatedText {
    /// What a token is made of.
    ///
    /// A piece of one may still help to guess the rest, so a cut one goes as a whole.
    private static let tokenBytes: ByteSet = .base64 | "-" | "_" | "." | "~" | "%"
    /// Bytes from which on a run of them is taken for a token and not for a word.
    private static let shortestToken = 8
    private static let maximumDepth = 64

    /// The first bytes of a text, cut between scalars; nil when it is no longer than the limit.
    static func cut(_ text: String, toBytes limit: Int, counting tally: inout RedactionTally) -> String? {
        guard text.utf8.count > max(limit, 0) else { return nil }
        let (kept, removed) = text.withBytes { bytes in
            let end = self.end(of: bytes, limit: max(limit, 0))
            return (String(decoding: bytes.extracting(0..<end).array, as: UTF8.self), bytes.count - end)
        }
        tally.count("truncated", bytes: removed)
        return kept
    }

    private static func end(of bytes: Bytes, limit: Int) -> Int {
        var end = limit
        // Not in the middle of a scalar: continuation bytes are 10xxxxxx.
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        // Not in the middle of a mask, which would be none any more.
        var opening = end
        while opening > 0, end - opening < 40, bytes[opening] != UInt8(ascii: "[") { opening -= 1 }
        if let endOfMask = RedactionMask.end(in: bytes, at: opening), endOfMask > end { return opening }
        guard end > 0, tokenBytes.contains(bytes[end]), tokenBytes.contains(bytes[end - 1]) else { return end }
        var start = end
        while start > 0, tokenBytes.contains(bytes[start - 1]) { start -= 1 }
        let endOfRun = bytes.endOfRun(of: tokenBytes, from: end, limit: start + shortestToken)
        return endOfRun - start >= shortestToken ? start : end
    }

    /// A value with every text in it cut; nil when none had to be.
    static func cut(
        _ value: AttributeValue, toBytes limit: Int, counting tally: inout RedactionTally, depth: Int = 1
    ) -> AttributeValue? {
        if depth > maximumDepth { return nil }
        switch value {
        case .string(let text): return cut(text, toBytes: limit, counting: &tally).map { .string($0) }
        case .bytes(let bytes):
            guard bytes.count > max(limit, 0) else { return nil }
            tally.count("truncated", bytes: bytes.count - max(limit, 0))
            return .bytes(Array(bytes.prefix(max(limit, 0))))
        case .array(var elements):
            var isChanged = false
            for index in elements.indices {
                guard let element = cut(elements[index], toBytes: limit, counting: &tally, depth: depth + 1) else {
                    continue
                }
                elements[index] = element
                isChanged = true
            }
            return isChanged ? .array(elements) : nil
        case .map(var members):
            var isChanged = false
            for index in members.pairs.indices {
                let member = members.pairs[index].value
                guard let changed = cut(member, toBytes: limit, counting: &tally, depth: depth + 1) else { continue }
                members.pairs[index].value = changed
                isChanged = true
            }
            return isChanged ? .map(members) : nil
        case .bool, .int, .double, .empty, .sensitive: return nil
        }
    }

    /// Cuts every text in content.
    static func cut(
        _ content: inout Content, toBytes limit: Int, counting tally: inout RedactionTally, depth: Int = 1
    ) {
        if depth > maximumDepth { return }
        switch content {
        case .text(let text): if let cut = cut(text, toBytes: limit, counting: &tally) { content = .text(cut) }
        case .json(let text):
            guard text.utf8.count > limit else { return }
            // Half a JSON document is none: what is cut are the texts in it. What never was one travels as plain text.
            guard let value = try? JSONReader.parse(text.utf8) else {
                return content = .text(cut(text, toBytes: limit, counting: &tally) ?? text)
            }
            if let cut = cut(value, toBytes: limit, counting: &tally) { content = .value(cut) }
        case .value(let value): if let cut = cut(value, toBytes: limit, counting: &tally) { content = .value(cut) }
        case .messages(var messages):
            content = .messages([])
            for index in messages.indices {
                messages[index].visitTexts { text, _ in
                    if let cut = cut(text, toBytes: limit, counting: &tally) { text = cut }
                } contents: { content in
                    cut(&content, toBytes: limit, counting: &tally, depth: depth + 1)
                } fields: { fields in
                    if case .map(let cut)? = cut(.map(fields), toBytes: limit, counting: &tally) { fields = cut }
                }
            }
            content = .messages(messages)
        case .withheld: break
        }
    }
}
