// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension Retrieval: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        source = try fields.text("source")
        provider = try fields.word("provider")
        server = try fields.server()
        query = try fields.content("query")
        normalizedQuery = try fields.content("normalized_query")
        mode = try fields.text("mode")
        filters = try fields.attributes("filters") ?? [:]
        topK = try fields.count("top_k")
        indexVersion = try fields.text("index_version")
        embeddingModel = try fields.text("embedding_model")
        lexical = try fields.list("lexical")
        vector = try fields.list("vector")
        fused = try fields.list("fused")
        selected = try fields.list("selected")
    }
}

extension Rerank: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        model = try fields.text("model")
        provider = try fields.word("provider")
        query = try fields.content("query")
        topK = try fields.count("top_k")
        input = try fields.list("input")
        output = try fields.list("output")
    }
}

extension Storage: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(Name(try fields.requiredText("operation")))
        system = try fields.text("system")
        collection = try fields.text("collection")
        recordID = try fields.text("record_id")
        recordCount = try fields.count("record_count")
        query = try fields.content("query")
        records = try fields.content("records")
        provider = try fields.word("provider")
        server = try fields.server()
    }
}

extension PromptRendering: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        guard let prompt = try fields.nested("prompt", as: PromptReference.self) else {
            throw fields.problem("prompt", "is missing")
        }
        self.init(prompt)
        variableNames = try fields.texts("variable_names")
        sections = try fields.texts("sections")
        evidenceIDs = try fields.texts("evidence_ids")
        renderedHash = try fields.text("rendered_hash")
        estimatedTokens = try fields.count("estimated_tokens")
        rendered = try fields.content("rendered")
    }
}

#endif
