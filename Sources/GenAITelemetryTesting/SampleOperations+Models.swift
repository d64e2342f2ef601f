// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

// Calls of models, and the way into them.
extension SampleOperations {
    /// A streamed call of a model, with messages of all kinds of parts.
    public static var inference: Inference {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        inference.responseModel = "gpt-4o-2024-11-20"
        inference.responseID = "chatcmpl-1"
        inference.server = ServerAddress("api.openai.com", port: 8443)
        inference.parameters = ModelParameters(
            temperature: 1, topP: 0.5, topK: 40, maxTokens: 256, seed: 7, isStreamed: true)
        inference.parameters.frequencyPenalty = 0
        inference.parameters.presencePenalty = -1
        inference.parameters.choiceCount = 2
        inference.parameters.stopSequences = ["END", "STOP"]
        inference.parameters.reasoningLevel = "high"
        inference.parameters.serviceTier = "flex"
        inference.parameters.previousResponseID = "chatcmpl-0"
        inference.outputType = "json"
        inference.input = .messages([.system("Be brief."), Message(.user, parts: parts, name: "Ada")])
        inference.output = .messages([
            Message(
                .assistant,
                parts: [
                    .reasoning("A tool knows."),
                    .toolCall(id: "call-1", name: "weather", arguments: .json(#"{"city":"Paris"}"#)),
                ], finishReason: .toolCall), .assistant("It is 7 degrees."),
        ])
        inference.systemInstructions = "Cite your sources."
        inference.toolDefinitions = .json(#"[{"type":"function","name":"weather"}]"#)
        inference.usage = TokenUsage(input: 900, output: 120, cacheRead: 400, cacheWrite: 50, reasoning: 20)
        inference.usage.modalities = modalities
        inference.finishReasons = [.toolCall, .stop]
        inference.streaming.timeToFirstChunk = .milliseconds(350)
        inference.streaming.timeToFirstToken = .milliseconds(400)
        inference.streaming.chunkCount = 12
        inference.streaming.longestStall = .milliseconds(80)
        inference.streaming.outcome = .completed
        inference.prompt = prompt
        inference.isCompacted = true
        inference.details = details
        inference.isOutputSchemaValid = true
        inference.repairAttempts = 1
        inference.providerAttributes = ["acme.region": "eu-1"]
        return inference
    }

    /// A call that a guardrail watched, with a document to draw on.
    public static var guardedInference: Inference {
        var inference = self.inference
        inference.provider = .bedrock
        return inference
    }

    /// An answer that was fetched while it was made.
    public static var responseFetch: ResponseFetch {
        var fetch = ResponseFetch("resp-1", provider: .openAI)
        fetch.responseModel = "o4-mini"
        fetch.status = .completed
        fetch.streamCursor = "event-7"
        fetch.server = ServerAddress("responses.openai.com")
        fetch.finishReasons = [.length]
        fetch.output = "Thirty days, of which"
        fetch.systemInstructions = "Take your time."
        fetch.toolDefinitions = .value([["type": "function", "name": "clock"]])
        fetch.details = details
        return fetch
    }

    /// Tokens of every medium.
    public static var modalities: ModalityUsage {
        var usage = ModalityUsage()
        usage.input = ModalityUsage.Counts(text: 5, image: 3, audio: 1)
        usage.output = ModalityUsage.Counts(text: 2, image: 0, audio: 4)
        usage.cacheRead = ModalityUsage.Counts(text: 1, image: 0, audio: 0)
        return usage
    }

    /// What only some providers tell.
    public static var details: ProviderDetails {
        var details = ProviderDetails()
        details.apiType = "chat_completions"
        details.serviceTier = "default"
        details.systemFingerprint = "fp-1"
        details.guardrailID = "guardrail-1"
        details.knowledgeBaseID = "kb-1"
        return details
    }

    /// A prompt template with a variable.
    public static var prompt: PromptReference {
        PromptReference("answer", version: "3", variables: [PromptVariable("question", "How many days?")])
    }

    /// One part of a message of each kind.
    public static var parts: [MessagePart] {
        [
            .text("What is this?"),
            .blob(modality: "image", mediaType: "image/png", base64: "iVBORw0KGgo="),
            .uri(modality: "video", mediaType: "video/mp4", uri: "https://example.com/clip.mp4"),
            .file(modality: "document", mediaType: "application/pdf", fileID: "file-1"),
            .toolCallResponse(id: "call-0", response: .value(["degrees": 7])),
            .other(type: "compaction", fields: ["id": "compaction-1"]),
        ]
    }

    /// A call of a model that turns texts into vectors.
    public static var embeddings: Embeddings {
        var embeddings = Embeddings(model: "text-embedding-3-small", provider: .azureOpenAI)
        embeddings.responseModel = "text-embedding-3-small-1"
        embeddings.server = ServerAddress("acme.openai.azure.com")
        embeddings.dimensionCount = 256
        embeddings.encodingFormats = ["float"]
        embeddings.inputCount = 2
        embeddings.input = .value(["leave", "holidays"])
        embeddings.usage = TokenUsage(input: 9, output: 3, cacheRead: 1, cacheWrite: 2, reasoning: 3)
        embeddings.usage.modalities.input = ModalityUsage.Counts(text: 8, image: 1, audio: 0)
        embeddings.usage.modalities.output = ModalityUsage.Counts(text: 0, image: 0, audio: 0)
        embeddings.usage.modalities.cacheRead = ModalityUsage.Counts(text: 1, image: 0, audio: 0)
        return embeddings
    }

    /// A prompt that was made from a template.
    public static var promptRendering: PromptRendering {
        var rendering = PromptRendering(prompt)
        rendering.variableNames = ["question", "language"]
        rendering.sections = ["rules", "evidence"]
        rendering.evidenceIDs = ["doc-1"]
        rendering.renderedHash = "9f2c"
        rendering.estimatedTokens = 210
        rendering.rendered = "Answer from the evidence."
        return rendering
    }

    /// A search by words and by vectors.
    public static var retrieval: Retrieval {
        var retrieval = Retrieval(source: "handbook", query: "leave?")
        retrieval.provider = .bedrock
        retrieval.server = ServerAddress("search.internal", port: 9200)
        retrieval.normalizedQuery = "leave"
        retrieval.mode = "hybrid"
        retrieval.filters = ["language": "en"]
        retrieval.topK = 5
        retrieval.indexVersion = "2026-01"
        retrieval.embeddingModel = "text-embedding-3-large"
        retrieval.lexical = [candidate("lexical-1")]
        retrieval.vector = [candidate("vector-1")]
        retrieval.fused = [candidate("fused-1")]
        retrieval.selected = [candidate("selected-1")]
        return retrieval
    }

    private static func candidate(_ id: String) -> Candidate {
        Candidate(id: id, score: 0.5, content: .text("Text of \(id)."), metadata: ["page": .string("page of \(id)")])
    }

    /// A better order of candidates.
    public static var rerank: Rerank {
        var rerank = Rerank(model: "rerank-3")
        rerank.provider = .cohere
        rerank.query = "holidays?"
        rerank.topK = 1
        rerank.input = [candidate("in-1"), candidate("in-2")]
        rerank.output = [candidate("in-2"), candidate("out-1")]
        return rerank
    }
}
