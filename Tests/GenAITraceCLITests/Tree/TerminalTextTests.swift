// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Testing

@testable import GenAITraceCLI

struct TerminalTextTests {
    @Test func `white space of any kind becomes one space`() {
        #expect(TerminalText.line("  a\t\r\nb\u{2028}c\u{00A0} ") == "a b c")
    }

    @Test func `control characters and marks that reorder text are replaced`() {
        let hostile = [
            "\u{00}", "\u{1B}", "\u{7F}", "\u{80}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{E000}",
        ]
        for scalar in hostile { #expect(TerminalText.line("a\(scalar)b") == "a\u{FFFD}b") }
    }

    @Test func `letters, marks and emoji of all the world stay`() {
        for text in ["Žluťoučký", "日本語", "שלום", "नमस्ते", "👩‍👩‍👧‍👦 🇨🇭"] { #expect(TerminalText.line(text) == text) }
    }

    @Test func `an excerpt says that it is one, and of a long text it reads the beginning alone`() {
        #expect(TerminalText.excerpt("abcdef", limit: 6) == "abcdef")
        #expect(TerminalText.excerpt("abcdefg", limit: 6) == "abcde…")
        #expect(TerminalText.excerpt(String(repeating: " x", count: 5_000_000), limit: 6) == "x x x…")
        #expect(TerminalText.excerpt(String(repeating: "\n", count: 10_000) + "x", limit: 6) == "…")
    }
}

#endif
