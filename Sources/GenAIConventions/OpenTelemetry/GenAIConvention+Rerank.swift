// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Reranking, for which the conventions have no operation. It calls a model, so it is told as one more of theirs: their
// list of operations is open.
extension GenAIConvention {
    func name(of rerank: borrowing Rerank) -> SpanName { SpanName("rerank", rerank.model) }

    func map<Sink: AttributeSink & ~Copyable>(_ rerank: borrowing Rerank, into sink: inout Sink) {
        sink.set("gen_ai.operation.name", constant: "rerank")
        set(provider: rerank.provider, into: &sink)
        sink.set("gen_ai.request.model", text: rerank.model)
        sink.set("genai_telemetry.rerank.top_k", rerank.topK)
        sink.set(.rerankQuery, rerank.query)
        set("genai_telemetry.rerank.input", rerank.input, into: &sink)
        let output = rerank.output
        guard !output.isEmpty else { return }
        let ranks = Dictionary(rerank.input.enumerated().map { ($1.id, $0 + 1) }) { first, _ in first }
        sink.setJSON("genai_telemetry.rerank.output") { $0.documents(output, previousRanks: ranks) }
        sink.set("genai_telemetry.rerank.dropped_ids", texts: rerank.droppedIDs)
    }
}
