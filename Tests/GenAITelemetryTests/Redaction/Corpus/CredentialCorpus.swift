// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting

/// Credentials as they are, in what people and programs write around them.
enum CredentialCorpus {
    /// Surroundings that say nothing about a secret.
    static let plain: [(form: String, text: String)] = [
        ("prose", "Please use @ for the demo, thanks."), ("alone", "@"), ("end", "the key you asked for: @"),
        ("full stop", "It was @. Then it broke."), ("quoted", "he typed \"@\" twice"), ("single quotes", "run('@')"),
        ("parentheses", "(see @)"), ("brackets and braces", "[@]} and more"), ("backticks", "use `@` here"),
        ("emoji", "@\u{1F511} is it"), ("comma", "@, and another"), ("question", "is it @?"),
        ("CJK", "密钥是@。请保密"), ("markup", "<b>@</b>"), ("line ends", "first\r\n@\r\nlast"),
    ]

    /// Surroundings as machines write them.
    static let structured: [(form: String, text: String)] = [
        ("environment", "export SERVICE_KEY=@\nexport OTHER=1"), ("JSON", "{\"note\": \"@\", \"n\": 1}"),
        ("header", "X-Note: @\r\nAccept: */*"), ("URL", "https://host.example/a/@?x=1"),
        ("code", "let client = connect(\"@\")"),
        ("YAML", "service:\n  value: @\n"), ("CSV", "1,@,2030-01-01"), ("log", "12:00:01 INFO using @ for tenant 7"),
        ("SQL", "INSERT INTO k VALUES (7, '@');"), ("XML", "<value id=\"1\">@</value>"),
    ]

    static func make(seed: UInt64 = 0xC0DE) -> [CorpusCase] {
        var maker = CorpusMaker(seed: seed)
        var cases: [CorpusCase] = []
        for (index, kind) in CorpusMaker.tokens.enumerated() {
            for surroundings in [plain, structured] {
                let (form, text) = surroundings[index % surroundings.count]
                let canary = maker.make(kind)
                cases.append(CorpusCase(form, kind.name, text.replacing("@", with: canary.text), canary))
            }
        }
        for (index, kind) in CorpusMaker.phrases.enumerated() {
            for text in ["@", index.isMultiple(of: 2) ? "first line\n@\nlast line" : "I tried this: @ "] {
                let canary = maker.make(kind)
                cases.append(CorpusCase("phrase", kind.name, text.replacing("@", with: canary.text), canary))
            }
        }
        return cases
    }
}
