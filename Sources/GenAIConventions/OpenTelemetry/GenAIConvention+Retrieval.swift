// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Retrieval spans. The conventions know the documents that were handed on; how they were found is told beside them.
extension GenAIConvention {
    func name(of retrieval: borrowing Retrieval) -> SpanName { SpanName("retrieval", retrieval.source) }

    func map<Sink: AttributeSink & ~Copyable>(_ retrieval: borrowing Retrieval, into sink: inout Sink) {
        sink.set("gen_ai.operation.name", constant: "retrieval")
        set(provider: retrieval.provider, into: &sink)
        sink.set("gen_ai.data_source.id", text: retrieval.source)
        map(retrieval.server, into: &sink)
        sink.set("gen_ai.request.model", text: retrieval.embeddingModel)
        sink.set("gen_ai.retrieval.top_k", retrieval.topK)
        sink.set("genai_telemetry.retrieval.mode", text: retrieval.mode)
        sink.set("genai_telemetry.retrieval.index_version", text: retrieval.indexVersion)
        let filters = retrieval.filters
        if !filters.isEmpty { sink.setJSON("genai_telemetry.retrieval.filters") { $0.value(.map(filters)) } }
        sink.set(.retrievalQuery, retrieval.query)
        sink.set(.normalizedQuery, retrieval.normalizedQuery)
        set("gen_ai.retrieval.documents", retrieval.selected, into: &sink)
        // JSON has no number for them, and the schema no other kind of score.
        let unscored = retrieval.selected.count { !($0.score?.isFinite ?? true) }
        if unscored > 0 { sink.set("genai_telemetry.retrieval.documents.dropped_count", Int64(unscored)) }
        set("genai_telemetry.retrieval.lexical", retrieval.lexical, into: &sink)
        set("genai_telemetry.retrieval.vector", retrieval.vector, into: &sink)
        set("genai_telemetry.retrieval.fused", retrieval.fused, into: &sink)
    }
}
