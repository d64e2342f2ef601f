// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// Texts that need not be searched again.
@Suite struct KnownTextsTests {
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func knows(_ texts: KnownTexts, _ text: [UInt8]) -> Bool { texts.contains(text.span) }

    @Test func `a text is known when it was learnt, and no other is`() {
        let texts = KnownTexts()
        defer { texts.free() }
        let learnt = Self.bytes("conv-0123456789")
        #expect(!knows(texts, learnt))
        texts.insert(learnt.span)
        #expect(knows(texts, learnt))
        for index in learnt.indices {
            var other = learnt
            other[index] ^= 1
            #expect(!knows(texts, other))
            #expect(!knows(texts, Array(learnt[..<index])))
        }
        #expect(!knows(texts, learnt + [0]), "zeros fill up what is kept, and count")
    }

    @Test func `an empty text and a long one are never known`() {
        let texts = KnownTexts()
        defer { texts.free() }
        for count in [0, 56, 57, 1_000] {
            let text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
            texts.insert(text.span)
            #expect(!knows(texts, text))
        }
        let longest = [UInt8](repeating: UInt8(ascii: "a"), count: 55)
        texts.insert(longest.span)
        #expect(knows(texts, longest))
    }

    @Test func `more texts than there is room for forget one another, and nothing else happens`() {
        let texts = KnownTexts()
        defer { texts.free() }
        let all = (0..<10_000).map { Self.bytes("user-\($0)") }
        for text in all { texts.insert(text.span) }
        let known = all.filter { texts.contains($0.span) }
        #expect((1...256).contains(known.count))
        #expect(knows(texts, all[9_999]))
    }

    @Test func `threads that learn and ask at once never know what nobody has learnt`() async {
        let texts = KnownTexts()
        defer { texts.free() }
        // Halves of two texts that take each other's place would be a third one.
        let wrong = await withTaskGroup(of: Int.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for round in 0..<20_000 {
                        let word = (round + writer) % 2 == 0 ? "a" : "b"
                        texts.insert(Self.bytes(String(repeating: word, count: 20 + round % 30)).span)
                    }
                    return 0
                }
            }
            for _ in 0..<2 {
                group.addTask {
                    var wrong = 0
                    for round in 0..<20_000 {
                        let count = 20 + round % 30
                        let half =
                            String(repeating: "a", count: count / 2) + String(repeating: "b", count: count - count / 2)
                        if texts.contains(Self.bytes(half).span) { wrong += 1 }
                    }
                    return wrong
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    /// Every field, known or not, is what a search without any gate makes of it.
    @Test func `a field is redacted as a text is that nobody knows and no gate lets by`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("KnownTextsTests seed: \(seed)")
        var random = Xoshiro256(seed: seed)
        let rules = PolicyRules(RedactionPolicy(content: .full, detectors: .all))
        var texts = Corpus.shared.cases.values.joined().map(\.text)
        texts += CredentialSamples.all.map(\.text) + NegativeCorpus.texts.map(\.text)
        for text in texts where text.utf8.count < 400 {
            await Task.yield()
            var unknown = TextRedactor(table: rules.detectors.all)
            unknown.hasGate = false
            // Pieces of it as well, which fit into what is remembered.
            let scalars = Array(text.unicodeScalars)
            let start = Int(random.next() % UInt64(max(scalars.count, 1)))
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[min(start, scalars.count)...].prefix(Int(random.next() % 50)))
            for text in [text, String(piece)] where text.utf8.count <= 256 {
                let expected = unknown.redacted(text) ?? text
                for _ in 0..<2 {
                    var visitor = RedactingVisitor(policy: .full, rules: rules)
                    var field = text
                    visitor.visit(&field, of: Field("gen_ai.tool.description", .internal))
                    #expect(field == expected, "seed \(seed)")
                    var attributes: Attributes = ["tool.note": .string(text), "tool.number": 7]
                    visitor.visit(&attributes, sensitivity: .internal)
                    #expect(attributes["tool.note"] == .string(expected), "seed \(seed)")
                }
            }
        }
    }

    @Test func `an attribute with a name that promises a secret is never taken for an ordinary one`() {
        let names = ["password", "db_password", "api_key", "http.request.header.cookie", "process.command_args", "a b"]
        for _ in 0..<2 {
            for name in names {
                let redactor = TextRedactor(DetectorTables.standard)
                #expect(!redactor.isOrdinary(name: name), "\(name)")
            }
            let redactor = TextRedactor(DetectorTables.standard)
            #expect(redactor.isOrdinary(name: "index"))
            #expect(!redactor.isOrdinary(name: "sk-proj-abcdefghij0123456789ab"))
        }
    }
}
