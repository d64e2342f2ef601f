// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Who answers at a host, and which wire is spoken there.
struct ProviderHost: Sendable {
    /// The wires.
    enum Wire: Sendable { case openAI, anthropic, gemini, bedrock, cohere, ollama }

    let provider: ProviderName
    let wire: Wire

    /// Looks at a host, and at the path where one host has several APIs; nil for a host that nothing here knows.
    init?(_ server: ServerAddress, path: String?) {
        let host = server.address.lowercased()
        let path = RequestPath(path)
        if let known = Self.hosts.first(where: { host == $0.name || host.hasSuffix("." + $0.name) }) {
            (provider, wire) = (known.provider, path.isOpenAI ? .openAI : known.wire)
        } else if host.hasSuffix("aiplatform.googleapis.com") {
            provider = .vertexAI
            wire = path.contains("anthropic") ? .anthropic : path.isOpenAI ? .openAI : .gemini
        } else if host.contains("bedrock"), host.contains(".amazonaws.com") {
            (provider, wire) = (.bedrock, path.isOpenAI ? .openAI : .bedrock)
        } else if host.hasSuffix(".azure.com") {
            let isFoundry = host.hasSuffix(".services.ai.azure.com") && !path.contains("openai")
            let isClaude = path.contains("anthropic")
            provider = isFoundry || host.hasSuffix(".models.ai.azure.com") ? .azureInference : .azureOpenAI
            wire = isClaude ? .anthropic : .openAI
        } else if server.port == 11434 {
            (provider, wire) = (.ollama, path.contains("v1") ? .openAI : .ollama)
        } else {
            return nil
        }
    }

    private static let hosts: [(name: String, provider: ProviderName, wire: Wire)] = [
        ("api.openai.com", .openAI, .openAI),
        ("api.anthropic.com", .anthropic, .anthropic),
        ("generativelanguage.googleapis.com", .gemini, .gemini),
        ("api.cohere.com", .cohere, .cohere),
        ("api.cohere.ai", .cohere, .cohere),
        ("api.groq.com", .groq, .openAI),
        ("api.deepseek.com", .deepSeek, .openAI),
        ("api.mistral.ai", .mistral, .openAI),
        ("codestral.mistral.ai", .mistral, .openAI),
        ("api.x.ai", .xAI, .openAI),
        ("api.perplexity.ai", .perplexity, .openAI),
        ("api.moonshot.ai", .moonshot, .openAI),
        ("api.moonshot.cn", .moonshot, .openAI),
        ("openrouter.ai", .openRouter, .openAI),
        ("ollama.com", .ollama, .ollama),
        ("ml.cloud.ibm.com", .watsonx, .openAI),
        ("models.inference.ai.azure.com", .azureInference, .openAI),
        ("models.github.ai", .azureInference, .openAI),
    ]
}

extension RequestPath {
    /// Whether the path is one of OpenAI's, which others offer beside their own.
    fileprivate var isOpenAI: Bool { ends(in: "chat", "completions") || contains("openai") }
}
