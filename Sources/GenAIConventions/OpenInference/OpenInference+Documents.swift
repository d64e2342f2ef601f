// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Documents, one attribute for each of their fields. Phoenix drops OpenTelemetry's whole list for one document without a
// score; here each document stands for itself.
extension OpenInference {
    func map<Sink: AttributeSink & ~Copyable>(_ retrieval: borrowing Retrieval, into sink: inout Sink) {
        set("retrieval.documents", retrieval.selected, into: &sink)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ rerank: borrowing Rerank, into sink: inout Sink) {
        sink.set("reranker.model_name", text: rerank.model)
        sink.set("reranker.top_k", rerank.topK)
        if tellsContent, let query = rerank.query?.told { sink.set("reranker.query", text: query.asText) }
        set("reranker.input_documents", rerank.input, into: &sink)
        set("reranker.output_documents", rerank.output, into: &sink)
    }

    private func set<Sink: AttributeSink & ~Copyable>(
        _ list: String, _ candidates: [Candidate], into sink: inout Sink
    ) {
        for (index, candidate) in candidates.enumerated() {
            let document = "\(list).\(index).document"
            if !candidate.id.isEmpty { sink.set(dynamic: "\(document).id", .string(candidate.id)) }
            if let score = candidate.score { sink.set(dynamic: "\(document).score", .double(score)) }
            if tellsContent, let content = candidate.content?.told {
                sink.set(dynamic: "\(document).content", .string(content.asText))
            }
            if !candidate.metadata.isEmpty {
                let metadata = Content.value(.map(candidate.metadata)).asText
                sink.set(dynamic: "\(document).metadata", .string(metadata))
            }
        }
    }
}
