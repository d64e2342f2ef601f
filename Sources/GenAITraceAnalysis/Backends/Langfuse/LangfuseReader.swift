// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Langfuse: names of its own first, then a long list of everybody's, in a fixed order.
struct LangfuseReader: BackendReader {
    let name = "langfuse"
    let basis = "Langfuse 62751446, OtelIngestionProcessor"

    private static let kinds: [SpanRole: [String]] = [
        .inference: ["GENERATION"], .embeddings: ["EMBEDDING"], .retrieval: ["RETRIEVER"], .rerank: ["RETRIEVER"],
        .tool: ["TOOL"], .agent: ["AGENT"], .workflow: ["CHAIN"], .step: ["SPAN", "CHAIN", "AGENT"],
        .plan: ["SPAN", "CHAIN", "AGENT"], .memory: ["SPAN", "CHAIN", "RETRIEVER", "TOOL"],
        .storage: ["SPAN", "CHAIN", "TOOL"],
        .prompt: ["SPAN", "CHAIN"], .validation: ["GUARDRAIL", "EVALUATOR"], .request: ["SPAN", "CHAIN", "AGENT"],
        .call: ["SPAN", "CHAIN", "TOOL"], .other: ["SPAN", "CHAIN"],
    ]
    private static let types: Set<String> = [
        "SPAN", "GENERATION", "EVENT", "EMBEDDING", "AGENT", "TOOL", "CHAIN", "RETRIEVER", "GUARDRAIL", "EVALUATOR",
    ]
    private static let openInferenceKinds = [
        "LLM": "GENERATION", "CHAIN": "CHAIN", "RETRIEVER": "RETRIEVER", "EMBEDDING": "EMBEDDING", "AGENT": "AGENT",
        "TOOL": "TOOL", "GUARDRAIL": "GUARDRAIL", "EVALUATOR": "EVALUATOR",
    ]
    private static let operations = [
        "chat": "GENERATION", "completion": "GENERATION", "text_completion": "GENERATION",
        "generate_content": "GENERATION", "generate": "GENERATION", "embeddings": "EMBEDDING", "invoke_agent": "AGENT",
        "create_agent": "AGENT", "execute_tool": "TOOL",
    ]
    private static let models = [
        "langfuse.observation.model.name", "gen_ai.response.model", "ai.model.id", "gen_ai.request.model",
        "llm.response.model",
        "llm.model_name", "model",
    ]
    /// What becomes input, output, cached and reasoning tokens, or cost; anything else is a type of its own.
    private static let knownUsage: Set<String> = [
        "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.prompt_tokens",
        "gen_ai.usage.completion_tokens", "gen_ai.usage.total_tokens", "gen_ai.usage.cache_read.input_tokens",
        "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.cost",
    ]

    func readings(of span: ObservedSpan, role: SpanRole) -> [PanelReading] {
        var panels = PanelList(span, role)
        let kind = self.kind(of: span)
        let wanted = Self.kinds[role]?.first ?? "SPAN"
        panels.addKind(
            kind, wanted: Self.kinds,
            advice: "Set langfuse.observation.type to \(wanted.lowercased()).")
        addName(&panels)
        addContent(&panels)
        addFigures(&panels, kind: kind)
        panels.addFirst(
            .session, of: ["langfuse.session.id", "session.id", "gen_ai.conversation.id"],
            recordedAs: RecordedFact.session, advice: "Set session.id.")
        panels.addFirst(
            .user, of: ["langfuse.user.id", "user.id"], recordedAs: RecordedFact.user, advice: "Set user.id.")
        if kind == "GENERATION", role == .inference { addGeneration(&panels) }
        panels.addError()
        return panels.readings
    }

