// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Who serves a model, as in `gen_ai.provider.name`: the flavour of the API, not the maker of the model.
public struct ProviderName: OpenVocabulary {
    /// The text on the wire.
    public let rawValue: String
    /// Creates a name from its text.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// OpenAI.
    public static let openAI: ProviderName = "openai"
    /// Anthropic.
    public static let anthropic: ProviderName = "anthropic"
    /// Google Gemini, at generativelanguage.googleapis.com.
    public static let gemini: ProviderName = "gcp.gemini"
    /// Google Vertex AI, at aiplatform.googleapis.com.
    public static let vertexAI: ProviderName = "gcp.vertex_ai"
    /// A Google model of unknown host.
    public static let googleGenAI: ProviderName = "gcp.gen_ai"
    /// AWS Bedrock.
    public static let bedrock: ProviderName = "aws.bedrock"
    /// Azure OpenAI.
    public static let azureOpenAI: ProviderName = "azure.ai.openai"
    /// Azure AI Inference.
    public static let azureInference: ProviderName = "azure.ai.inference"
    /// Cohere.
    public static let cohere: ProviderName = "cohere"
    /// DeepSeek.
    public static let deepSeek: ProviderName = "deepseek"
    /// Groq.
    public static let groq: ProviderName = "groq"
    /// Mistral AI.
    public static let mistral: ProviderName = "mistral_ai"
    /// Moonshot AI.
    public static let moonshot: ProviderName = "moonshot_ai"
    /// Perplexity.
    public static let perplexity: ProviderName = "perplexity"
    /// IBM watsonx.
    public static let watsonx: ProviderName = "ibm.watsonx.ai"
    /// xAI.
    public static let xAI: ProviderName = "x_ai"
}
