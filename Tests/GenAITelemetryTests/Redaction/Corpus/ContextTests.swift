// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// Every kind in every place that a secret is usually found in.
///
/// `GENAI_TELEMETRY_CORPUS_SEED` makes other secrets.
struct ContextTests {
    private typealias E = CorpusEncoding
    private typealias Context = (name: String, write: @Sendable (String) -> String)

    private static let contexts: [Context] = [
        ("alone", { $0 }), ("prose", { "As I said before, here it is: \($0) and now please go on with it." }),
        ("beginning", { "\($0) is what they gave me." }), ("end", { "This is what they gave me: \($0)" }),
        ("JSON", { E.json("see \($0) there", levels: 1) }), ("JSON in JSON", { E.json("see \($0) there", levels: 2) }),
        ("URL query", { "https://host.example/search?page=2&q=\(E.sparsePercent($0))&sort=asc" }),
        ("command", { "run --verbose --note '\($0)' | tee out.log" }),
        ("header", { "GET / HTTP/1.1\r\nX-Note: \($0)\r\nAccept: */*\r\n\r\n" }),
        ("Markdown", { "# Notes\n\n- first\n- `\($0)`\n\nend" }),
        ("YAML", { "service:\n  note: \($0)\n  replicas: 2\n" }),
        ("log", { "2024-05-13T10:00:00.123Z INFO worker-7 said \($0) to nobody" }),
        ("XML", { "<note lang=\"en\">\($0)</note>" }), ("several lines", { "first line\n\($0)\nlast line\n" }),
    ]

    private static let seed = Environment.number("GENAI_TELEMETRY_CORPUS_SEED") ?? 0xC0717E87

    @Test func `every kind of credential is found in every place`() async {
        print("ContextTests seed: \(Self.seed)")
        var maker = CorpusMaker(seed: Self.seed)
        let kinds = CorpusMaker.tokens + CorpusMaker.phrases
        #expect(kinds.count >= 45)
        for kind in kinds {
            await Task.yield()  // Tests that measure time run beside this one.
            for context in Self.contexts {
                let canary = maker.make(kind)
                // What stands in lines is in no header, and what reaches to the end of a text hides the rest.
                if context.name == "header", canary.text.contains("\n") { continue }
                expectNothing(of: canary, kind.name, context)
            }
        }
    }

    @Test func `every kind of personal data is found in every place`() async {
        let cases = PersonalDataCorpus.make().filter { example in
            example.fate == .found && example.canary.map { example.text.contains($0.text) } == true
                && example.canary?.text.utf8.allSatisfy { $0 < 0x80 } == true
                // A national number is one only behind a word that says so.
                && !(example.kind == "phone" && example.canary?.text.hasPrefix("+") == false)
        }
        #expect(Set(cases.map(\.kind)).count >= 6)
        for example in cases {
            await Task.yield()
            for context in Self.contexts {
                if let canary = example.canary { expectNothing(of: canary, example.kind, context) }
            }
        }
    }

    private let table = DetectorTables(.all).all

    private func redacted(_ bytes: [UInt8]) -> [UInt8] {
        var redactor = TextRedactor(table: table)
        return redactor.redacted(bytes.span) ?? bytes
    }

    private func expectNothing(of canary: Canary, _ kind: String, _ context: Context) {
        let text = context.write(canary.text)
        let output = redacted(Array(text.utf8))
        let found = String(decoding: output, as: UTF8.self)
        // The leak oracle, which decodes everything, would take minutes.
        let isGone =
            found.contains("[REDACTED:") && !found.contains(canary.secret.suffix(8))
            && !found.contains(canary.secret.prefix(8))
        #expect(isGone, "\(kind), \(context.name): \(found.prefix(300).debugDescription)")
        #expect(redacted(output) == output, "\(kind), \(context.name): redacting twice changes it")
    }
}
