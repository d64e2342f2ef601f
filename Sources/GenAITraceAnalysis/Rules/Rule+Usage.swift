// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Token counts that must add up.
extension Rule {
    static let usage: [Rule] = [
        Rule(
            "usage-subset", .error, "A part of the tokens is more than all of them.",
            because: "Backends subtract the parts from the total, and costs come out wrong or negative.",
            advice:
                "Input includes cached tokens, output includes reasoning: add them to the total (Anthropic reports them apart).",
            check: { span in
                let parts: [(total: String, parts: [String])] = [
                    (input, ["gen_ai.usage.cache_read.input_tokens", span.cacheWriteName]),
                    (output, ["gen_ai.usage.reasoning.output_tokens"]),
                    (input, modalities.map { "gen_ai.usage.\($0).input_tokens" }),
                    (output, modalities.map { "gen_ai.usage.\($0).output_tokens" }),
                    (
                        "gen_ai.usage.cache_read.input_tokens",
                        modalities.map { "gen_ai.usage.\($0).cache_read.input_tokens" }
                    ),
                ]
                return parts.compactMap { total, parts in
                    guard let whole = span.count(total) else { return nil }
                    let sum = parts.reduce(Int64(0)) { $0.addingSaturated(span.count($1) ?? 0) }
                    guard sum > whole, let first = parts.first(where: span.has) else { return nil }
                    return Observation(
                        first, "and its like add up to more than \(total)", example: "\(sum) of \(whole)")
                }
            }),
        Rule(
            "negative-usage", .error, "A negative count of tokens.", because: "Sums and costs come out wrong.",
            advice: "Leave off what is not known.",
            check: { span in
                span.names.compactMap { name in
                    guard name.hasPrefix("gen_ai.usage."), let count = span.count(name), count < 0 else { return nil }
                    return Observation(name, "is negative", example: "\(count)")
                }
            }),
        Rule(
            "usage-without-total", .warning, "A part of the tokens without the total.",
            because: "Backends add up totals; a part alone is not shown or becomes a type of its own.",
            advice: "Send the total too.",
            check: { span in
                [
                    ("gen_ai.usage.cache_read.input_tokens", input), (span.cacheWriteName, input),
                    ("gen_ai.usage.reasoning.output_tokens", output),
                ].compactMap { part, total in
                    span.has(part) && !span.has(total) && span.role != .embeddings
                        ? Observation(part, "stands without \(total)") : nil
                }
            }),
        Rule(
            "agent-usage", .info, "Tokens on an agent's span and on the model calls below it.",
            because:
                "Sums over all spans count them twice; MLflow takes the agent's and hides the calls', Langfuse ignores it.",
            advice: "Leave usage on the model calls; keep roll-ups outside `gen_ai.usage.`.",
            .trace { node, trace in
                guard node.role == .agent || node.role == .workflow, let own = node.inputTokens ?? node.outputTokens
                else { return [] }
                guard let below = trace.usageBelow(node) else { return [] }
                let isInput = node.inputTokens != nil
                let sum = isInput ? below.input : below.output
                if sum == own { return [Observation(isInput ? input : output, "is the sum of the calls below")] }
                return [
                    Observation(
                        isInput ? input : output, "differs from the sum of the calls below",
                        example: "\(own), below \(sum)",
                        severity: .warning)
                ]
            }),
    ]

    private static let input = "gen_ai.usage.input_tokens"
    private static let output = "gen_ai.usage.output_tokens"
    private static let modalities = ["text", "image", "audio"]
}

extension ObservedSpan {
    /// The name of the tokens that were written to a cache that the span uses; when it has both, they are the same number.
    fileprivate var cacheWriteName: String {
        let latest = "gen_ai.usage.cache_write.input_tokens"
        return has(latest) ? latest : "gen_ai.usage.cache_creation.input_tokens"
    }
}
