// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What several operations have.
extension GenAIConvention {
    /// Who serves a model, in the words of the version.
    func set<Sink: AttributeSink & ~Copyable>(provider: ProviderName?, into sink: inout Sink) {
        guard let provider else { return }
        sink.set(version.provider.name, text: version.provider.word(for: provider))
    }

    /// The address, and the port that the conventions require beside it.
    func map<Sink: AttributeSink & ~Copyable>(_ server: ServerAddress?, into sink: inout Sink) {
        guard let server, !server.address.isEmpty else { return }
        sink.set("server.address", server.address)
        // The path of a local socket has none.
        if (1...65535).contains(server.port) { sink.set("server.port", server.port) }
    }

    /// The counts that are known; an unknown one is absent, never zero.
    func map<Sink: AttributeSink & ~Copyable>(
        _ usage: TokenUsage, inDetail isDetailed: Bool = true, into sink: inout Sink
    ) {
        let usage = usage.normalized
        sink.set("gen_ai.usage.input_tokens", usage.input)
        sink.set("gen_ai.usage.output_tokens", usage.output)
        sink.set("gen_ai.usage.reasoning.output_tokens", usage.reasoning)
        guard isDetailed else { return }
        sink.set("gen_ai.usage.cache_read.input_tokens", usage.cacheRead)
        sink.set(version.cacheWriteTokens, usage.cacheWrite)
        guard usage.hasModalities else { return }
        let media = usage.modalities
        sink.set("gen_ai.usage.text.input_tokens", media.input.text)
        sink.set("gen_ai.usage.image.input_tokens", media.input.image)
        sink.set("gen_ai.usage.audio.input_tokens", media.input.audio)
        sink.set("gen_ai.usage.text.output_tokens", media.output.text)
        sink.set("gen_ai.usage.image.output_tokens", media.output.image)
        sink.set("gen_ai.usage.audio.output_tokens", media.output.audio)
        sink.set("gen_ai.usage.text.cache_read.input_tokens", media.cacheRead.text)
        sink.set("gen_ai.usage.image.cache_read.input_tokens", media.cacheRead.image)
        sink.set("gen_ai.usage.audio.cache_read.input_tokens", media.cacheRead.audio)
    }

    /// The version says nothing without the name; a variable speaks for itself.
    func map<Sink: AttributeSink & ~Copyable>(_ prompt: PromptReference?, into sink: inout Sink) {
        guard let prompt else { return }
        if !prompt.name.isEmpty {
            sink.set("gen_ai.prompt.name", prompt.name)
            sink.set("gen_ai.prompt.version", text: prompt.version)
        }
        for variable in prompt.variables {
            guard let name = variable.name.trimmed, let value = variable.value.textUnlessWithheld else { continue }
            sink.set(dynamic: "gen_ai.prompt.variable.\(name)", .string(value))
        }
    }

    /// Documents with their scores; nothing when there are none.
    func set<Sink: AttributeSink & ~Copyable>(
        _ key: StaticString, _ candidates: [Candidate], into sink: inout Sink
    ) {
        if !candidates.isEmpty { sink.setJSON(key) { $0.documents(candidates) } }
    }
}
