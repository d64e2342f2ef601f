// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

// Wholes and parts, in whatever way a provider counts.
@Suite struct TokenUsageTests {
    @Test func `a cache that is counted beside the input is added to it`() {
        let usage = TokenUsage(input: 20, output: 90, cacheRead: 400, cacheWrite: 30, excluding: .cache)
        #expect(usage == TokenUsage(input: 450, output: 90, cacheRead: 400, cacheWrite: 30))
        #expect(TokenUsage(input: 20, excluding: .cache).input == 20)
        #expect(TokenUsage(cacheRead: 400, excluding: .cache).input == nil)
    }

    @Test func `reasoning that is counted beside the output is added to it`() {
        let usage = TokenUsage(input: 20, output: 90, cacheRead: 5, reasoning: 300, excluding: .reasoning)
        #expect(usage == TokenUsage(input: 20, output: 390, cacheRead: 5, reasoning: 300))
        #expect(TokenUsage(reasoning: 300, excluding: [.cache, .reasoning]).output == nil)
    }

    @Test func `a sum that does not fit is the greatest number, and a negative part adds nothing`() {
        #expect(TokenUsage(input: .max, cacheRead: 1, excluding: .cache).input == .max)
        #expect(TokenUsage(input: 7, cacheRead: -5, excluding: .cache).input == 7)
        #expect(TokenUsage(input: 7, cacheRead: .min, cacheWrite: .max, excluding: .cache).input == .max)
    }

    @Test func `normalized counts are not negative`() {
        var usage = TokenUsage(input: -1, output: -1, cacheRead: -1, cacheWrite: -1, reasoning: .min)
        usage.modalities.input.text = -1
        usage.modalities.input.image = 3
        let normalized = usage.normalized
        #expect(normalized.modalities.input == ModalityUsage.Counts(image: 3))
        #expect(normalized.input == nil && normalized.output == nil && normalized.reasoning == nil)
        #expect(TokenUsage(input: -1).normalized == TokenUsage())
    }

    @Test func `a whole is at least what its parts come to`() {
        var usage = TokenUsage(input: 20, output: 5, cacheRead: 100, cacheWrite: 10, reasoning: 6)
        #expect(usage.normalized == TokenUsage(input: 110, output: 6, cacheRead: 100, cacheWrite: 10, reasoning: 6))
        usage.modalities.cacheRead = ModalityUsage.Counts(text: 100, image: 50)
        usage.modalities.output = ModalityUsage.Counts(text: 4, audio: 9)
        #expect(usage.normalized.cacheRead == 150)
        #expect(usage.normalized.input == 160)
        #expect(usage.normalized.output == 13)
    }

    @Test func `what is right stays as it is`() {
        var usage = TokenUsage(input: 900, output: 120, cacheRead: 400, cacheWrite: 50, reasoning: 20)
        usage.modalities.input = ModalityUsage.Counts(text: 800, audio: 100)
        #expect(usage.normalized == usage)
        #expect(usage.normalized.normalized == usage)
        #expect(TokenUsage().normalized == TokenUsage())
        #expect(TokenUsage(output: 0).normalized == TokenUsage(output: 0))
    }

    @Test(arguments: [0x5EED, UInt64.random(in: 0...UInt64.max)])
    func `normalized counts keep the rules, whatever they were`(seed: UInt64) {
        var state = seed
        func count() -> Int? {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let edges: [Int?] = [nil, 0, 1, 7, -1, .max, .min, .max - 1]
            return edges[Int(state >> 61)]
        }
        for _ in 0..<2_000 {
            var usage = TokenUsage(
                input: count(), output: count(), cacheRead: count(), cacheWrite: count(), reasoning: count())
            usage.modalities.input.audio = count()
            usage.modalities.cacheRead.text = count()
            let normalized = usage.normalized
            let all = [
                normalized.input, normalized.output, normalized.cacheRead, normalized.cacheWrite, normalized.reasoning,
                normalized.modalities.input.audio,
            ]
            #expect(all.allSatisfy { ($0 ?? 0) >= 0 }, "seed \(seed)")
            #expect((normalized.input ?? .max) >= (normalized.cacheRead ?? 0), "seed \(seed)")
            #expect((normalized.output ?? .max) >= (normalized.reasoning ?? 0), "seed \(seed)")
            #expect(normalized.normalized == normalized, "seed \(seed)")
        }
    }
}
