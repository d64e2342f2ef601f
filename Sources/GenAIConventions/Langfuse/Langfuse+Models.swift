// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Calls of models.
extension Langfuse {
    func map<Sink: AttributeSink & ~Copyable>(
        _ inference: borrowing Inference, startTime: UInt64, into sink: inout Sink
    ) {
        map(inference.usage, into: &sink)
        // Langfuse measures to the first token; a chunk is the next best.
        if let delay = inference.streaming.timeToFirstToken ?? inference.streaming.timeToFirstChunk {
            let time = Timestamp(nanoseconds: startTime).advanced(by: delay)
            sink.set("langfuse.observation.completion_start_time", time.description)
        }
        // A link needs both: Langfuse finds a prompt by its name and the number of its version.
        if let prompt = inference.prompt, !prompt.name.isEmpty, let version = prompt.version.flatMap({ Int($0) }) {
            sink.set("langfuse.observation.prompt.name", prompt.name)
            sink.set("langfuse.observation.prompt.version", version)
        }
    }

    /// Counts that add up to the total, where OpenTelemetry's are parts of each other.
    ///
    /// Langfuse adds up all kinds of tokens that it is told, those that it does not know as well.
    func map<Sink: AttributeSink & ~Copyable>(_ usage: TokenUsage, into sink: inout Sink) {
        let usage = usage.normalized
        if usage == TokenUsage() { return }
        let read = usage.cacheRead ?? 0
        let written = usage.cacheWrite ?? 0
        let reasoned = usage.reasoning ?? 0
        sink.setJSON("langfuse.observation.usage_details") { writer in
            writer.object { writer in
                writer.member("input", usage.input.map { $0.without(read).without(written) })
                writer.member("input_cached_tokens", usage.cacheRead)
                writer.member("input_cache_creation", usage.cacheWrite)
                writer.member("output", usage.output.map { $0.without(reasoned) })
                writer.member("output_reasoning_tokens", usage.reasoning)
            }
        }
    }

    /// The parts under the names of the counts that they are the price of.
    func map<Sink: AttributeSink & ~Copyable>(_ cost: Cost, into sink: inout Sink) {
        sink.setJSON("langfuse.observation.cost_details") { writer in
            writer.object { writer in
                if let parts = cost.parts {
                    writer.member("input", part: parts.input)
                    writer.member("input_cached_tokens", part: parts.cacheRead)
                    writer.member("input_cache_creation", part: parts.cacheWrite)
                    writer.member("output", part: parts.output)
                    writer.member("output_reasoning_tokens", part: parts.reasoning)
                }
                writer.member("total", cost.total.amount)
            }
        }
    }
}

extension JSONWriter {
    /// A part of a cost, or nothing when it is free or was not used.
    fileprivate mutating func member(_ name: String, part picounits: Int64) {
        if picounits != 0 { member(name, Cost.Parts.amount(picounits)) }
    }
}

extension Int {
    /// What is left without a part; never less than nothing, whatever was counted.
    fileprivate func without(_ part: Int) -> Int { Swift.max(0, subtractingReportingOverflow(part).partialValue) }
}
