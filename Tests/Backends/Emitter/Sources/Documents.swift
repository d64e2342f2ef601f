// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What finds documents and puts them in order.
enum Documents {
    static let leave = Candidate(
        id: "doc-1", score: 0.75, content: "Everybody has 30 days of leave.", metadata: ["page": 12])
    static let holidays = Candidate(id: "doc-2", score: 0.5, content: "Public holidays do not count.")
    static let unscored = Candidate(id: "doc-3", content: "Leave of last year expires in March.")

    static func record() {
        var embeddings = Embeddings(model: "text-embedding-3-small", provider: .openAI)
        embeddings.input = .value(["How much leave do I have?", "leave"])
        embeddings.inputCount = 2
        embeddings.usage = TokenUsage(input: 9)
        span("embeddings", embeddings)

        var retrieval = Retrieval(source: "handbook", query: "leave days")
        retrieval.embeddingModel = "text-embedding-3-small"
        retrieval.topK = 2
        retrieval.selected = [leave, holidays]
        span("retrieval", retrieval)
        retrieval.selected = [leave, unscored]
        span("retrieval-unscored", retrieval)

        var rerank = Rerank(model: "rerank-v3.5")
        rerank.provider = .cohere
        rerank.query = "leave days"
        rerank.topK = 1
        rerank.input = [leave, holidays]
        rerank.output = [Candidate(id: "doc-2", score: 0.9, content: "Public holidays do not count.")]
        span("rerank", rerank, cost: 2_000_000_000)
    }
}
