// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Thousands of secrets of random kinds in random surroundings and encodings.
///
/// `GENAI_TELEMETRY_CORPUS_SEED` repeats a run, `GENAI_TELEMETRY_CORPUS_CASES` makes it longer.
struct GeneratedCorpusTests {
    private typealias E = CorpusEncoding
    private static let layers: [(name: String, encode: @Sendable (String) -> String)] = [
        ("plain", { $0 }), ("plain", { $0 }), ("plain", { $0 }), ("JSON", { E.json($0, levels: 1) }),
        ("JSON in JSON", { E.json($0, levels: 2) }), ("percent", { E.sparsePercent($0) }),
        ("all percent", { E.percent($0) }),
        ("escapes", { E.escapes($0) }), ("base64", { E.base64("it is \($0) and that is all") }),
        ("base64url", { E.base64URL($0) }),
        ("hexadecimal", { E.hex($0) }), ("entities", { E.entities($0) }),
        ("quoted-printable", { E.quotedPrintable("some words of a mail before it, \($0)") }),
        ("zero-width", { $0.prefix(6) + "\u{200B}" + $0.dropFirst(6) }),
        ("percent of JSON", { E.sparsePercent(E.json($0, levels: 1)) }),
        ("JSON of base64", { E.json(E.base64($0), levels: 1) }),
        ("base64 of JSON", { E.base64(E.json($0, levels: 1)) }),
    ]

    @Test func `generated secrets are found behind a layer of encoding`() async {
        let seed = Environment.number("GENAI_TELEMETRY_CORPUS_SEED") ?? UInt64.random(in: 0 ... .max)
        let count = Environment.number("GENAI_TELEMETRY_CORPUS_CASES").map { Int(clamping: $0) } ?? 5_000
        print("GeneratedCorpusTests seed: \(seed)")
        var maker = CorpusMaker(seed: seed)
        var recall = CorpusRecall()
        var byLayer: [String: CorpusRecall] = [:]
        let surroundings = CredentialCorpus.plain + CredentialCorpus.structured
        for index in 0..<count {
            if index.isMultiple(of: 100) { await Task.yield() }
            let (kind, canary) = maker.anyToken()
            let (form, around) = maker.pick(surroundings)
            let (layer, encode) = maker.pick(Self.layers)
            let text =
                maker.below(2) == 0
                ? encode(around.replacing("@", with: canary.text)) : around.replacing("@", with: encode(canary.text))
            let output = Corpus.redacted(Array(text.utf8), by: .credentials)
            let leaks = LeakOracle([canary]).leaks(in: output)
            recall.count(leaks.isEmpty)
            byLayer[layer, default: CorpusRecall()].count(leaks.isEmpty)
            if !leaks.isEmpty {
                print("generated: MISSED \(kind), \(form), \(layer): \(text.prefix(300).debugDescription) \(leaks)")
            }
        }
        for (layer, recall) in byLayer.sorted(by: { $0.key < $1.key }) { print("generated, \(layer): \(recall)") }
        print("generated: \(recall)")
        #expect(recall.value >= 0.99, "seed \(seed): \(recall)")
    }
}
