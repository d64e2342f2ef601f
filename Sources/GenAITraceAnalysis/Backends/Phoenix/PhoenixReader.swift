// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// Arize Phoenix: it works on OpenInference, and translates `gen_ai.` into it where the span has none.
///
/// Attributes of OpenInference that a span has go first, one by one; messages go first as a whole.
struct PhoenixReader: BackendReader {
    let name = "phoenix"
    let basis = "Phoenix 20.26.1, src/phoenix/trace/gen_ai/conversion.py and trace/otel.py"

    private static let kinds: [SpanRole: [String]] = [
        .inference: ["LLM"], .embeddings: ["EMBEDDING"], .retrieval: ["RETRIEVER"], .rerank: ["RERANKER"],
        .tool: ["TOOL"], .agent: ["AGENT"], .workflow: ["CHAIN"], .step: ["CHAIN", "AGENT"], .plan: ["CHAIN", "AGENT"],
        .memory: ["CHAIN", "RETRIEVER", "TOOL"], .storage: ["CHAIN", "TOOL"], .prompt: ["PROMPT", "CHAIN"],
        .validation: ["GUARDRAIL", "EVALUATOR"], .request: ["CHAIN", "AGENT"], .call: ["CHAIN", "TOOL"],
        .other: ["CHAIN"],
    ]
    private static let operations = [
        "chat": "LLM", "text_completion": "LLM", "generate_content": "LLM", "embeddings": "EMBEDDING",
        "execute_tool": "TOOL", "retrieval": "RETRIEVER", "invoke_agent": "AGENT", "create_agent": "AGENT",
    ]

    func readings(of span: ObservedSpan, role: SpanRole) -> [PanelReading] {
        var panels = PanelList(span, role)
        let kind = self.kind(of: span)
        panels.addKind(
            kind, wanted: Self.kinds,
            advice: "Set openinference.span.kind to \(Self.kinds[role]?.first ?? "CHAIN").")
        let translated = translatedKind(of: span)
        addInput(&panels, kind: translated)
        addOutput(&panels, kind: translated)
        if role == .inference { addMessages(&panels) }
        addFigures(&panels)
        panels.addFirst(
            .session, of: ["session.id", "gen_ai.conversation.id"], recordedAs: RecordedFact.session,
            advice: "Set session.id.")
        panels.addFirst(.user, of: ["user.id"], recordedAs: RecordedFact.user, advice: "Set user.id.")
        addSubject(&panels, kind: translated)
        panels.addError()
        return panels.readings
    }

    /// Kinds beyond OpenInference's ten read as unknown.
    private func kind(of span: ObservedSpan) -> String? {
        if let kind = span.text("openinference.span.kind")?.uppercased() {
            return Self.kinds.values.contains { $0.contains(kind) } ? kind : nil
        }
        return translatedKind(of: span)
    }

    /// The kind that the translation of `gen_ai.` works with, also when the span has another one of OpenInference.
    private func translatedKind(of span: ObservedSpan) -> String? {
        if let operation = span.text("gen_ai.operation.name") { return Self.operations[operation] }
        if span.first(of: ["gen_ai.tool.call.id", "gen_ai.tool.name"]) != nil { return "TOOL" }
        if span.first(of: ["gen_ai.retrieval.documents", "gen_ai.retrieval.query.text"]) != nil { return "RETRIEVER" }
        if span.has("gen_ai.embeddings.dimension.count") { return "EMBEDDING" }
        let told = ["gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.request.model"]
        return span.first(of: told) != nil ? "LLM" : nil
    }

    // MARK: The columns input and output

    private func addInput(_ panels: inout PanelList, kind: String?) {
        if panels.span.first(of: ["input.value"]) != nil {
            panels.add(.full(.input, from: "input.value"))
        } else if kind == "RETRIEVER", panels.span.has("gen_ai.retrieval.query.text") {
            panels.add(.full(.input, from: "gen_ai.retrieval.query.text"))
        } else {
            panels.addMissing(.input, advice: "Set input.value.")
        }
    }

    private func addOutput(_ panels: inout PanelList, kind: String?) {
        let span = panels.span
        if span.first(of: ["output.value"]) != nil { return panels.add(.full(.output, from: "output.value")) }
        if kind == "TOOL", span.has("gen_ai.tool.call.result") {
            return panels.add(.full(.output, from: "gen_ai.tool.call.result"))
        }
        // Vectors are no output that anybody reads.
        if panels.role == .embeddings { return }
        if span.has("gen_ai.response.id") || span.has("gen_ai.response.model") {
            return panels.add(
                .wrong(
                    .output, "shows {\"id\", \"model\"} of the response and not the answer",
                    advice: "Set output.value."))
        }
        panels.addMissing(.output, advice: "Set output.value.")
    }

    // MARK: Messages

    private func addMessages(_ panels: inout PanelList) {
        let span = panels.span
        for (side, flattened) in [(ContentSide.input, "llm.input_messages."), (.output, "llm.output_messages.")] {
            if span.firstName(withPrefix: flattened) != nil {
                panels.add(.full(.messages, from: "\(flattened)N.message")); continue
            }
            guard let fault = fault(in: span, side) else {
                panels.add(.full(.messages, from: side.messages))
                continue
            }
            if span.has(side.messages) {
                panels.add(
                    .empty(
                        .messages, "\(side.messages) is dropped whole, because \(fault)",
                        advice:
                            "Send a list of messages as JSON in a string, each with role and parts, and outputs with a finish_reason."
                    ))
            } else if span.span.events.contains(where: { $0.carries(side) }) {
                panels.add(
                    .empty(
                        .messages, "the messages are in an event, and events are not read",
                        advice: "Set \(side.messages) on the span."))
            }
        }
    }

