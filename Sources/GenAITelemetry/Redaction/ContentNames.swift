// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which free attributes are content by their name, in the conventions and dialects that libraries write today.
enum ContentNames {
    enum Class: Hashable, Sendable {
        /// What people, models or tools said.
        case content
        /// Perhaps, if the value is long.
        case maybe
        /// Something else.
        case other
    }

    /// Sentences about failures, which quote what was said.
    static let failures = ["exception.message", "exception.stacktrace", "error.message"]

    private static let names: Set<String> = [
        "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions", "gen_ai.tool.definitions",
        "gen_ai.tool.call.arguments", "gen_ai.tool.call.result", "gen_ai.retrieval.query.text",
        "gen_ai.retrieval.documents", "gen_ai.memory.records", "gen_ai.event.content", "db.query.text", "db.statement",
        "input.value", "output.value", "langfuse.observation.input", "langfuse.observation.output",
        "langfuse.trace.input", "langfuse.trace.output", "mlflow.spanInputs", "mlflow.spanOutputs",
        "tool.parameters", "ai.prompt", "ai.toolCall.args", "ai.toolCall.result",
    ]

    private static let prefixes = [
        "gen_ai.prompt", "gen_ai.completion", "llm.", "traceloop.entity.", "ai.prompt.", "ai.response.",
        "retrieval.documents.", "reranker.", "embedding.embeddings.",
    ]

    /// What stands among the content of a family of names and is none: models, counts, names of things.
    private static let exceptions = [
        "gen_ai.prompt.name", "gen_ai.prompt.version", "llm.model_name", "llm.provider", "llm.system",
        "llm.token_count",
        "llm.usage.", "llm.request.type", "llm.request.model", "llm.response.model", "llm.cost",
        "traceloop.entity.name", "traceloop.entity.path", "traceloop.entity.version", "ai.response.id",
        "ai.response.model", "ai.response.finishReason", "ai.response.timestamp", "reranker.model_name",
    ]

    private static let words: Set<String> = [
        "prompt", "prompts", "message", "messages", "completion", "completions", "content", "contents", "input",
        "inputs", "output", "outputs", "instruction", "instructions",
    ]

    static func classify(_ name: String) -> Class {
        if names.contains(name) { return .content }
        if prefixes.contains(where: name.hasPrefix) {
            return exceptions.contains(where: name.hasPrefix) ? .other : .content
        }
        return name.split(whereSeparator: { ".-_".contains($0) }).contains { words.contains($0.lowercased()) }
            ? .maybe : .other
    }
}
