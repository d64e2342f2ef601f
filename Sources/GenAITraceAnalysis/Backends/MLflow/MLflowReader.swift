// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// MLflow: translators for many vocabularies, of which OpenInference comes before OpenTelemetry's; values of its own first.
struct MLflowReader: BackendReader {
    let name = "mlflow"
    let basis = "MLflow 3.17 and 3.18, mlflow/tracing/otel/translation, and the chat view of its page"

    private static let kinds: [SpanRole: [String]] = [
        .inference: ["CHAT_MODEL", "LLM"], .embeddings: ["EMBEDDING"], .retrieval: ["RETRIEVER"], .rerank: ["RERANKER"],
        .tool: ["TOOL"], .agent: ["AGENT"], .workflow: ["CHAIN", "WORKFLOW"], .step: ["CHAIN", "AGENT", "TASK"],
        .plan: ["CHAIN", "AGENT", "TASK"], .memory: ["CHAIN", "MEMORY", "RETRIEVER", "TOOL"],
        .storage: ["CHAIN", "TOOL", "TASK"], .validation: ["GUARDRAIL", "EVALUATOR"], .request: ["CHAIN", "AGENT"],
        .call: ["CHAIN", "TOOL"], .other: ["CHAIN", "TASK"],
    ]
    private static let operations = [
        "chat": "CHAT_MODEL", "generate_content": "LLM", "text_completion": "LLM", "response": "LLM",
        "embeddings": "EMBEDDING", "execute_tool": "TOOL", "create_agent": "AGENT", "invoke_agent": "AGENT",
    ]
    private static let openInferenceKinds: Set<String> = [
        "TOOL", "CHAIN", "LLM", "RETRIEVER", "EMBEDDING", "AGENT", "RERANKER", "UNKNOWN", "GUARDRAIL", "EVALUATOR",
    ]
    private static let traceloopKinds = ["workflow": "WORKFLOW", "task": "TASK", "agent": "AGENT", "tool": "TOOL"]
    /// Parts that the chat view draws; a message with any other is shown raw.
    private static let drawnParts: Set<String> = ["text", "tool_call", "tool_call_response"]

    func readings(of span: ObservedSpan, role: SpanRole) -> [PanelReading] {
        var panels = PanelList(span, role)
        let kind = self.kind(of: span)
        let wanted = Self.kinds[role]?.first ?? "CHAIN"
        panels.addKind(
            kind, wanted: Self.kinds,
            advice:
                "Set openinference.span.kind, or mlflow.spanType to \"\(wanted)\" in JSON.")
        let input = source(of: .input, on: span)
        let output = source(of: .output, on: span)
        add(.input, input, to: &panels)
        add(.output, output, to: &panels)
        if role == .inference { addMessages(&panels, input: input, output: output) }
        addFigures(&panels, kind: kind)
        panels.addFirst(
            .session, of: ["mlflow.trace.session", "session.id", "gen_ai.conversation.id"],
            recordedAs: RecordedFact.session, advice: "Set session.id.")
        panels.addFirst(
            .user, of: ["mlflow.trace.user", "user.id"], recordedAs: RecordedFact.user, advice: "Set user.id.")
        if role == .retrieval || role == .rerank { addDocuments(&panels, kind: kind, output: output) }
        panels.addError()
        return panels.readings
    }

    /// Spans of no type are shown as unknown.
    ///
    /// A kind of OpenInference that MLflow lacks hides the operation.
    private func kind(of span: ObservedSpan) -> String? {
        if let type = span.structure("mlflow.spanType").structure?.string ?? span.text("mlflow.spanType") {
            return type
        }
        if let kind = span.text("openinference.span.kind"), Self.openInferenceKinds.contains(kind) { return kind }
        if let kind = span.text("gen_ai.operation.name").flatMap({ Self.operations[$0] }) { return kind }
        if let kind = span.text("traceloop.span.kind").flatMap({ Self.traceloopKinds[$0] }) { return kind }
        // The translator for LiveKit takes every span with a model for a call of one.
        return span.has("gen_ai.request.model") ? "LLM" : nil
    }

    // MARK: Content

    /// The first attribute that has something in it; `{}`, `[]`, `""` and `null` have not.
    private func source(of side: ContentSide, on span: ObservedSpan) -> String? {
        let names =
            side == .input
            ? [
                "mlflow.spanInputs", "input.value", "gen_ai.input.messages", "gen_ai.tool.call.arguments",
                "gen_ai.prompt", "traceloop.entity.input",
            ]
            : [
                "mlflow.spanOutputs", "output.value", "gen_ai.output.messages", "gen_ai.tool.call.result",
                "gen_ai.completion", "traceloop.entity.output",
            ]
        return names.first { name in
            guard span.first(of: [name]) != nil else { return false }
            guard case .value(let value, _) = span.structure(name) else { return true }
            return !value.isBlank
        }
    }

