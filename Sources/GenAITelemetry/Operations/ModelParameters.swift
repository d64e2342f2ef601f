// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a model was asked for besides the messages.
///
/// Nil means that the request did not say.
public struct ModelParameters: Hashable, Sendable {
    /// Randomness.
    public var temperature: Double?
    /// Nucleus sampling.
    public var topP: Double?
    /// Sampling among the k likeliest tokens; never OpenAI's `top_logprobs`.
    public var topK: Int?
    /// The most tokens to generate.
    public var maxTokens: Int?
    /// Penalty on frequent tokens.
    public var frequencyPenalty: Double?
    /// Penalty on tokens that occurred.
    public var presencePenalty: Double?
    /// Seed for repeatable output.
    public var seed: Int?
    /// How many choices to generate.
    public var choiceCount: Int?
    /// Texts that end the output.
    public var stopSequences: [String] = []
    /// Whether the answer is streamed.
    public var isStreamed = false
    /// The provider's word for how much to reason.
    public var reasoningLevel: String?
    /// The service tier that was asked for.
    public var serviceTier: String?
    /// The answer that this request continues, where the provider keeps the history.
    public var previousResponseID: String?

    /// Creates parameters; what is left out was not in the request.
    public init(
        temperature: Double? = nil, topP: Double? = nil, topK: Int? = nil, maxTokens: Int? = nil, seed: Int? = nil,
        isStreamed: Bool = false
    ) {
        self.temperature = temperature
        self.topP = topP
        self.topK = topK
        self.maxTokens = maxTokens
        self.seed = seed
        self.isStreamed = isStreamed
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        // A stop sequence is written by the application and may be a piece of a prompt.
        visitor.visit(&stopSequences, of: Field("gen_ai.request.stop_sequences", .internal))
        visitor.visit(&reasoningLevel, of: Field("gen_ai.request.reasoning.level", .public))
        visitor.visit(&serviceTier, of: Field("openai.request.service_tier", .public))
        visitor.visit(&previousResponseID, of: Field("gen_ai.request.previous_response.id", .internal))
    }
}
