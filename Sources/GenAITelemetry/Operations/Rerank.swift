// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Putting candidates into a better order.
public struct Rerank: SpanOperation {
    /// The model or rule that ranks; names the span.
    public var model: String?
    /// Who serves the model.
    public var provider: ProviderName?
    /// What the candidates are ranked for.
    public var query: Content?
    /// The most candidates to keep.
    public var topK: Int?
    /// The candidates in the order they came in.
    public var input: [Candidate] = []
    /// The candidates in the order they went out.
    public var output: [Candidate] = []

    /// Creates the description of a reranking.
    public init(model: String? = nil) { self.model = model }

    /// The ids that came in and did not go out, in the order they came in.
    public var droppedIDs: [String] {
        let kept = Set(output.map(\.id))
        return input.lazy.map(\.id).filter { !kept.contains($0) }
    }
}

extension Rerank {
    /// The kind of this operation.
    public static var kind: OperationKind { .rerank }
    /// A call of a service; say `.internal` for a rule in the same process.
    public var defaultSpanKind: SpanKind { .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&model, of: Field("gen_ai.request.model", .public))
        visitor.visit(&provider, of: Field("gen_ai.provider.name", .public))
        visitor.visit(&query, of: Field("genai_telemetry.rerank.query", .confidential))
        visitor.visit(&input)
        visitor.visit(&output)
    }
}

extension SpanOperation where Self == Rerank {
    /// Putting candidates into a better order.
    public static func rerank(
        model: String? = nil, query: Content? = nil, input: [Candidate] = [], topK: Int? = nil
    )
        -> Rerank
    {
        var rerank = Rerank(model: model)
        rerank.query = query
        rerank.input = input
        rerank.topK = topK
        return rerank
    }
}
