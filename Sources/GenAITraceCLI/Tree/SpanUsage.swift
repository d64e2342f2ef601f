// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Tokens and cost of one span or of many, as its attributes tell them.
struct SpanUsage: Hashable, Sendable {
    /// Tokens that went in; nil when nobody counted.
    private(set) var input: Int64?
    /// The part of them that came from a cache.
    private(set) var cacheRead: Int64?
    /// Tokens that came out.
    private(set) var output: Int64?
    /// Money in trillionths, by currency.
    private(set) var cost: [String: Int64] = [:]

    init() {}

    /// Reads the names of the conventions, and those of older versions and of OpenInference.
    init(_ attributes: Attributes) {
        input = attributes.whole("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.token_count.prompt")
        output = attributes.whole(
            "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.token_count.completion")
        cacheRead = attributes.whole(
            "gen_ai.usage.cache_read.input_tokens", "llm.token_count.prompt_details.cache_read")
        if let picounits = attributes.whole("genai_telemetry.cost.picounits") {
            cost[attributes.text("genai_telemetry.cost.currency") ?? "USD"] = picounits
        } else if let dollars = attributes.number("gen_ai.usage.cost", "llm.cost.total"), abs(dollars) < 1e6 {
            cost["USD"] = Int64(dollars * 1e12)
        }
    }

    mutating func add(_ other: SpanUsage) {
        input = Self.sum(input, other.input)
        output = Self.sum(output, other.output)
        cacheRead = Self.sum(cacheRead, other.cacheRead)
        for (currency, amount) in other.cost { cost[currency] = Self.sum(cost[currency], amount) }
    }

    /// Takes over what others counted more closely.
    mutating func preferring(_ closer: SpanUsage) {
        if closer.input != nil || closer.output != nil {
            (input, output, cacheRead) = (closer.input, closer.output, closer.cacheRead)
        }
        if !closer.cost.isEmpty { cost = closer.cost }
    }

    /// The figures in words: `912 → 18 tokens (512 cached)`, `$0.000161`.
    var descriptions: [String] {
        var parts: [String] = []
        if input != nil || output != nil {
            let tokens = "\(input.map(Figures.count) ?? "?") → \(output.map(Figures.count) ?? "?") tokens"
            parts.append(cacheRead.map { $0 > 0 ? "\(tokens) (\(Figures.count($0)) cached)" : tokens } ?? tokens)
        }
        for (currency, amount) in cost.sorted(by: { $0.key < $1.key }) {
            parts.append(Figures.money(picounits: amount, currency: TerminalText.excerpt(currency, limit: 8)))
        }
        return parts
    }

    private static func sum(_ one: Int64?, _ other: Int64?) -> Int64? {
        guard let one, let other else { return one ?? other }
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? (one < 0 ? .min : .max) : sum
    }
}

extension Attributes {
    /// The first of several names that has a whole number.
    func whole(_ names: String...) -> Int64? {
        for name in names {
            if case .int(let number) = self[name] { return number }
        }
        return nil
    }

    /// The first of several names that has a number.
    func number(_ names: String...) -> Double? {
        for name in names {
            if case .double(let number) = self[name], number.isFinite { return number }
            if case .int(let number) = self[name] { return Double(number) }
        }
        return nil
    }

    /// The text of a name.
    func text(_ name: String) -> String? {
        if case .string(let text) = self[name] { text } else { nil }
    }
}

#endif
