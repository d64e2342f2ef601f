// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// Facts that are told under many names: a panel is judged only when its fact was recorded under some name.
enum RecordedFact {
    static let session = [
        "gen_ai.conversation.id", "session.id", "langfuse.session.id", "traceloop.association.properties.session_id",
        "langsmith.trace.session_id",
    ]
    static let user = ["user.id", "langfuse.user.id", "enduser.id", "traceloop.association.properties.user_id"]
    static let cost = [
        "genai_telemetry.cost.amount", "gen_ai.usage.cost", "llm.cost.total", "langfuse.observation.cost_details",
        "mlflow.llm.cost", "operation.cost",
    ]
    static let timeToFirstChunk = [
        "gen_ai.response.time_to_first_chunk", "gen_ai.client.operation.time_to_first_chunk",
        "langfuse.observation.completion_start_time", "ai.response.msToFirstChunk", "gen_ai.server.time_to_first_token",
    ]
    static let promptTemplate = [
        "gen_ai.prompt.name", "langfuse.observation.prompt.name", "llm.prompt_template.template",
        "mlflow.linkedPrompts",
    ]
    static let model = [
        "gen_ai.request.model", "gen_ai.response.model", "llm.model_name", "embedding.model_name",
        "reranker.model_name",
        "langfuse.observation.model.name",
    ]
    static let tokens = [
        "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.prompt_tokens",
        "gen_ai.usage.completion_tokens", "llm.token_count.prompt", "llm.token_count.completion",
        "llm.token_count.total", "langfuse.observation.usage_details", "mlflow.chat.tokenUsage",
    ]
    static let documents = [
        "gen_ai.retrieval.documents", "genai_telemetry.rerank.output", "retrieval.documents.0.document.id",
        "retrieval.documents.0.document.content", "reranker.output_documents.0.document.id",
    ]
    static let input = [
        "gen_ai.input.messages", "gen_ai.tool.call.arguments", "gen_ai.retrieval.query.text",
        "gen_ai.memory.query.text", "input.value", "gen_ai.prompt", "gen_ai.prompt.0.content", "db.query.text",
        "genai_telemetry.rerank.query", "genai_telemetry.embeddings.input", "langfuse.observation.input",
        "mlflow.spanInputs", "traceloop.entity.input", "llm.input_messages.0.message.content", "llm.prompts",
    ]
    static let output = [
        "gen_ai.output.messages", "gen_ai.tool.call.result", "gen_ai.retrieval.documents", "gen_ai.memory.records",
        "output.value", "gen_ai.completion", "gen_ai.completion.0.content", "genai_telemetry.rerank.output",
        "genai_telemetry.plan.steps", "genai_telemetry.prompt.rendered", "genai_telemetry.storage.records",
        "genai_telemetry.validation.explanation", "langfuse.observation.output", "mlflow.spanOutputs",
        "traceloop.entity.output", "llm.output_messages.0.message.content",
    ]

    /// The events that carry messages in the conventions: the one of the newer versions, and those up to 1.36.
    static let detailsEvent = "gen_ai.client.inference.operation.details"
    static let messageEvents: Set<String> = [
        "gen_ai.system.message", "gen_ai.user.message", "gen_ai.assistant.message", "gen_ai.tool.message",
        "gen_ai.choice",
    ]
}

/// One side of the content.
enum ContentSide: Sendable {
    case input
    case output

    var panel: Panel { self == .input ? .input : .output }
    var recordedNames: [String] { self == .input ? RecordedFact.input : RecordedFact.output }
    var messages: String { self == .input ? "gen_ai.input.messages" : "gen_ai.output.messages" }

    /// Whether an empty panel is to be told even when nothing was recorded: work that always has this side.
    func isEssential(for role: SpanRole, failed: Bool) -> Bool {
        switch role {
        case .inference, .tool, .agent, .workflow, .request, .retrieval, .rerank: self == .input || !failed
        case .embeddings: self == .input
        case .step, .plan, .memory, .storage, .prompt, .validation, .call, .other: false
        }
    }
}

extension ObservedSpan {
    /// Whether one side of the content was recorded, as an attribute or an event.
    func hasRecorded(_ side: ContentSide) -> Bool { recordedName(of: side) != nil }

    /// Under which name one side of the content was recorded.
    func recordedName(of side: ContentSide) -> String? {
        if let name = first(of: side.recordedNames) { return name }
        return span.events.first { $0.carries(side) }?.name
    }
}
