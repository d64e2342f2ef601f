// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Anthropic's counts as they stand on the wire, which a stream replaces one by one.
struct UsageCounts: Sendable {
    private var input: Int?
    private var output: Int?
    private var cacheRead: Int?
    private var cacheWrite: Int?
    private var compaction = TokenUsage()

    /// Takes over the counts that are told; they are totals and never added up.
    mutating func replace<JSON: JSONView>(by usage: JSON) {
        input = usage["input_tokens"].whole ?? input
        output = usage["output_tokens"].whole ?? output
        cacheRead = usage["cache_read_input_tokens"].whole ?? cacheRead
        cacheWrite = usage["cache_creation_input_tokens"].whole ?? cacheWrite
        let iterations = usage["iterations"].elements.filter { $0["type"].isText("compaction") }
        guard !iterations.isEmpty else { return }
        compaction = TokenUsage(input: 0, output: 0)
        for iteration in iterations {
            let own = TokenUsage(
                input: iteration["input_tokens"].whole, output: iteration["output_tokens"].whole,
                cacheRead: iteration["cache_read_input_tokens"].whole,
                cacheWrite: iteration["cache_creation_input_tokens"].whole, excluding: .cache)
            compaction.input = Int.sum(compaction.input, own.input) ?? compaction.input
            compaction.output = Int.sum(compaction.output, own.output) ?? compaction.output
        }
    }

    var usage: TokenUsage {
        var usage = TokenUsage(
            input: input, output: output, cacheRead: cacheRead, cacheWrite: cacheWrite, excluding: .cache)
        usage.input = Int.sum(usage.input, compaction.input) ?? usage.input
        usage.output = Int.sum(usage.output, compaction.output) ?? usage.output
        return usage
    }
}
