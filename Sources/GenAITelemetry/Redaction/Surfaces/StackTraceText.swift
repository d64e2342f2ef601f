// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Keeps of a stack trace where the failure came from, and drops what was said: messages quote what users typed, and some
/// runtimes print lines of the source.
enum StackTraceText {
    /// The lines that are frames; nil when all are.
    static func frames(of text: String) -> String? {
        var lines: [Substring] = []
        var dropped = false
        for line in text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
            if isFrame(line) { lines.append(line) } else { dropped = true }
        }
        return dropped ? lines.joined(separator: "\n") : nil
    }

    /// Lines of a frame as Swift, Java, JavaScript, .NET, Python, Go, Rust and Ruby write them.
    private static func isFrame(_ line: Substring) -> Bool {
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        guard trimmed.utf8.count <= 512 else { return false }
        if isNumbered(trimmed) { return true }
        if trimmed.hasPrefix("at "), trimmed.contains("(") || trimmed.contains(":") || trimmed.contains(".") {
            return hasFewWords(trimmed)
        }
        if trimmed.hasPrefix("File \""), trimmed.contains("\", line ") { return hasFewWords(trimmed) }
        return endsWithPosition(trimmed) && hasFewWords(trimmed)
    }

    /// Lines such as `0 main at …`, `#3 0x00 …` and `12: core::panic …`.
    private static func isNumbered(_ line: Substring) -> Bool {
        var rest = line.utf8.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "[") }
        let digits = rest.prefix { ByteSet.digits.contains($0) }
        guard (1...4).contains(digits.count) else { return false }
        rest = rest.dropFirst(digits.count)
        guard let next = rest.first,
            next == 0x20 || next == 0x09 || next == UInt8(ascii: ":") || next == UInt8(ascii: "]")
        else { return false }
        return (line.contains(" in ") || line.contains(" at ") || line.contains("0x") || line.contains("::"))
            && hasFewWords(line)
    }

    /// Lines such as `…/file.swift:12`, `…/file.go:12 +0x1d` and `file.rb:12:in 'method'`.
    private static func endsWithPosition(_ line: Substring) -> Bool {
        guard let dot = line.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
        guard let colon = line.utf8[dot...].firstIndex(of: UInt8(ascii: ":")) else { return false }
        let behind = line.utf8[line.utf8.index(after: colon)...]
        return behind.first.map(ByteSet.digits.contains) ?? false
    }

    /// A frame has a symbol and a place; a sentence has more words.
    private static func hasFewWords(_ line: Substring) -> Bool {
        line.utf8.count { $0 == 0x20 } <= 12 && !line.utf8.contains(UInt8(ascii: "="))
    }
}
