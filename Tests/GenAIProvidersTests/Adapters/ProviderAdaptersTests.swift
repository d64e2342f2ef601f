// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import Testing

@Suite struct ProviderAdaptersTests {
    @Test(
        arguments: [
            ("api.openai.com", "/v1/responses", "OpenAIAdapter", .openAI),
            ("acme.openai.azure.com", "/openai/v1/chat/completions", "OpenAIAdapter", .azureOpenAI),
            ("acme.services.ai.azure.com", "/models/chat/completions", "OpenAIAdapter", .azureInference),
            ("acme.services.ai.azure.com", "/anthropic/v1/messages", "AnthropicAdapter", .azureInference),
            ("api.anthropic.com", "/v1/messages", "AnthropicAdapter", .anthropic),
            ("API.Anthropic.com", "/v1/chat/completions", "OpenAIAdapter", .anthropic),
            ("generativelanguage.googleapis.com", "/v1beta/models/x:generateContent", "GeminiAdapter", .gemini),
            ("europe-west4-aiplatform.googleapis.com", "/v1/projects/p/x:generateContent", "GeminiAdapter", .vertexAI),
            (
                "us-east5-aiplatform.googleapis.com", "/v1/publishers/anthropic/models/c:rawPredict",
                "AnthropicAdapter", .vertexAI
            ),
            ("bedrock-runtime.eu-west-1.amazonaws.com", "/model/x/converse", "BedrockAdapter", .bedrock),
            ("bedrock-runtime.eu-west-1.amazonaws.com", "/openai/v1/chat/completions", "OpenAIAdapter", .bedrock),
            ("api.cohere.com", "/v2/chat", "CohereAdapter", .cohere),
            ("ollama.com", "/api/chat", "OllamaAdapter", .ollama),
            ("evil-api.openai.com.example.org", "/v1/chat/completions", "OpenAIAdapter", .openAI),
        ] as [(String, String, String, ProviderName)])
    func `a host and a path name an adapter`(host: String, path: String, type: String, provider: ProviderName) throws {
        let adapter = try #require(ProviderAdapters.adapter(server: ServerAddress(host), path: path))
        #expect("\(Swift.type(of: adapter))" == type)
        #expect(adapter.provider == provider)
    }

    @Test(
        arguments: [
            ("/v1/chat/completions", .openAI), ("/v1/messages", .anthropic), ("/v2/chat", .cohere),
            ("/api/chat", .ollama),
            ("/v1beta/models/m:streamGenerateContent?alt=sse", .gemini), ("/model/m/converse-stream", .bedrock),
            ("/openai/deployments/d/chat/completions", .azureOpenAI), ("/v1/models", nil), ("/", nil), (nil, nil),
        ] as [(String?, ProviderName?)])
    func `a path alone names an adapter where it is one of a provider's own`(path: String?, provider: ProviderName?) {
        #expect(ProviderAdapters.adapter(server: nil, path: path)?.provider == provider)
    }

    @Test(
        arguments: [
            ("Azure", .azureOpenAI), ("mistral", .mistral), ("vertex", .vertexAI), ("gcp.gemini", .gemini),
            ("aws.bedrock", .bedrock), ("my-own", "my-own"),
        ] as [(String, ProviderName)])
    func `a name names an adapter, and one that nobody knows is kept`(name: String, provider: ProviderName) {
        #expect(ProviderAdapters.adapter(named: name).provider == provider)
    }

    @Test func `media are told inline where that is asked for`() throws {
        var adapter = ProviderAdapters.adapter(for: .ollama)
        adapter.media = .inline
        let request = ProviderRequest([
            "model": "llava", "messages": [["role": "user", "content": "What?", "images": ["aGk="]]],
        ])
        guard case .inference(let inference) = adapter.call(of: request) else {
            Issue.record("no inference")
            return
        }
        #expect(
            inference.input
                == [Message(.user, parts: [.text("What?"), .blob(modality: "image", mediaType: nil, base64: "aGk=")])])
    }

    @Test func `a request without a path is known by its members`() {
        let bodies: [(ProviderName, AttributeValue, OperationKind)] = [
            (.openAI, ["model": "m", "messages": []], .inference), (.openAI, ["model": "m", "input": "x"], .inference),
            (.openAI, ["model": "text-embedding-3-small", "input": "x"], .embeddings),
            (.openAI, ["model": "m", "prompt": "x"], .inference), (.openAI, [:], .generic),
            (.anthropic, ["messages": []], .inference), (.anthropic, [:], .generic),
            (.gemini, ["contents": []], .inference), (.gemini, ["content": [:]], .embeddings), (.gemini, [:], .generic),
            (.bedrock, ["messages": []], .inference), (.bedrock, ["inputText": "x"], .embeddings),
            (.cohere, ["messages": []], .inference), (.cohere, ["texts": []], .embeddings),
            (.cohere, ["query": "x", "documents": []], .rerank), (.ollama, ["messages": []], .inference),
            (.ollama, ["input": "x"], .embeddings), (.ollama, ["prompt": "x"], .inference),
        ]
        for (provider, body, kind) in bodies {
            let call = ProviderAdapters.adapter(for: provider).call(of: ProviderRequest(body))
            #expect(type(of: call.operation).kind == kind, "\(provider) \(body)")
        }
    }

    @Test func `only an error that waiting helps is worth another try`() {
        #expect(ProviderFailure(status: 429).isRetryable)
        #expect(ProviderFailure(status: 503).isRetryable)
        #expect(!ProviderFailure(status: 429, code: "insufficient_quota").isRetryable)
        #expect(!ProviderFailure(status: 501).isRetryable)
        #expect(!ProviderFailure(status: 400).isRetryable)
        #expect(ProviderFailure(code: "overloaded_error").isRetryable)
        #expect(!ProviderFailure().isRetryable)
    }

    @Test func `what is no JSON is a failure of its status`() {
        for provider: ProviderName in [.openAI, .anthropic, .gemini, .bedrock, .cohere, .ollama] {
            let failure = ProviderAdapters.adapter(for: provider).failure(status: 502, body: nil)
            #expect(failure == ProviderFailure(status: 502), "\(provider)")
            #expect(failure.spanStatus.errorType == "502")
        }
    }
}