    /// What makes the strict reader drop a list; nil when it does not.
    private func fault(in span: ObservedSpan, _ side: ContentSide) -> String? {
        let value = span.structure(side.messages)
        if case .missing = value { return "it is missing" }
        if value.isNative { return "it is an array of OTLP and not a string" }
        guard let messages = value.elements else { return "it is no list in JSON" }
        for message in messages {
            if message.member("role")?.string == nil { return "a message has no role" }
            guard let parts = message.member("parts")?.list else { return "a message has no parts" }
            if parts.contains(where: { $0.member("type")?.string == nil }) { return "a part has no type" }
            if side == .output, message.member("finish_reason")?.string == nil {
                return "a message has no finish_reason"
            }
        }
        return nil
    }

    // MARK: Model, tokens, cost

    private func addFigures(_ panels: inout PanelList) {
        let span = panels.span
        guard [.inference, .embeddings, .rerank].contains(panels.role) else { return }
        let names =
            switch panels.role {
            case .embeddings: ["embedding.model_name", "gen_ai.request.model"]
            case .rerank: ["reranker.model_name", "llm.model_name", "gen_ai.request.model"]
            default: ["llm.model_name", "gen_ai.request.model"]
            }
        panels.addFirst(
            .model, of: names, recordedAs: RecordedFact.model, advice: "Set gen_ai.request.model.",
            isEssential: panels.role != .rerank)
        guard panels.role != .rerank else { return }
        let tokens = [
            "llm.token_count.prompt", "llm.token_count.completion", "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
        ]
        panels.addFirst(
            .tokens, of: tokens, recordedAs: RecordedFact.tokens,
            advice: "Set gen_ai.usage.input_tokens and output_tokens.",
            isEssential: !span.isFailure)
        addUnread(
            &panels, "gen_ai.usage.reasoning.output_tokens", "llm.token_count.completion_details.reasoning",
            "reasoning tokens")
        if !span.has("gen_ai.usage.cache_creation.input_tokens") {
            addUnread(
                &panels, "gen_ai.usage.cache_write.input_tokens", "llm.token_count.prompt_details.cache_write",
                "tokens written to a cache")
        }
        guard span.first(of: RecordedFact.cost) != nil else { return }
        if span.first(of: names) != nil, span.first(of: tokens) != nil {
            panels.add(.full(.cost, "is computed from model and tokens, if Phoenix knows the model's price"))
        } else {
            panels.add(
                .empty(
                    .cost, "it is computed from model and tokens, and one is missing",
                    advice: "Set gen_ai.request.model and gen_ai.usage."))
        }
    }

    private func addUnread(_ panels: inout PanelList, _ recorded: String, _ read: String, _ what: String) {
        guard panels.span.has(recorded), !panels.span.has(read), panels.role == .inference else { return }
        panels.add(.wrong(.tokens, "leaves out \(what): \(recorded) is not read", advice: "Set \(read)."))
    }

    // MARK: What it is about

    private func addSubject(_ panels: inout PanelList, kind: String?) {
        let span = panels.span
        switch panels.role {
        case .tool:
            let read = kind == "TOOL" ? ["tool.name", "gen_ai.tool.name"] : ["tool.name"]
            panels.addFirst(.tool, of: read, recordedAs: ["gen_ai.tool.name", "tool.name"], advice: "Set tool.name.")
        case .agent:
            panels.addFirst(
                .agent, of: ["agent.name", "graph.node.id"], recordedAs: ["gen_ai.agent.name"],
                advice: "Set agent.name and graph.node.id.")
        case .retrieval: addDocuments(&panels)
        case .rerank:
            if span.firstName(withPrefix: "reranker.output_documents.") != nil {
                panels.add(.full(.documents, from: "reranker.output_documents"))
            } else if span.first(of: RecordedFact.documents) != nil {
                panels.add(
                    .empty(
                        .documents, "only reranker.output_documents is read",
                        advice: "Set reranker.output_documents.N.document.id and .content."))
            }
        case .prompt, .inference:
            let names = [
                "llm.prompt_template.template", "llm.prompt_template.version", "llm.prompt_template.variables",
            ]
            if panels.role == .prompt || span.firstName(withPrefix: "llm.prompt_template.") != nil {
                panels.addFirst(
                    .prompt, of: names, recordedAs: RecordedFact.promptTemplate,
                    advice: "Set llm.prompt_template.template, variables and version.")
            }
        default: break
        }
    }

    private func addDocuments(_ panels: inout PanelList) {
        let span = panels.span
        if span.firstName(withPrefix: "retrieval.documents.") != nil {
            return panels.add(.full(.documents, from: "retrieval.documents.N.document"))
        }
        guard span.has("gen_ai.retrieval.documents") else { return }
        let value = span.structure("gen_ai.retrieval.documents")
        let fault: String?
        if value.isNative {
            fault = "it is an array of OTLP and not a string"
        } else if let documents = value.elements {
            fault = documents.contains { $0.member("score") == nil } ? "a document has no score" : nil
        } else {
            fault = "it is no list in JSON"
        }
        guard let fault else { return panels.add(.full(.documents, from: "gen_ai.retrieval.documents")) }
        panels.add(
            .empty(
                .documents, "gen_ai.retrieval.documents is dropped whole, because \(fault)",
                advice: "Give every document a score, or set retrieval.documents.N.document.id and .content."))
    }
}
