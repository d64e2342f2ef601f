// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Money, which the conventions do not know, and what a part of a trace used in all. Never under `gen_ai.usage.`: backends
// take every number there for a kind of token, and those that add up the tokens of a trace would count a sum again.
extension GenAIConvention {
    func map<Sink: AttributeSink & ~Copyable>(_ cost: Cost, into sink: inout Sink) {
        sink.set("genai_telemetry.cost.amount", cost.total.amount)
        sink.set("genai_telemetry.cost.picounits", cost.total.picounits)
        sink.set("genai_telemetry.cost.currency", text: cost.total.currency)
        sink.set("genai_telemetry.cost.price_table", text: cost.priceTable)
        guard let parts = cost.parts else { return }
        sink.set("genai_telemetry.cost.input", part: parts.input)
        sink.set("genai_telemetry.cost.cache_read", part: parts.cacheRead)
        sink.set("genai_telemetry.cost.cache_write", part: parts.cacheWrite)
        sink.set("genai_telemetry.cost.output", part: parts.output)
        sink.set("genai_telemetry.cost.reasoning", part: parts.reasoning)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ rollup: Rollup, into sink: inout Sink) {
        sink.set("genai_telemetry.rollup.model_calls", Int64(rollup.modelCalls))
        sink.set("genai_telemetry.rollup.tool_calls", Int64(rollup.toolCalls))
        sink.set("genai_telemetry.rollup.failed_calls", Int64(rollup.failedCalls))
        let usage = rollup.usage
        sink.set("genai_telemetry.rollup.input_tokens", usage.input)
        sink.set("genai_telemetry.rollup.output_tokens", usage.output)
        sink.set("genai_telemetry.rollup.cache_read_tokens", usage.cacheRead)
        sink.set("genai_telemetry.rollup.cache_write_tokens", usage.cacheWrite)
        sink.set("genai_telemetry.rollup.reasoning_tokens", usage.reasoning)
        if rollup.unpricedCalls > 0 {
            sink.set("genai_telemetry.rollup.unpriced_calls", Int64(rollup.unpricedCalls))
        }
        guard let cost = rollup.cost else { return }
        sink.set("genai_telemetry.rollup.cost", cost.amount)
        sink.set("genai_telemetry.rollup.cost_picounits", cost.picounits)
        sink.set("genai_telemetry.rollup.currency", text: cost.currency)
    }
}

extension AttributeSink where Self: ~Copyable {
    /// Sets a part of a cost in units of the currency, or nothing when it is free or was not used.
    fileprivate mutating func set(_ key: StaticString, part picounits: Int64) {
        if picounits != 0 { set(key, Double(picounits) / 1e12) }
    }
}
