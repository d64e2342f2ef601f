// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One call of a model that generates: chat, content generation, text completion.
///
/// The span covers the call as the caller sees it, the client's automatic retries included, and ends when a stream is
/// consumed, has failed or was given up.
public struct Inference: SpanOperation {
    /// Which operation of the provider it is.
    public var operation: Name
    /// Who serves the model.
    public var provider: ProviderName
    /// The model that was asked for; names the span.
    public var requestModel: String
    /// The model that answered.
    public var responseModel: String?
    /// The provider's id of the answer.
    public var responseID: String?
    /// The host that was called, as configured.
    public var server: ServerAddress?
    /// What was asked for besides the messages.
    public var parameters = ModelParameters()
    /// What is asked for as output: `text`, `json`, `image`, `speech`.
    public var outputType: String?
    /// The messages that were sent, in order.
    public var input: Content?
    /// The messages that came back, one for each choice.
    public var output: Content?
    /// What was counted.
    public var usage = TokenUsage()
    /// Why the model stopped, one for each choice, in the provider's order.
    public var finishReasons: [FinishReason] = []
    fileprivate var seldom = Seldom<SeldomInference>()

    /// The operations of a model that generates, as in `gen_ai.operation.name`.
    public struct Name: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates a name from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// A conversation; OpenAI Chat and Responses, Anthropic, Bedrock Converse, Cohere, Mistral.
        public static let chat: Name = "chat"
        /// Multimodal generation; Gemini and Vertex.
        public static let generateContent: Name = "generate_content"
        /// The legacy completion of a text.
        public static let textCompletion: Name = "text_completion"
    }
}

extension Inference {
    /// Creates the description of a call.
    public init(model: String, provider: ProviderName, operation: Name = .chat) {
        // In an extension, so that the struct has its memberwise initializer, which makes it in one piece.
        self.init(operation: operation, provider: provider, requestModel: model)
    }

    /// The kind of this operation.
    public static var kind: OperationKind { .inference }
    /// A call of a service; say `.internal` for a model in the same process.
    public var defaultSpanKind: SpanKind { .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&operation, of: Field("gen_ai.operation.name", .public))
        visitor.visit(&provider, of: Field("gen_ai.provider.name", .public))
        visitor.visit(&requestModel, of: Field("gen_ai.request.model", .public))
        visitor.visit(&responseModel, of: Field("gen_ai.response.model", .public))
        visitor.visit(&responseID, of: Field("gen_ai.response.id", .internal))
        server?.visitFields(&visitor)
        parameters.visitFields(&visitor)
        visitor.visit(&outputType, of: Field("gen_ai.output.type", .public))
        visitor.visit(&input, of: Field("gen_ai.input.messages", .confidential))
        visitor.visit(&output, of: Field("gen_ai.output.messages", .confidential))
        visitor.visit(&finishReasons, of: Field("gen_ai.response.finish_reasons", .public))
        if !seldom.isEmpty { seldom.fields.visitFields(&visitor) }
    }
}

extension SpanOperation where Self == Inference {
    /// A conversation with a model.
    public static func chat(
        model: consuming String, provider: consuming ProviderName,
        parameters: consuming ModelParameters = ModelParameters(), input: consuming Content? = nil,
        server: consuming ServerAddress? = nil, outputType: consuming String? = nil
    ) -> Inference {
        .inference(
            .chat, model: model, provider: provider, parameters: parameters, input: input, server: server,
            outputType: outputType)
    }

    /// A call of a model that generates.
    public static func inference(
        _ operation: consuming Inference.Name = .chat, model: consuming String, provider: consuming ProviderName,
        parameters: consuming ModelParameters = ModelParameters(), input: consuming Content? = nil,
        server: consuming ServerAddress? = nil, outputType: consuming String? = nil
    ) -> Inference {
        // All at once: a variable of so many fields is copied when it is returned.
        Inference(
            operation: operation, provider: provider, requestModel: model, server: server, parameters: parameters,
            outputType: outputType, input: input)
    }
}

// MARK: - What few calls have

private struct SeldomInference: SeldomFields {
    var systemInstructions: Content?
    var toolDefinitions: Content?
    var streaming = StreamTimings()
    var prompt: PromptReference?
    var isOutputSchemaValid: Bool?
    var repairAttempts: Int?
    var isCompacted: Bool?
    var details = Rare<ProviderDetails>.none
    var providerAttributes = Attributes()

    static let unset = SeldomInference()

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&systemInstructions, of: Field("gen_ai.system_instructions", .confidential))
        visitor.visit(&toolDefinitions, of: Field("gen_ai.tool.definitions", .confidential))
        visitor.visit(&streaming.outcome, of: Field("genai_telemetry.stream.outcome", .public))
        prompt?.visitFields(&visitor)
        if details != .none { details[or: ProviderDetails()].visitFields(&visitor) }
        visitor.visit(&providerAttributes)
    }
}

extension Inference {
    /// Whether one of the fields below may have been set: a convention asks once instead of for each.
    package var hasSeldomFields: Bool { !seldom.isEmpty }
    /// Instructions that the provider takes outside the history.
    public var systemInstructions: Content? {
        get { seldom.fields.systemInstructions }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.systemInstructions = newValue } }
    }
    /// The tools that the model was offered.
    public var toolDefinitions: Content? {
        get { seldom.fields.toolDefinitions }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.toolDefinitions = newValue } }
    }
    /// When and how chunks came, for a streamed call.
    public var streaming: StreamTimings {
        get { seldom.fields.streaming }
        _modify { yield &seldom.fields.streaming }
    }
    /// The prompt template that the messages were made from.
    public var prompt: PromptReference? {
        get { seldom.fields.prompt }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.prompt = newValue } }
    }
    /// Whether the output has the shape that was asked for.
    public var isOutputSchemaValid: Bool? {
        get { seldom.fields.isOutputSchemaValid }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.isOutputSchemaValid = newValue } }
    }
    /// How often the output had to be asked for again to get that shape.
    public var repairAttempts: Int? {
        get { seldom.fields.repairAttempts }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.repairAttempts = newValue } }
    }
    /// Whether the provider compacted the conversation to make it fit.
    public var isCompacted: Bool? {
        get { seldom.fields.isCompacted }
        set { if !seldom.isEmpty || newValue != nil { seldom.fields.isCompacted = newValue } }
    }
    /// What only some providers tell.
    public var details: ProviderDetails {
        get { seldom.fields.details[or: ProviderDetails()] }
        set {
            if !seldom.isEmpty || newValue != ProviderDetails() {
                seldom.fields.details[or: ProviderDetails()] = newValue
            }
        }
    }
    /// What only one provider has and nothing here has a field for, under the names that it has on the wire.
    public var providerAttributes: Attributes {
        get { seldom.fields.providerAttributes }
        _modify { yield &seldom.fields.providerAttributes }
    }
}
