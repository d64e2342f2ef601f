// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Embeddings spans. The conventions have no place for the texts.
extension GenAIConvention {
    func name(of embeddings: borrowing Embeddings) -> SpanName { SpanName("embeddings", embeddings.requestModel) }

    func map<Sink: AttributeSink & ~Copyable>(_ embeddings: borrowing Embeddings, into sink: inout Sink) {
        sink.set("gen_ai.operation.name", constant: "embeddings")
        set(provider: embeddings.provider, into: &sink)
        sink.set("gen_ai.request.model", text: embeddings.requestModel)
        map(embeddings.server, into: &sink)
        sink.set("gen_ai.request.encoding_formats", texts: embeddings.encodingFormats)
        sink.set("gen_ai.embeddings.dimension.count", embeddings.dimensionCount)
        sink.set("gen_ai.response.model", text: embeddings.responseModel)
        map(embeddings.usage, into: &sink)
        sink.set("genai_telemetry.embeddings.input_count", embeddings.inputCount)
        sink.set(.embeddingsInput, embeddings.input)
    }
}
