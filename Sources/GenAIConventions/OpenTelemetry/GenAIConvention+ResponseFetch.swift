// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Spans of fetching an answer that a provider keeps. The id is in no name: there is one for each answer.
extension GenAIConvention {
    func name(of fetch: borrowing ResponseFetch) -> SpanName { "fetch_response" }

    func map<Sink: AttributeSink & ~Copyable>(
        _ fetch: borrowing ResponseFetch, into sink: inout Sink
    ) {
        sink.set("gen_ai.operation.name", constant: "fetch_response")
        set(provider: fetch.provider, into: &sink)
        map(fetch.server, into: &sink)
        sink.set("gen_ai.response.id", text: fetch.responseID)
        sink.set("gen_ai.request.stream_cursor", text: fetch.streamCursor)
        sink.set("gen_ai.response.model", text: fetch.responseModel)
        sink.set("gen_ai.response.status", word: fetch.status)
        let reasons = FinishReasons(of: fetch)
        sink.set("gen_ai.response.finish_reasons", words: reasons.known)
        map(fetch.details, of: fetch.provider, into: &sink)
        map(
            instructions: fetch.systemInstructions, output: fetch.output, tools: fetch.toolDefinitions,
            reasons: reasons, into: &sink)
    }
}
