// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// The names are written out because only a literal is a `StaticString`, which a sink borrows.
extension ContentName {
    /// What was sent to a model or an agent.
    static let inputMessages = ContentName(
        value: "gen_ai.input.messages", byteCount: "genai_telemetry.input.byte_count",
        messageCount: "genai_telemetry.input.message_count", roles: "genai_telemetry.input.roles",
        keyedHash: "genai_telemetry.input.hash", reference: "genai_telemetry.input.reference",
        droppedCount: "genai_telemetry.input.dropped_count")
    /// What a model or an agent answered.
    static let outputMessages = ContentName(
        value: "gen_ai.output.messages", byteCount: "genai_telemetry.output.byte_count",
        messageCount: "genai_telemetry.output.message_count", roles: "genai_telemetry.output.roles",
        keyedHash: "genai_telemetry.output.hash", reference: "genai_telemetry.output.reference",
        droppedCount: "genai_telemetry.output.dropped_count")
    /// Instructions outside the history.
    static let systemInstructions = ContentName(
        value: "gen_ai.system_instructions", byteCount: "genai_telemetry.system_instructions.byte_count",
        messageCount: "genai_telemetry.system_instructions.message_count",
        roles: "genai_telemetry.system_instructions.roles", keyedHash: "genai_telemetry.system_instructions.hash",
        reference: "genai_telemetry.system_instructions.reference",
        droppedCount: "genai_telemetry.system_instructions.dropped_count")
    /// The tools that were offered.
    static let toolDefinitions = ContentName(
        value: "gen_ai.tool.definitions", byteCount: "genai_telemetry.tool.definitions.byte_count",
        messageCount: "genai_telemetry.tool.definitions.message_count", roles: "genai_telemetry.tool.definitions.roles",
        keyedHash: "genai_telemetry.tool.definitions.hash", reference: "genai_telemetry.tool.definitions.reference",
        droppedCount: "genai_telemetry.tool.definitions.dropped_count")
    /// What a tool was called with.
    static let toolArguments = ContentName(
        value: "gen_ai.tool.call.arguments", byteCount: "genai_telemetry.tool.call.arguments.byte_count",
        messageCount: "genai_telemetry.tool.call.arguments.message_count",
        roles: "genai_telemetry.tool.call.arguments.roles", keyedHash: "genai_telemetry.tool.call.arguments.hash",
        reference: "genai_telemetry.tool.call.arguments.reference")
    /// What a tool gave back.
    static let toolResult = ContentName(
        value: "gen_ai.tool.call.result", byteCount: "genai_telemetry.tool.call.result.byte_count",
        messageCount: "genai_telemetry.tool.call.result.message_count", roles: "genai_telemetry.tool.call.result.roles",
        keyedHash: "genai_telemetry.tool.call.result.hash", reference: "genai_telemetry.tool.call.result.reference")
    /// What was searched for.
    static let retrievalQuery = ContentName(
        value: "gen_ai.retrieval.query.text", byteCount: "genai_telemetry.retrieval.query.byte_count",
        messageCount: "genai_telemetry.retrieval.query.message_count", roles: "genai_telemetry.retrieval.query.roles",
        keyedHash: "genai_telemetry.retrieval.query.hash", reference: "genai_telemetry.retrieval.query.reference")
    /// What a memory was asked.
    static let memoryQuery = ContentName(
        value: "gen_ai.memory.query.text", byteCount: "genai_telemetry.memory.query.byte_count",
        messageCount: "genai_telemetry.memory.query.message_count", roles: "genai_telemetry.memory.query.roles",
        keyedHash: "genai_telemetry.memory.query.hash", reference: "genai_telemetry.memory.query.reference")
    /// What was read from a memory or written to it.
    static let memoryRecords = ContentName(
        value: "gen_ai.memory.records", byteCount: "genai_telemetry.memory.records.byte_count",
        messageCount: "genai_telemetry.memory.records.message_count", roles: "genai_telemetry.memory.records.roles",
        keyedHash: "genai_telemetry.memory.records.hash", reference: "genai_telemetry.memory.records.reference",
        droppedCount: "genai_telemetry.memory.records.dropped_count")
    /// What a database was asked.
    static let databaseQuery = ContentName(
        value: "db.query.text", byteCount: "genai_telemetry.storage.query.byte_count",
        messageCount: "genai_telemetry.storage.query.message_count", roles: "genai_telemetry.storage.query.roles",
        keyedHash: "genai_telemetry.storage.query.hash", reference: "genai_telemetry.storage.query.reference")
    /// What went into work that the conventions have no name for.
    static let input = ContentName(
        value: "input.value", byteCount: "genai_telemetry.input.byte_count",
        messageCount: "genai_telemetry.input.message_count", roles: "genai_telemetry.input.roles",
        keyedHash: "genai_telemetry.input.hash", reference: "genai_telemetry.input.reference")
    /// What came out of it.
    static let output = ContentName(
        value: "output.value", byteCount: "genai_telemetry.output.byte_count",
        messageCount: "genai_telemetry.output.message_count", roles: "genai_telemetry.output.roles",
        keyedHash: "genai_telemetry.output.hash", reference: "genai_telemetry.output.reference")
    /// What was read from a database or written to it.
    static let storageRecords = ContentName(
        value: "genai_telemetry.storage.records", byteCount: "genai_telemetry.storage.records.byte_count",
        messageCount: "genai_telemetry.storage.records.message_count", roles: "genai_telemetry.storage.records.roles",
        keyedHash: "genai_telemetry.storage.records.hash", reference: "genai_telemetry.storage.records.reference")
    /// The texts that were embedded.
    static let embeddingsInput = ContentName(
        value: "genai_telemetry.embeddings.input", byteCount: "genai_telemetry.embeddings.input.byte_count",
        messageCount: "genai_telemetry.embeddings.input.message_count", roles: "genai_telemetry.embeddings.input.roles",
        keyedHash: "genai_telemetry.embeddings.input.hash", reference: "genai_telemetry.embeddings.input.reference")
    /// The query as the index got it.
    static let normalizedQuery = ContentName(
        value: "genai_telemetry.retrieval.normalized_query",
        byteCount: "genai_telemetry.retrieval.normalized_query.byte_count",
        messageCount: "genai_telemetry.retrieval.normalized_query.message_count",
        roles: "genai_telemetry.retrieval.normalized_query.roles",
        keyedHash: "genai_telemetry.retrieval.normalized_query.hash",
        reference: "genai_telemetry.retrieval.normalized_query.reference")
    /// What the candidates are ranked for.
    static let rerankQuery = ContentName(
        value: "genai_telemetry.rerank.query", byteCount: "genai_telemetry.rerank.query.byte_count",
        messageCount: "genai_telemetry.rerank.query.message_count", roles: "genai_telemetry.rerank.query.roles",
        keyedHash: "genai_telemetry.rerank.query.hash", reference: "genai_telemetry.rerank.query.reference")
    /// The planned steps.
    static let planSteps = ContentName(
        value: "genai_telemetry.plan.steps", byteCount: "genai_telemetry.plan.steps.byte_count",
        messageCount: "genai_telemetry.plan.steps.message_count", roles: "genai_telemetry.plan.steps.roles",
        keyedHash: "genai_telemetry.plan.steps.hash", reference: "genai_telemetry.plan.steps.reference")
    /// The text of a prompt.
    static let renderedPrompt = ContentName(
        value: "genai_telemetry.prompt.rendered", byteCount: "genai_telemetry.prompt.rendered.byte_count",
        messageCount: "genai_telemetry.prompt.rendered.message_count", roles: "genai_telemetry.prompt.rendered.roles",
        keyedHash: "genai_telemetry.prompt.rendered.hash", reference: "genai_telemetry.prompt.rendered.reference")
    /// Why a check came out as it did.
    static let validationExplanation = ContentName(
        value: "genai_telemetry.validation.explanation", byteCount: "genai_telemetry.validation.explanation.byte_count",
        messageCount: "genai_telemetry.validation.explanation.message_count",
        roles: "genai_telemetry.validation.explanation.roles", keyedHash: "genai_telemetry.validation.explanation.hash",
        reference: "genai_telemetry.validation.explanation.reference")
    /// Claims that nothing supports.
    static let unsupportedClaims = ContentName(
        value: "genai_telemetry.validation.unsupported_claims",
        byteCount: "genai_telemetry.validation.unsupported_claims.byte_count",
        messageCount: "genai_telemetry.validation.unsupported_claims.message_count",
        roles: "genai_telemetry.validation.unsupported_claims.roles",
        keyedHash: "genai_telemetry.validation.unsupported_claims.hash",
        reference: "genai_telemetry.validation.unsupported_claims.reference")
}
