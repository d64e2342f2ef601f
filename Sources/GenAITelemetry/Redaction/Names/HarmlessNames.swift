// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names that nearly every object in the JSON of models has, and that promise nothing.
///
/// They are only told quickly: what is not listed is taken apart into words, and a name that promises something is not let in.
enum HarmlessNames {
    private static let names = [
        "role", "type", "content", "text", "parts", "id", "index", "object", "model", "created", "choices",
        "message", "messages", "delta", "finish_reason", "stop_reason", "arguments", "function", "tool_calls",
        "tool_call_id", "tools", "tool", "call_id", "status", "output", "input", "usage", "system", "user", "assistant",
        "title", "source", "score", "rank", "url", "query", "limit", "snippet", "description", "parameters",
        "properties",
        "required", "items", "enum", "response", "result", "results", "documents", "document", "metadata", "chunk",
        "language", "format", "data", "date", "year", "tags", "filters", "page", "count", "error", "number", "string",
        "temperature", "top_p", "max_tokens", "input_tokens", "output_tokens", "total_tokens", "prompt_tokens",
        "image_url", "file", "path", "start", "end", "label", "level", "city", "country",
    ]
    private static let slots = 1 << 9
    private static let longest = 14

    private static let table: StaticTable<SIMD2<UInt64>> = {
        var table = [SIMD2<UInt64>](repeating: .zero, count: slots)
        for name in names where name.utf8.count <= longest {
            let bytes = [UInt8](name.utf8)
            guard KeyRules.secrecy(of: bytes.span) == .none, !NamedPair.isValue(bytes.span),
                !NamedPair.isName(bytes.span)
            else { continue }
            var key = SIMD2<UInt64>.zero
            for (index, byte) in bytes.reversed().enumerated() {
                key[1 - index / 8] |= UInt64(byte) << UInt64(56 - 8 * (index % 8))
            }
            table[slot(key)] = key
        }
        return StaticTable(table)
    }()

    private static func slot(_ key: SIMD2<UInt64>) -> Int {
        let mixed = (key[0] ^ key[1] &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed &>> 55)
    }

    /// Whether one of them stands between quotation marks before a colon, which may be escaped once.
    @inline(__always)
    static func isName(before colon: Int, in bytes: Bytes) -> Bool {
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        guard colon > longest + 6 else { return isFirstName(before: colon, in: bytes) }
        guard bytes[colon - 1] == quote else { return false }
        let isEscaped = bytes[colon - 2] == backslash
        let end = isEscaped ? colon - 2 : colon - 1
        // What stands behind the opening mark in the sixteen bytes that end there.
        var key = SIMD2(0, bytes.word(at: end - 8))
        var length = lengthBehindMark(key[1])
        if length == 8 {
            key[0] = bytes.word(at: end - 16)
            length = lengthBehindMark(key[0])
            guard length < 8 else { return false }
            key[0] &= ~(.max &>> UInt64(8 * length))
            length += 8
        } else {
            key[1] &= ~(.max &>> UInt64(8 * length))
        }
        guard length > 0, table[slot(key)] == key else { return false }
        let before = end - length - 2
        return isEscaped
            ? bytes[before] == backslash && bytes[before - 1] != backslash : bytes[before] != backslash
    }

    /// What may stand before the first name of a text, so that nothing can have announced it.
    private static let openings: ByteSet = .whiteSpace | "[" | "{"

    /// The same for a name before which there is nothing but the beginning of the JSON.
    private static func isFirstName(before colon: Int, in bytes: Bytes) -> Bool {
        let mark = bytes.endOfRun(of: openings, from: 0, limit: colon)
        let length = colon - mark - 2
        guard length > 0, length <= longest, bytes[mark] == UInt8(ascii: "\""),
            bytes[colon - 1] == UInt8(ascii: "\"")
        else { return false }
        var key = SIMD2<UInt64>.zero
        for index in 1...length { key[1 - (index - 1) / 8] |= UInt64(bytes[colon - 1 - index]) << shift(index) }
        return table[slot(key)] == key
    }

    /// By how many bits the last byte but so many is shifted in a key.
    @inline(__always)
    private static func shift(_ index: Int) -> UInt64 { UInt64(56 - 8 * ((index - 1) % 8)) }

    /// How many of the last bytes of a word stand behind its last quotation mark; eight, when it has none.
    @inline(__always)
    private static func lengthBehindMark(_ word: UInt64) -> Int {
        let marks = word ^ 0x2222_2222_2222_2222
        // The highest bit of each byte that is zero.
        let zeros = ~((marks & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F | marks | 0x7F7F_7F7F_7F7F_7F7F)
        return zeros.leadingZeroBitCount / 8
    }
}