    private func kind(of span: ObservedSpan) -> String {
        if let type = span.text("langfuse.observation.type")?.uppercased(), Self.types.contains(type) { return type }
        if let kind = span.text("openinference.span.kind").flatMap({ Self.openInferenceKinds[$0.uppercased()] }) {
            return kind
        }
        if let kind = span.text("gen_ai.operation.name").flatMap({ Self.operations[$0] }) { return kind }
        if span.firstName(withPrefix: "gen_ai.tool.") != nil, !span.has("gen_ai.tool.definitions") { return "TOOL" }
        return span.first(of: Self.models) != nil ? "GENERATION" : "SPAN"
    }

    private func addName(_ panels: inout PanelList) {
        guard panels.span.has("gen_ai.tool.name"), panels.role != .tool else {
            return panels.add(.full(.name, "is the span's"))
        }
        panels.add(
            .wrong(
                .name, "shows gen_ai.tool.name, which replaces the name of any span",
                advice: "Set gen_ai.tool.name on tool spans only."))
    }

    // MARK: Model, tokens, cost

    private func addFigures(_ panels: inout PanelList, kind: String) {
        let span = panels.span
        guard panels.role == .inference || panels.role == .embeddings else { return }
        panels.addFirst(
            .model, of: Self.models, recordedAs: RecordedFact.model, advice: "Set gen_ai.request.model.",
            isEssential: true)
        let usage = [
            "langfuse.observation.usage_details", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens",
            "llm.token_count.prompt", "llm.token_count.completion", "llm.token_count.total",
        ]
        panels.addFirst(
            .tokens, of: usage + ["gen_ai.usage.prompt_tokens", "gen_ai.usage.completion_tokens"],
            recordedAs: RecordedFact.tokens, advice: "Set gen_ai.usage.input_tokens and output_tokens.",
            isEssential: !span.isFailure)
        let other = span.names.first { name in
            name.hasPrefix("gen_ai.usage.") && !Self.knownUsage.contains(name) && span.count(name) != nil
        }
        if let other, !span.has("langfuse.observation.usage_details") {
            let advice =
                other == "gen_ai.usage.cache_write.input_tokens"
                ? "Send the names of 1.41."
                : "Keep numbers of your own outside gen_ai.usage., or set langfuse.observation.usage_details."
            panels.add(.wrong(.tokens, "has a type of tokens of its own for \(other)", advice: advice))
        }
        guard span.first(of: RecordedFact.cost) != nil else { return }
        let own = ["langfuse.observation.cost_details", "gen_ai.usage.cost", "llm.cost.total"]
        if let name = span.first(of: own) {
            panels.add(.full(.cost, from: name))
        } else if span.first(of: Self.models) != nil, span.first(of: usage) != nil {
            panels.add(.full(.cost, "is computed from model and tokens, if Langfuse knows the model's price"))
        } else {
            panels.add(
                .empty(
                    .cost, "no cost is read, and none can be computed", advice: "Set langfuse.observation.cost_details."
                ))
        }
    }

    // MARK: What generations have besides

    private func addGeneration(_ panels: inout PanelList) {
        let span = panels.span
        panels.addFirst(
            .timeToFirstChunk,
            of: [
                "langfuse.observation.completion_start_time", "ai.response.msToFirstChunk", "ai.stream.msToFirstChunk",
            ],
            recordedAs: RecordedFact.timeToFirstChunk,
            advice: "Set langfuse.observation.completion_start_time.")
        panels.addFirst(
            .prompt, of: ["langfuse.observation.prompt.name"], recordedAs: RecordedFact.promptTemplate,
            advice: "Set langfuse.observation.prompt.name and .version.")
        if span.has("langfuse.observation.model.parameters") {
            panels.add(.full(.parameters, from: "langfuse.observation.model.parameters"))
        } else if let empty = span.names.first(where: { name in
            name.hasPrefix("gen_ai.request.") && span[name] == .array([])
        }) {
            panels.add(.wrong(.parameters, "shows \"[]\" for \(empty)", advice: "Leave empty lists off."))
        } else if span.firstName(withPrefix: "gen_ai.request.") != nil {
            panels.add(.full(.parameters, from: "gen_ai.request."))
        }
    }
}
