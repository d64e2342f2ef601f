// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One search for documents.
public struct Retrieval: SpanOperation {
    /// The index or collection that was searched; names the span.
    public var source: String?
    /// Who serves the index, if it is a provider's.
    public var provider: ProviderName?
    /// The host that was called, as configured.
    public var server: ServerAddress?
    /// What was searched for.
    public var query: Content?
    /// The query as the index got it, after rewriting.
    public var normalizedQuery: Content?
    /// How it was searched: `lexical`, `vector`, `hybrid`.
    public var mode: String?
    /// What the search was narrowed to.
    public var filters = Attributes()
    /// The most documents to return.
    public var topK: Int?
    /// The version of the index.
    public var indexVersion: String?
    /// The model that embedded the query.
    public var embeddingModel: String?
    /// What the words found.
    public var lexical: [Candidate] = []
    /// What the vectors found.
    public var vector: [Candidate] = []
    /// Both, put together.
    public var fused: [Candidate] = []
    /// What was handed on.
    public var selected: [Candidate] = []

    /// Creates the description of a search.
    public init(source: String? = nil, query: Content? = nil) {
        self.source = source
        self.query = query
    }
}

extension Retrieval {
    /// The kind of this operation.
    public static var kind: OperationKind { .retrieval }
    /// A call of a service; say `.internal` for an index in the same process.
    public var defaultSpanKind: SpanKind { .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&source, of: Field("gen_ai.data_source.id", .internal))
        visitor.visit(&provider, of: Field("gen_ai.provider.name", .public))
        server?.visitFields(&visitor)
        visitor.visit(&query, of: Field("gen_ai.retrieval.query.text", .confidential))
        visitor.visit(&normalizedQuery, of: Field("genai_telemetry.retrieval.normalized_query", .confidential))
        visitor.visit(&mode, of: Field("genai_telemetry.retrieval.mode", .public))
        visitor.visit(&filters)
        visitor.visit(&indexVersion, of: Field("genai_telemetry.retrieval.index_version", .internal))
        visitor.visit(&embeddingModel, of: Field("gen_ai.request.model", .public))
        visitor.visit(&lexical)
        visitor.visit(&vector)
        visitor.visit(&fused)
        visitor.visit(&selected)
    }
}

extension SpanOperation where Self == Retrieval {
    /// One search for documents.
    public static func retrieval(source: String? = nil, query: Content? = nil, topK: Int? = nil) -> Retrieval {
        var retrieval = Retrieval(source: source, query: query)
        retrieval.topK = topK
        return retrieval
    }
}
