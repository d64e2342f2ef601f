// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One call of a model that turns texts into vectors.
public struct Embeddings: SpanOperation {
    /// Who serves the model.
    public var provider: ProviderName
    /// The model that was asked for; names the span.
    public var requestModel: String
    /// The model that answered.
    public var responseModel: String?
    /// The host that was called, as configured.
    public var server: ServerAddress?
    /// The length of a vector, when the request asks for one.
    public var dimensionCount: Int?
    /// The encodings that were asked for, such as `float` or `base64`.
    public var encodingFormats: [String] = []
    /// How many texts were embedded.
    public var inputCount: Int?
    /// The texts.
    public var input: Content?
    /// What was counted.
    public var usage = TokenUsage()

    /// Creates the description of a call.
    public init(model: String, provider: ProviderName) {
        self.provider = provider
        self.requestModel = model
    }
}

extension Embeddings {
    /// The kind of this operation.
    public static var kind: OperationKind { .embeddings }
    /// A call of a service.
    public var defaultSpanKind: SpanKind { .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&provider, of: Field("gen_ai.provider.name", .public))
        visitor.visit(&requestModel, of: Field("gen_ai.request.model", .public))
        visitor.visit(&responseModel, of: Field("gen_ai.response.model", .public))
        server?.visitFields(&visitor)
        visitor.visit(&encodingFormats, of: Field("gen_ai.request.encoding_formats", .public))
        visitor.visit(&input, of: Field("genai_telemetry.embeddings.input", .confidential))
    }
}

extension SpanOperation where Self == Embeddings {
    /// A call of a model that turns texts into vectors.
    public static func embeddings(model: String, provider: ProviderName, inputCount: Int? = nil) -> Embeddings {
        var embeddings = Embeddings(model: model, provider: provider)
        embeddings.inputCount = inputCount
        return embeddings
    }
}
