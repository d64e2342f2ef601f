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
    /// The most tokens to generate.
    public var maxTokens: Int?
    /// Whether the answer is streamed.
    public var isStreamed = false
    private var seldom = Seldom<SeldomParameters>()

    /// Creates parameters; what is left out was not in the request.
    public init(
        temperature: Double? = nil, topP: Double? = nil, topK: Int? = nil, maxTokens: Int? = nil, seed: Int? = nil,
        isStreamed: Bool = false
    ) {
        self.temperature = temperature
        self.topP = topP
        self.maxTokens = maxTokens
        self.isStreamed = isStreamed
        if topK != nil { self.topK = topK }
        if seed != nil { self.seed = seed }
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        if !seldom.isEmpty { seldom.fields.visitFields(&visitor) }
    }
}

// MARK: - What few requests say

private struct SeldomParameters: SeldomFields {
    var topK: Int?
    var frequencyPenalty: Double?
    var presencePenalty: Double?
    var seed: Int?
    var choiceCount: Int?
    var stopSequences: [String] = []
    var reasoningLevel: String?
    var serviceTier: String?
    var previousResponseID: String?

    static let unset = SeldomParameters()

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        // A stop sequence is written by the application and may be a piece of a prompt.
        visitor.visit(&stopSequences, of: Field("gen_ai.request.stop_sequences", .internal))
        visitor.visit(&reasoningLevel, of: Field("gen_ai.request.reasoning.level", .public))
        visitor.visit(&serviceTier, of: Field("openai.request.service_tier", .public))
        visitor.visit(&previousResponseID, of: Field("gen_ai.request.previous_response.id", .internal))
    }
}

extension ModelParameters {
    /// Whether one of the fields below may have been set: a convention asks once instead of for each.
    package var hasSeldomFields: Bool { !seldom.isEmpty }
    /// Sampling among the k likeliest tokens; never OpenAI's `top_logprobs`.
    public var topK: Int? {
        get { seldom.fields.topK }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.topK = newValue } }
    }
    /// Penalty on frequent tokens.
    public var frequencyPenalty: Double? {
        get { seldom.fields.frequencyPenalty }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.frequencyPenalty = newValue } }
    }
    /// Penalty on tokens that occurred.
    public var presencePenalty: Double? {
        get { seldom.fields.presencePenalty }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.presencePenalty = newValue } }
    }
    /// Seed for repeatable output.
    public var seed: Int? {
        get { seldom.fields.seed }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.seed = newValue } }
    }
    /// How many choices to generate.
    public var choiceCount: Int? {
        get { seldom.fields.choiceCount }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.choiceCount = newValue } }
    }
    /// Texts that end the output.
    public var stopSequences: [String] {
        get { seldom.fields.stopSequences }
        set { if !seldom.isEmpty || !newValue.isEmpty { seldom.fields.stopSequences = newValue } }
    }
    /// The provider's word for how much to reason.
    public var reasoningLevel: String? {
        get { seldom.fields.reasoningLevel }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.reasoningLevel = newValue } }
    }
    /// The service tier that was asked for.
    public var serviceTier: String? {
        get { seldom.fields.serviceTier }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.serviceTier = newValue } }
    }
    /// The answer that this request continues, where the provider keeps the history.
    public var previousResponseID: String? {
        get { seldom.fields.previousResponseID }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.previousResponseID = newValue } }
    }
}
