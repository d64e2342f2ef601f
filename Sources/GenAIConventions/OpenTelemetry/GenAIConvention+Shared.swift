// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What several operations have.
extension GenAIConvention {
    /// The address, and the port that the conventions require beside it.
    func map<Sink: AttributeSink & ~Copyable>(_ server: ServerAddress?, into sink: inout Sink) {
        guard let server, !server.address.isEmpty else { return }
        sink.set("server.address", server.address)
        // The path of a local socket has none.
        if (1...65535).contains(server.port) { sink.set("server.port", server.port) }
    }

    /// The counts that are known; an unknown one is absent, never zero.
    func map<Sink: AttributeSink & ~Copyable>(
        _ usage: TokenUsage, withCache: Bool = true, into sink: inout Sink
    ) {
        sink.set("gen_ai.usage.input_tokens", usage.input)
        sink.set("gen_ai.usage.output_tokens", usage.output)
        sink.set("gen_ai.usage.reasoning.output_tokens", usage.reasoning)
        guard withCache else { return }
        sink.set("gen_ai.usage.cache_read.input_tokens", usage.cacheRead)
        sink.set(version.cacheWriteTokens, usage.cacheWrite)
    }

    /// The version says nothing without the name.
    func map<Sink: AttributeSink & ~Copyable>(_ prompt: PromptReference?, into sink: inout Sink) {
        guard let prompt, !prompt.name.isEmpty else { return }
        sink.set("gen_ai.prompt.name", prompt.name)
        sink.set("gen_ai.prompt.version", text: prompt.version)
    }

    /// Documents with their scores; nothing when there are none.
    func set<Sink: AttributeSink & ~Copyable>(
        _ key: StaticString, _ candidates: [Candidate], into sink: inout Sink
    ) {
        if !candidates.isEmpty { sink.setJSON(key) { $0.documents(candidates) } }
    }
}