    private func add(_ side: ContentSide, _ source: String?, to panels: inout PanelList) {
        let span = panels.span
        if let source {
            let isShort =
                (source == "input.value" || source == "output.value") && span.structure(source).conversation == nil
            if isShort, panels.role == .inference, span.has(side.messages) {
                return panels.add(
                    .wrong(
                        side.panel, "shows \(source) alone: it takes the place of \(side.messages)",
                        advice: "Put the messages as JSON into \(source), or leave it off."))
            }
            return panels.add(.full(side.panel, from: source))
        }
        if case .value(let value, _) = span.structure("gen_ai.tool.call.arguments"), value.isBlank, side == .input {
            return panels.add(
                .empty(
                    .input, "empty arguments count as none", advice: "Nothing is lost; set input.value to show them."
                )
                .asLimitOfBackend())
        }
        let isInEvents = span.span.events.contains { $0.carries(side) }
        panels.addMissing(
            side, advice: "Set \(side == .input ? "input.value" : "output.value").",
            because: isInEvents ? "the messages are in an event, and that event is not read" : nil)
    }

    private func addMessages(_ panels: inout PanelList, input: String?, output: String?) {
        let span = panels.span
        for source in [input, output].compactMap(\.self) {
            guard let messages = span.structure(source).conversation else { continue }
            let parts = messages.flatMap { $0.member("parts")?.list ?? [] }
            let undrawn = parts.lazy.compactMap { $0.member("type")?.string }.first { !Self.drawnParts.contains($0) }
            if let undrawn {
                let known = MessagePartShape.required[undrawn] == nil ? "another part" : "a part \(undrawn)"
                panels.add(
                    .wrong(
                        .messages, "shows raw JSON and no chat: \(source) has \(known)",
                        advice:
                            "Put the messages into \(source == output ? "output.value" : "input.value") in the shape of chat completions."
                    ))
            } else {
                panels.add(.full(.messages, from: source))
            }
        }
        guard let input, span.has("gen_ai.system_instructions") else { return }
        if !span.structure(input).hasInstructions {
            panels.add(
                .wrong(
                    .messages, "leaves out the instructions: gen_ai.system_instructions is not read",
                    advice: "Put a system message at the head of input.value."))
        }
    }

    // MARK: Model, tokens, cost

    private func addFigures(_ panels: inout PanelList, kind: String?) {
        let span = panels.span
        guard panels.role == .inference || panels.role == .embeddings else { return }
        let models = [
            "mlflow.llm.model", "llm.response.model_name", "llm.model_name", "llm.request.model_name",
            "embedding.model_name", "gen_ai.response.model", "gen_ai.request.model",
        ]
        panels.addFirst(
            .model, of: models, recordedAs: RecordedFact.model, advice: "Set gen_ai.request.model.", isEssential: true)
        let tokens = addTokens(&panels)
        guard span.first(of: RecordedFact.cost) != nil else { return }
        if span.has("mlflow.llm.cost") {
            panels.add(.full(.cost, from: "mlflow.llm.cost"))
        } else if tokens, span.first(of: models) != nil {
            panels.add(.full(.cost, "is computed from model and tokens, if MLflow knows the model's price"))
        } else {
            panels.add(
                .empty(
                    .cost, "it is computed from model and tokens, and one is missing", advice: "Set mlflow.llm.cost."))
        }
    }

    /// Whether there are tokens; one count of OpenInference makes all of OpenTelemetry's unread.
    private func addTokens(_ panels: inout PanelList) -> Bool {
        let span = panels.span
        if span.has("mlflow.chat.tokenUsage") {
            panels.add(.full(.tokens, from: "mlflow.chat.tokenUsage"))
            return true
        }
        let own = ["llm.token_count.prompt", "llm.token_count.completion", "llm.token_count.total"]
        let standard = ["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"]
        let present = own.filter(span.has)
        let isPartial = standard.indices.contains { span.has(standard[$0]) && !span.has(own[$0]) }
        if let first = present.first, isPartial {
            panels.add(
                .wrong(
                    .tokens, "shows \(first) and no other: it hides all of gen_ai.usage",
                    advice: "Send prompt, completion and total of llm.token_count, or none."))
            return true
        }
        panels.addFirst(
            .tokens, of: own + standard, recordedAs: RecordedFact.tokens,
            advice: "Set gen_ai.usage.input_tokens and output_tokens.", isEssential: !span.isFailure)
        return span.first(of: own + standard) != nil
    }

    // MARK: Documents

    /// The view of documents wants a list of objects with `page_content`.
    private func addDocuments(_ panels: inout PanelList, kind: String?, output: String?) {
        guard panels.span.first(of: RecordedFact.documents) != nil else { return }
        let advice =
            "Set output.value to [{\"page_content\", \"id\", \"metadata\"}] in JSON."
        guard let output, let list = panels.span.structure(output).structure?.list else {
            return panels.add(.empty(.documents, "no output holds a list of documents", advice: advice))
        }
        if kind != "RETRIEVER", kind != "RERANKER" {
            return panels.add(.empty(.documents, "the span is not a RETRIEVER", advice: advice))
        }
        if panels.role == .retrieval, !list.allSatisfy({ $0.member("page_content") != nil }) {
            return panels.add(.wrong(.documents, "shows raw JSON: a document has no page_content", advice: advice))
        }
        panels.add(.full(.documents, from: output))
    }
}
