// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension ModelParameters: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        temperature = try fields.number("temperature")
        topP = try fields.number("top_p")
        topK = try fields.int("top_k")
        maxTokens = try fields.int("max_tokens")
        frequencyPenalty = try fields.number("frequency_penalty")
        presencePenalty = try fields.number("presence_penalty")
        seed = try fields.int("seed")
        choiceCount = try fields.count("choice_count")
        stopSequences = try fields.texts("stop_sequences")
        isStreamed = try fields.bool("is_streamed") ?? false
        reasoningLevel = try fields.text("reasoning_level")
        serviceTier = try fields.text("service_tier")
        previousResponseID = try fields.text("previous_response_id")
    }
}

extension TokenUsage: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        input = try fields.count("input")
        output = try fields.count("output")
        cacheRead = try fields.count("cache_read")
        cacheWrite = try fields.count("cache_write")
        reasoning = try fields.count("reasoning")
        modalities = try fields.nested("modalities") ?? ModalityUsage()
    }
}

extension ModalityUsage: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        input = try fields.nested("input") ?? Counts()
        output = try fields.nested("output") ?? Counts()
        cacheRead = try fields.nested("cache_read") ?? Counts()
    }
}

extension ModalityUsage.Counts: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        text = try fields.count("text")
        image = try fields.count("image")
        audio = try fields.count("audio")
    }
}

extension StreamTimings: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        timeToFirstChunk = try fields.seconds("time_to_first_chunk")
        timeToFirstToken = try fields.seconds("time_to_first_token")
        chunkCount = try fields.count("chunk_count")
        longestStall = try fields.seconds("longest_stall")
        outcome = try fields.word("outcome")
    }
}

extension ProviderDetails: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        apiType = try fields.text("api_type")
        serviceTier = try fields.text("service_tier")
        systemFingerprint = try fields.text("system_fingerprint")
        guardrailID = try fields.text("guardrail_id")
        knowledgeBaseID = try fields.text("knowledge_base_id")
    }
}

extension PromptReference: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(try fields.requiredText("name"))
        version = try fields.text("version")
        variables = try fields.list("variables")
    }
}

extension PromptVariable: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(try fields.requiredText("name"), try fields.content("value") ?? "")

    }
}

extension Candidate: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(id: try fields.requiredText("id"))
        score = try fields.number("score")
        content = try fields.content("content")
        metadata = try fields.attributes("metadata") ?? [:]
    }
}

#endif
