// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

/// What texts cost that were made to cost time.
@Suite(.serialized)
struct CorpusCostTests {
    /// Small enough for a debug build; `genai-bench` measures megabytes in release.
    private static let byteCount = 1 << 15

    @Test func `the corpus has baits enough`() { #expect(CostCorpus.baits.count >= CorpusCase.Class.cost.minimum) }

    @Test(arguments: CostCorpus.baits)
    func `eight times the bait costs no more than eight times the time`(form: String, bait: String) async {
        func seconds(_ byteCount: Int) -> Double {
            let bytes = Array(String(repeating: bait, count: byteCount / bait.utf8.count).utf8)
            let start = ContinuousClock.now
            _ = Corpus.redacted(bytes)
            return (ContinuousClock.now - start) / .seconds(1)
        }
        var measured: [String] = []
        for _ in 0..<4 {
            await Task.yield()
            let eighth = seconds(Self.byteCount / 8)
            let whole = seconds(Self.byteCount)
            // Quadratic cost would be sixty-four times as much; everything else on the machine only adds.
            if whole < eighth * 24 + 0.05 { return }
            measured.append("\(eighth) s, then \(whole) s")
        }
        Issue.record("\(form): \(measured)")
    }
}
