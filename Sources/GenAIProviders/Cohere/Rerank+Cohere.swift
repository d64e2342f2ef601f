// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Cohere's Rerank, which others have taken over as it is.
extension Rerank {
    /// What a request asks for; a document has its place as its id, since the API gives it no other.
    static func cohere(_ body: AttributeValue, model: String, provider: ProviderName) -> Rerank {
        var rerank = Rerank(model: model)
        rerank.provider = provider
        rerank.query = body["query"].text.map(Content.text)
        rerank.topK = body["top_n"].whole
        rerank.input = body["documents"].elements.enumerated().map { index, document in
            Candidate(id: String(index), content: (document.text ?? document["text"].text).map(Content.text))
        }
        return rerank
    }

    /// Adds the order that a response has brought.
    mutating func readCohere(_ response: AttributeValue) {
        output = response["results"].elements.compactMap { result in
            guard let index = result["index"].whole else { return nil }
            return Candidate(
                id: String(index), score: result["relevance_score"].number,
                content: input.indices.contains(index) ? input[index].content : nil)
        }
    }
}
