// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a span is about, whatever vocabulary it says it in.
enum SpanRole: String, Sendable, CaseIterable {
    case inference
    case embeddings
    case retrieval
    case rerank
    case tool
    case agent
    case workflow
    case step
    case plan
    case memory
    case storage
    case prompt
    case validation
    case request
    /// A call of MCP that runs no tool, the polling of a stored answer, or the making of an agent.
    case call
    /// AI work of no kind that has a name.
    case other

    private static let operations: [String: SpanRole] = [
        "chat": .inference, "generate_content": .inference, "text_completion": .inference, "completion": .inference,
        "embeddings": .embeddings, "retrieval": .retrieval, "rerank": .rerank, "execute_tool": .tool,
        "invoke_agent": .agent, "create_agent": .call, "invoke_workflow": .workflow, "plan": .plan,
        "fetch_response": .call, "create_memory": .memory, "update_memory": .memory, "upsert_memory": .memory,
        "search_memory": .memory, "delete_memory": .memory, "create_memory_store": .memory,
        "delete_memory_store": .memory,
    ]
    private static let ownOperations: [String: SpanRole] = [
        "request": .request, "agent_step": .step, "storage": .storage, "render_prompt": .prompt,
        "validate": .validation, "rerank": .rerank,
    ]
    private static let openInferenceKinds: [String: SpanRole] = [
        "LLM": .inference, "EMBEDDING": .embeddings, "RETRIEVER": .retrieval, "RERANKER": .rerank, "TOOL": .tool,
        "AGENT": .agent, "CHAIN": .other, "GUARDRAIL": .validation, "EVALUATOR": .validation, "PROMPT": .prompt,
    ]
    private static let traceloopKinds: [String: SpanRole] = [
        "workflow": .workflow, "task": .step, "agent": .agent, "tool": .tool,
    ]

    /// The role that attributes tell; nil for a span that has nothing to do with AI.
    init?(_ attribute: (String) -> String?, names: some Sequence<String>) {
        if let operation = attribute("gen_ai.operation.name"), let role = Self.operations[operation] {
            self = role
        } else if let operation = attribute("genai_telemetry.operation.name"), let role = Self.ownOperations[operation]
        {
            self = role
        } else if attribute("gen_ai.operation.name") == "rerank" {
            self = .rerank
        } else if let kind = attribute("openinference.span.kind"), let role = Self.openInferenceKinds[kind.uppercased()]
        {
            self = role
        } else if let kind = attribute("traceloop.span.kind"), let role = Self.traceloopKinds[kind] {
            self = role
        } else if let method = attribute("mcp.method.name") {
            self = method == "tools/call" ? .tool : .call
        } else if attribute("gen_ai.tool.name") != nil, attribute("gen_ai.request.model") == nil {
            self = .tool
        } else if attribute("gen_ai.request.model") != nil || attribute("gen_ai.response.model") != nil {
            self = .inference
        } else if names.contains(where: Self.isOfAI) {
            self = .other
        } else {
            return nil
        }
    }

    private static func isOfAI(_ name: String) -> Bool {
        if name == "input.value" || name == "output.value" { return true }
        return ["gen_ai.", "mcp.", "openinference.", "llm.", "langfuse.observation.", "mlflow.span", "traceloop."]
            .contains { name.hasPrefix($0) }
    }
}
