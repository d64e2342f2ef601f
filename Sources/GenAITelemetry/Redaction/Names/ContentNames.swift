// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which free attributes are content by their name, in the conventions and dialects that libraries write today.
enum ContentNames {
    enum Class: Hashable, Sendable {
        /// What people, models or tools said.
        case content
        /// Perhaps, if the value is long or has several words.
        case maybe
        /// Something else.
        case other
    }

    /// Sentences about failures, which quote what was said.
    static let failures = ["exception.message", "exception.stacktrace", "error.message"]

    /// Names, each with everything below it; of a name and one above it, the longer counts.
    private static let table = NameTable<Class>([
        (
            .content,
            [
                "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions",
                "gen_ai.tool.definitions", "gen_ai.tool.call.arguments", "gen_ai.tool.call.result",
                "gen_ai.prompt", "gen_ai.completion", "gen_ai.retrieval.query.text", "gen_ai.retrieval.documents",
                "gen_ai.memory.records", "gen_ai.memory.query.text", "gen_ai.event.content", "gen_ai.prompts",
                "gen_ai.completions",
                "db.query.text", "db.statement", "llm", "input.value", "output.value", "traceloop.entity",
                "langfuse.observation.input", "langfuse.observation.output", "langfuse.trace.input",
                "langfuse.trace.output", "mlflow.spanInputs", "mlflow.spanOutputs", "tool.parameters", "ai.prompt",
                "ai.response", "ai.toolCall.args", "ai.toolCall.result", "retrieval.documents", "reranker",
                "embedding.embeddings", "exception.message", "exception.stacktrace", "error.message",
            ]
        ),
        // Models, counts and names of things among content.
        (
            .other,
            [
                "gen_ai.prompt.name", "gen_ai.prompt.version", "llm.model_name", "llm.provider", "llm.system",
                "llm.token_count", "llm.usage", "llm.cost", "llm.request.type", "llm.request.model",
                "llm.response.model", "traceloop.entity.name", "traceloop.entity.path", "traceloop.entity.version",
                "ai.response.id", "ai.response.model", "ai.response.finishReason", "ai.response.timestamp",
                "reranker.model_name",
            ]
        ),
    ])

    static func classify(_ name: String) -> Class { name.withBytes { classify($0) } }

    private static func classify(_ name: Bytes) -> Class {
        if let found = table.longestMatch(of: name) { return found }
        var reader = NameWord.Reader()
        while let word = reader.next(in: name) {
            if word == .content || word == .exchange { return .maybe }
        }
        return .other
    }
}
