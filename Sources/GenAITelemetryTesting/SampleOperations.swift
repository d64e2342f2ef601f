// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// One description of every kind of work, once with as little as possible and once with every field filled.
///
/// For tests that must hold whatever a span is about. No two texts of a filled description are equal, so a test can tell
/// which field a text came from.
public enum SampleOperations {
    /// Descriptions that say nothing: what can be missing is missing, what cannot is empty.
    public static let empty: [any SpanOperation] = [
        Request(), Inference(model: "", provider: "", operation: ""), Embeddings(model: "", provider: ""),
        PromptRendering(PromptReference("")), Retrieval(), Rerank(), ToolExecution(""), AgentInvocation(),
        AgentStep(""), Workflow(), Plan(), Validation(""), Storage(""), Generic(""),
        AgentCreation(provider: ""), ResponseFetch("", provider: ""),
    ]

    /// Descriptions in which every field is filled.
    public static let filled: [any SpanOperation] = [
        request, inference, guardedInference, responseFetch, embeddings, promptRendering, retrieval, rerank,
        toolExecution, promptCall, agentCreation, agentInvocation, agentStep, workflow, plan, validation, storage,
        memory,
        generic,
    ]

    /// A request of which everything is known.
    public static var request: Request {
        var request = Request(feature: "handbook")
        request.requestID = "req-1"
        request.tenant = "acme"
        request.channel = "web"
        request.riskLevel = "low"
        request.outcome = .partial
        request.input = "How much leave do I have?"
        request.output = "Thirty days."
        request.association = association
        return request
    }

    /// What all spans of a request share.
    public static var association: Association {
        Association(
            conversation: "conv-1", session: "session-1", user: "user-1", tags: ["beta", "eu"],
            metadata: ["tier": "gold", "visits": 3])
    }

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

