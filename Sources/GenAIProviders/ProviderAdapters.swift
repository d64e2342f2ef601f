// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// The adapters that come with this package, by what is known of a call.
public enum ProviderAdapters {
    /// The adapter for a provider.
    ///
    /// One that nothing here knows is taken to speak OpenAI's wire, as nearly all do, and keeps its name.
    public static func adapter(for provider: ProviderName) -> any ProviderAdapter {
        switch provider {
        case .anthropic: AnthropicAdapter()
        case .gemini, .vertexAI, .googleGenAI: GeminiAdapter(provider: provider)
        case .bedrock: BedrockAdapter()
        case .cohere: CohereAdapter()
        case .ollama: OllamaAdapter()
        default: OpenAIAdapter(provider: provider)
        }
    }

    /// The adapter for a provider by any of the names that people have for it, such as `azure`, `vertex` or `mistral`.
    public static func adapter(named name: String) -> any ProviderAdapter {
        let name = name.lowercased()
        return adapter(for: aliases[name] ?? ProviderName(name))
    }

    /// The adapter for a call, by the host that is called and by the path, or nil when neither says anything.
    ///
    /// - Parameters:
    ///   - server: The host.
    ///   - path: The path with its query.
    /// - Returns: The adapter.
    public static func adapter(server: ServerAddress?, path: String?) -> (any ProviderAdapter)? {
        if let host = server.flatMap({ ProviderHost($0, path: path) }) {
            return adapter(host.wire, provider: host.provider)
        }
        return wire(of: RequestPath(path)).map { adapter($0.wire, provider: $0.provider) }
    }

    private static func adapter(_ wire: ProviderHost.Wire, provider: ProviderName) -> any ProviderAdapter {
        switch wire {
        case .openAI: OpenAIAdapter(provider: provider)
        case .anthropic: AnthropicAdapter(provider: provider)
        case .gemini: GeminiAdapter(provider: provider)
        case .bedrock: BedrockAdapter()
        case .cohere: CohereAdapter()
        case .ollama: OllamaAdapter()
        }
    }

    /// What a path says where the host says nothing: of a proxy, or of a test.
    private static func wire(of path: RequestPath) -> (wire: ProviderHost.Wire, provider: ProviderName)? {
        if path.contains("deployments"), path.contains("openai") { return (.openAI, .azureOpenAI) }
        if path.ends(in: "messages"), path.contains("v1") { return (.anthropic, .anthropic) }
        if path.verb?.hasSuffix("awPredict") == true { return (.anthropic, .vertexAI) }
        if path.contains("projects"), path.verb != nil { return (.gemini, .vertexAI) }
        if path.verb != nil, path.contains("models") { return (.gemini, .gemini) }
        if path.contains("interactions") { return (.gemini, .gemini) }
        if path.contains("model"),
            path.ends(in: "converse") || path.ends(in: "converse-stream") || path.contains("invoke")
                || path.contains("invoke-with-response-stream")
        {
            return (.bedrock, .bedrock)
        }
        if path.ends(in: "v2", "chat") || path.ends(in: "embed") && !path.contains("api") || path.ends(in: "v1", "chat")
            || path.ends(in: "rerank")
        {
            return (.cohere, .cohere)
        }
        if path.contains("api"), ["chat", "generate", "embed", "embeddings"].contains(path.segments.last) {
            return (.ollama, .ollama)
        }
        let isOpenAI = ["completions", "responses", "embeddings", "assistants"].contains { path.contains($0) }
        return isOpenAI ? (.openAI, .openAI) : nil
    }

    private static let aliases: [String: ProviderName] = [
        "azure": .azureOpenAI, "azure_openai": .azureOpenAI, "azure-openai": .azureOpenAI, "google": .gemini,
        "gemini": .gemini, "vertex": .vertexAI, "vertex_ai": .vertexAI, "vertexai": .vertexAI, "aws": .bedrock,
        "bedrock": .bedrock, "mistral": .mistral, "xai": .xAI, "grok": .xAI, "moonshot": .moonshot, "kimi": .moonshot,
        "llama.cpp": .llamaCPP, "llamacpp": .llamaCPP, "claude": .anthropic, "watsonx": .watsonx,
    ]
}
