// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// Datadog LLM Observability, as its documentation describes it: the backend is closed.
struct DatadogReader: BackendReader {
    let name = "datadog"
    let basis = "Datadog's documentation of OpenTelemetry instrumentation for LLM Observability"

    private static let kinds: [SpanRole: [String]] = [
        .inference: ["llm"], .embeddings: ["embedding"], .retrieval: ["retrieval"], .rerank: ["retrieval"],
        .tool: ["tool"], .agent: ["agent"], .workflow: ["workflow"], .step: ["workflow", "agent"],
        .plan: ["workflow", "agent"], .memory: ["workflow", "tool"],
    ]
    private static let operations = [
        "chat": "llm", "generate_content": "llm", "text_completion": "llm", "completion": "llm",
        "embeddings": "embedding", "execute_tool": "tool", "invoke_agent": "agent", "create_agent": "agent",
    ]
    /// The longest tag that is kept whole.
    private static let maximumTagLength = 256

    func readings(of span: ObservedSpan, role: SpanRole) -> [PanelReading] {
        var panels = PanelList(span, role)
        // Spans without these attributes stay in APM, outside of LLM Observability.
        guard span.firstName(withPrefix: "gen_ai.") != nil else { return [] }
        addKind(&panels)
        addName(&panels)
        if role == .inference {
            addMessages(&panels, .input)
            addMessages(&panels, .output)
        }
        if role == .inference || role == .embeddings {
            panels.addFirst(
                .model, of: ["gen_ai.response.model", "gen_ai.request.model"], recordedAs: RecordedFact.model,
                advice: "Set gen_ai.request.model.", isEssential: true)
            panels.addFirst(
                .tokens, of: ["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"],
                recordedAs: RecordedFact.tokens,
                advice: "Set gen_ai.usage.input_tokens and output_tokens.", isEssential: !span.isFailure)
        }
        // The conventions have a conversation on these; it is the session of the whole trace.
        if [.inference, .agent, .workflow, .tool, .request].contains(role) {
            panels.addFirst(
                .session, of: ["gen_ai.conversation.id"], recordedAs: RecordedFact.session,
                advice: "Set gen_ai.conversation.id.")
        }
        if role == .tool {
            panels.addFirst(.tool, of: ["gen_ai.tool.name"], recordedAs: ["tool.name"], advice: "Set gen_ai.tool.name.")
        }
        if role == .retrieval { addDocuments(&panels) }
        panels.addError()
        return panels.readings
    }

    private func addKind(_ panels: inout PanelList) {
        let kind = panels.span.text("gen_ai.operation.name").flatMap { Self.operations[$0] } ?? "workflow"
        guard panels.role == .retrieval || panels.role == .rerank else {
            return panels.addKind(
                kind, wanted: Self.kinds, advice: "Set gen_ai.operation.name to an operation that Datadog knows.")
        }
        panels.add(
            PanelReading.wrong(.kind, "shows \(kind) instead of retrieval: Datadog maps no operation to it", advice: "")
                .asLimitOfBackend())
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

    private func addMessages(_ panels: inout PanelList, _ side: ContentSide) {
        let span = panels.span
        let old = side == .input ? "gen_ai.prompt.0.content" : "gen_ai.completion.0.content"
        if let name = span.first(of: [side.messages, old]) { return panels.add(.full(side.panel, from: name)) }
        if span.span.events.contains(where: { $0.name == RecordedFact.detailsEvent && $0.carries(side) }) {
            return panels.add(.full(side.panel, from: "the event \(RecordedFact.detailsEvent)"))
        }
        panels.addMissing(side, advice: "Set \(side.messages).")
    }

    /// What has no place becomes a tag.
    private func addDocuments(_ panels: inout PanelList) {
        guard let documents = panels.span["gen_ai.retrieval.documents"] else { return }
        if let text = documents.string, text.utf8.count <= Self.maximumTagLength {
            return panels.add(.full(.documents, "come as a tag"))
        }
        panels.add(
            PanelReading.wrong(
                .documents, "shows the first \(Self.maximumTagLength) characters: documents are a tag", advice: ""
            )
            .asLimitOfBackend())
    }
}