    /// A run of a tool that the Model Context Protocol carries.
    public static var toolExecution: ToolExecution {
        var tool = ToolExecution("weather")
        tool.version = "1.2"
        tool.type = "extension"
        tool.toolDescription = "Tells the weather."
        tool.callID = "call-1"
        tool.arguments = .json(#"{"city":"Paris"}"#)
        tool.result = .value(["degrees": 7])
        tool.sideEffect = "read"
        tool.riskLevel = "low"
        tool.authorization = .allowed
        tool.approvalID = "approval-1"
        tool.idempotencyKey = "key-1"
        tool.agentName = "forecaster"
        tool.skill = SkillReference("meteorology", resource: "stations.csv")
        tool.skill?.skillDescription = "Knows clouds."
        tool.skill?.sourceURI = "https://example.com/meteorology"
        tool.command = ToolExecution.Command("curl")
        tool.command?.executablePath = "/usr/bin/curl"
        tool.command?.exitCode = 0
        tool.mcp = mcpCall
        return tool
    }

    /// A call in the Model Context Protocol that is about a prompt, on the side that serves it.
    public static var promptCall: ToolExecution {
        var tool = toolExecution
        tool.name = ""
        tool.mcp?.method = "prompts/get"
        tool.mcp?.isServer = true
        tool.mcp?.peer = ServerAddress("10.0.0.9", port: 50_123)
        return tool
    }

    private static var mcpCall: MCPCall {
        var call = MCPCall()
        call.sessionID = "mcp-session-1"
        call.protocolVersion = "2025-06-18"
        call.requestID = "41"
        call.jsonRPCVersion = "1.0"
        call.errorCode = -32_602
        call.resourceURI = "file:///stations.csv"
        call.prompt = prompt
        call.network = MCPCall.Network(transport: "tcp", protocolName: "http", protocolVersion: "2")
        call.peer = ServerAddress("tools.internal", port: 8080)
        return call
    }

    /// An agent that a provider was asked to make.
    public static var agentCreation: AgentCreation {
        var creation = AgentCreation("clerk", provider: .azureInference)
        creation.agentID = "agent-2"
        creation.agentDescription = "Knows the handbook."
        creation.version = "5"
        creation.requestModel = "gpt-4.1"
        creation.server = ServerAddress("agents.azure.com")
        creation.systemInstructions = "Be exact."
        return creation
    }

    /// A cost of which everything is known.
    public static var cost: Cost {
        var parts = Cost.Parts()
        parts.input = 1_500_000_000_000
        parts.output = 1_000_000_000_000
        return Cost(parts, currency: "EUR", priceTable: "2026-01-31")
    }

    /// An invocation of a hosted agent.
    public static var agentInvocation: AgentInvocation {
        var agent = AgentInvocation("clerk")
        agent.agentID = "agent-1"
        agent.agentDescription = "Answers questions about leave."
        agent.version = "4"
        agent.provider = .googleGenAI
        agent.requestModel = "gemini-2.5-pro"
        agent.server = ServerAddress("agents.googleapis.com")
        agent.parameters = inference.parameters
        agent.outputType = "text"
        agent.dataSourceID = "leave-rules"
        agent.input = "May I go?"
        agent.output = "You may."
        agent.systemInstructions = "Be kind."
        agent.toolDefinitions = .value([["type": "function", "name": "calendar"]])
        agent.usage = TokenUsage(input: 1_000, output: 200, cacheRead: 300, cacheWrite: 10, reasoning: 30)
        agent.usage.modalities = modalities
        agent.budget = Money(picounits: 2_500_000_000_000, currency: "EUR")
        agent.stopReason = "done"
        agent.finishReasons = [.stop]
        return agent
    }

    /// A step that waits for a person.
    public static var agentStep: AgentStep {
        var step = AgentStep("approve", number: 2)
        step.agentName = "clerk"
        step.decision = "ask"
        step.action = "send_mail"
        step.stateVersionBefore = "s1"
        step.stateVersionAfter = "s2"
        step.interrupt = "needs_approval"
        step.approvalID = "approval-2"
        step.stopReason = "interrupted"
        step.input = .value(["draft": "Dear all"])
        step.output = .json(#"{"sent":false}"#)
        return step
    }

    /// A workflow.
    public static var workflow: Workflow {
        var workflow = Workflow("onboarding")
        workflow.input = "Start."
        workflow.output = "Finished."
        return workflow
    }

    /// A planning.
    public static var plan: Plan {
        var plan = Plan(agentName: "planner")
        plan.steps = .value(["look", "write"])
        plan.stepCount = 2
        return plan
    }

    /// A check that found something.
    public static var validation: Validation {
        var validation = Validation(.grounding)
        validation.verdict = .warned
        validation.score = 0.75
        validation.explanation = "One claim has no source."
        validation.unsupportedClaims = .value(["Forty days."])
        validation.unsupportedClaimCount = 1
        validation.isRepaired = false
        validation.input = "Thirty or forty days."
        validation.responseID = "chatcmpl-2"
        return validation
    }

    /// A query of a database.
    public static var storage: Storage {
        var storage = Storage(.query)
        storage.provider = "acme"
        storage.system = "postgresql"
        storage.collection = "leave"
        storage.recordID = "row-1"
        storage.recordCount = 3
        storage.query = "SELECT days FROM leave"
        storage.records = .value([["days": 30]])
        storage.server = ServerAddress("db.internal", port: 5432)
        return storage
    }

    /// A search of a memory.
    public static var memory: Storage {
        var memory = Storage(.searchMemory)
        memory.provider = .bedrock
        memory.system = "redis"
        memory.collection = "preferences"
        memory.recordID = "memory-1"
        memory.recordCount = 1
        memory.query = "diet"
        memory.records = .value([["content": "vegetarian", "id": "memory-2"], "likes tea"])
        memory.server = ServerAddress("memory.internal", port: 6379)
        return memory
    }

    /// Any other work.
    public static var generic: Generic {
        var generic = Generic("load")
        generic.input = "config.json"
        generic.output = .json(#"{"entries":4}"#)
        return generic
    }
}

extension SpanRecord {
    /// A span of fixed identity and time around some work, for tests.
    ///
    /// - Parameters:
    ///   - operation: What the span is about.
    ///   - kind: Its role in a call between processes; nil for the usual one of the work.
    ///   - status: How it came out.
    ///   - association: Conversation, session, user, tags and metadata of its surroundings.
    ///   - attributes: Free attributes.
    /// - Returns: The span.
    public static func sample(
        of operation: some SpanOperation, kind: SpanKind? = nil, status: SpanStatus = .unset,
        association: Association = Association(), attributes: Attributes = [:]
    ) -> SpanRecord {
        let context = SpanContext(
            traceID: TraceID(high: 1, low: 2) ?? RandomIDGenerator().makeTraceID(),
            spanID: SpanID(3) ?? RandomIDGenerator().makeSpanID())
        var record = SpanRecord(
            context: context, parent: nil, scope: .default, kind: kind, operation: operation,
            startTime: 1_700_000_000_000_000_000, association: association)
        record.status = status
        record.attributes = attributes
        return record
    }
}
