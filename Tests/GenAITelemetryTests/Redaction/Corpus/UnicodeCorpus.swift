// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// Credentials and numbers among characters that do not show, or show as others.
enum UnicodeCorpus {
    private static let invisible: [(String, String)] = [
        ("zero-width space", "\u{200B}"), ("zero-width joiner", "\u{200D}"), ("zero-width non-joiner", "\u{200C}"),
        ("word joiner", "\u{2060}"), ("soft hyphen", "\u{AD}"), ("byte order mark", "\u{FEFF}"), ("NUL", "\0"),
        ("left-to-right mark", "\u{200E}"), ("grapheme joiner", "\u{34F}"), ("variation selector", "\u{FE0F}"),
        ("Hangul filler", "\u{3164}"), ("invisible times", "\u{2062}"), ("isolate", "\u{2066}"), ("tag", "\u{E0001}"),
        ("combining mark", "\u{301}"), ("replacement character", "\u{FFFD}"),
    ]

    static func make(seed: UInt64 = 0x0C0D) -> [CorpusCase] {
        var maker = CorpusMaker(seed: seed)
        var cases: [CorpusCase] = []
        func add(_ form: String, fate: CorpusCase.Fate = .found, _ text: (String) -> String) {
            let (kind, canary) = maker.anyShortToken()
            cases.append(CorpusCase(form, kind, text(canary.text), canary, fate: fate))
        }
        for mark in ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{200C}", "\u{20E3}", "\u{E33}"] {
            let name = mark.unicodeScalars.map { String($0.value, radix: 16) }.joined()
            add("followed by \(name)") { "key \($0)\(mark) end" }
            add("followed by \(name) at the end") { "\($0)\(mark)" }
        }
        for (name, mark) in invisible {
            add("\(name) in the beginning") { "key: " + $0.prefix(2) + mark + $0.dropFirst(2) }
            add("\(name) in the middle") { $0.prefix($0.count / 2) + mark + $0.dropFirst($0.count / 2) }
        }
        add("zero-width space between all") { $0.map { "\($0)" }.joined(separator: "\u{200B}") }
        add("NUL between all") { $0.map { "\($0)" }.joined(separator: "\0") }
        for (name, style) in styles { add(name) { "key \(mapped($0, style))" } }
        add("full-width letters, one of two") { text in
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.enumerated().map {
                        $0.offset.isMultiple(of: 2) ? styles[0].1($0.element) : $0.element
                    }))
        }
        add("tag characters") { "hello\(mapped($0) { Unicode.Scalar($0.value + 0xE0000) ?? $0 })" }
        add("between directional overrides") { "\u{202E}\($0)\u{202C}" }
        add("behind a directional isolate") { "a\u{2067}\($0)\u{2069}b" }
        add("carriage return and line feed") { "a\r\n\($0)\r\n" }
        add("carriage return alone") { "a\r\($0)\rb" }
        add("line separator") { "a\u{2028}\($0)\u{2029}b" }
        add("byte order mark in front") { "\u{FEFF}\($0)" }
        add("non-breaking hyphens") { $0.replacing("-", with: "\u{2011}") }
        // Letters of other alphabets, in kinds that begin with them.
        for (name, pairs) in lookAlikes {
            let canary = maker.make(CorpusMaker.tokens[0])
            var beginning = "sk-proj-"
            for (latin, other) in pairs { beginning = beginning.replacing(latin, with: other) }
            cases.append(CorpusCase(name, "openai project", beginning + canary.secret, canary))
        }
        for (form, broken) in [
            ("an invalid byte", [0xFF]), ("half a character", [0xE2, 0x80]), ("a stray byte", [0x80]),
        ] as [(String, [UInt8])] {
            for cut in [4, 12] {
                let (kind, canary) = maker.anyShortToken()
                let bytes = Array(canary.text.utf8)
                cases.append(
                    CorpusCase(form, kind, Array("k ".utf8) + bytes.prefix(cut) + broken + bytes.dropFirst(cut), canary)
                )
            }
        }
        // Neither mark nor look-alike, but letters in their own right.
        add("every third letter with an accent of its own", fate: .missed) { text in
            mapped(text) { $0 == "s" ? "ś" : $0 == "k" ? "ķ" : $0 == "A" ? "Ä" : $0 }
                .replacing("g", with: "ğ").replacing("h", with: "ħ").replacing("p", with: "ṗ").replacing("-", with: "·")
                .replacing("_", with: "‗").replacing("t", with: "ť").replacing("o", with: "ö").replacing("r", with: "ř")
                .replacing("x", with: "ẋ").replacing("n", with: "ñ").replacing("d", with: "đ").replacing("l", with: "ł")
                .replacing("G", with: "Ğ").replacing("S", with: "Ś").replacing("K", with: "Ķ").replacing("y", with: "ÿ")
                .replacing("f", with: "ḟ").replacing("I", with: "Ï").replacing("c", with: "ç").replacing("w", with: "ŵ")
        }
        return cases
    }

    private static func mapped(_ text: String, _ style: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map(style)))
    }

    private typealias Style = @Sendable (Unicode.Scalar) -> Unicode.Scalar

    private static func style(upper: UInt32, lower: UInt32, digit: UInt32) -> Style {
        { scalar in
            switch scalar {
            case "A"..."Z": Unicode.Scalar(upper + scalar.value - 65) ?? scalar
            case "a"..."z": Unicode.Scalar(lower + scalar.value - 97) ?? scalar
            case "0"..."9": Unicode.Scalar(digit + scalar.value - 48) ?? scalar
            default: scalar
            }
        }
    }

    private static let styles: [(String, Style)] = [
        ("full-width", { $0.value > 0x20 && $0.value < 0x7F ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }),
        ("mathematical bold", style(upper: 0x1D400, lower: 0x1D41A, digit: 0x1D7CE)),
        ("mathematical sans-serif", style(upper: 0x1D5A0, lower: 0x1D5BA, digit: 0x1D7E2)),
        ("mathematical monospace", style(upper: 0x1D670, lower: 0x1D68A, digit: 0x1D7F6)),
        ("double-struck digits", style(upper: 65, lower: 97, digit: 0x1D7D8)),
        ("Arabic-Indic digits", style(upper: 65, lower: 97, digit: 0x660)),
        ("Persian digits", style(upper: 65, lower: 97, digit: 0x6F0)),
        ("Devanagari digits", style(upper: 65, lower: 97, digit: 0x966)),
        ("circled letters", style(upper: 0x24B6, lower: 0x24D0, digit: 48)),
    ]

    private static let lookAlikes: [(String, [(String, String)])] = [
        ("Cyrillic dze", [("s", "ѕ")]), ("Cyrillic o", [("o", "о")]), ("Cyrillic er", [("p", "р")]),
        ("Greek omicron", [("o", "ο")]), ("Cyrillic je", [("j", "ј")]),
        ("Cyrillic er and o", [("p", "р"), ("o", "о")]),
    ]
}
