// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// Jaeger's page: attributes of the GenAI conventions alone; events are not read.
struct JaegerReader: BackendReader {
    let name = "jaeger"
    let basis = "Jaeger 2.20.0 and the head of jaeger-ui after it"

    private static let kinds: [SpanRole: [String]] = [
        .inference: ["LLM"], .embeddings: ["LLM"], .retrieval: ["RETRIEVAL"], .rerank: ["RETRIEVAL"], .tool: ["TOOL"],
        .agent: ["AGENT"], .workflow: ["AGENT"], .plan: ["AGENT"], .memory: ["RETRIEVAL"],
    ]
    private static let operations = [
        "chat": "LLM", "text_completion": "LLM", "generate_content": "LLM", "embeddings": "LLM",
        "execute_tool": "TOOL", "invoke_agent": "AGENT", "create_agent": "AGENT", "invoke_workflow": "AGENT",
        "retrieval": "RETRIEVAL",
    ]
    /// Operations for which the page has no icon.
    private static let withoutIcon: Set<SpanRole> = [.rerank, .plan, .memory]

    func readings(of span: ObservedSpan, role: SpanRole) -> [PanelReading] {
        var panels = PanelList(span, role)
        // Any other span is shown with its plain tags, and nothing is expected of it.
        guard span.firstName(withPrefix: "gen_ai.") != nil, Self.kinds[role] != nil else {
            panels.addError()
            return panels.readings
        }
        addKind(&panels)
        if [.inference, .agent, .workflow].contains(role) {
            addMessages(&panels, .input)
            addMessages(&panels, .output)
        }
        addFigures(&panels)
        addSubject(&panels)
        panels.addError()
        return panels.readings
    }

    private func addKind(_ panels: inout PanelList) {
        let span = panels.span
        let operation = span.text("gen_ai.operation.name")
        let kind = operation.flatMap { Self.operations[$0] } ?? (span.has("gen_ai.tool.name") ? "TOOL" : nil)
        if Self.withoutIcon.contains(panels.role), kind == nil {
            return panels.add(
                .empty(.kind, "there is no icon for \(panels.role.rawValue), it is an unknown GenAI span", advice: "")
                    .asLimitOfBackend())
        }
        panels.addKind(
            kind, wanted: Self.kinds, advice: "Set gen_ai.operation.name to an operation of the conventions.")
    }

    private func addMessages(_ panels: inout PanelList, _ side: ContentSide) {
        let span = panels.span
        let old = side == .input ? "gen_ai.prompt" : "gen_ai.completion"
        guard let source = span.first(of: [side.messages, old]) else {
            if span.span.events.contains(where: { $0.carries(side) }) {
                return panels.add(
                    .empty(
                        side.panel, "the messages are in an event, and events are not read",
                        advice: "Set \(side.messages) on the span."))
            }
            return panels.addMissing(side, advice: "Set \(side.messages).")
        }
        if source == side.messages, span.structure(source).elements == nil {
            return panels.add(
                .wrong(side.panel, "shows raw text: \(source) is no list", advice: "Send a list of messages."))
        }
        let roles = span.structure(source).elements?.compactMap { $0.member("role")?.string } ?? []
        if roles.contains(where: { !MessagePartShape.roles.contains($0) }) {
            return panels.add(
                .wrong(
                    side.panel, "shows a message of a role that the page does not know",
                    advice: "Use system, user, assistant or tool."))
        }
        panels.add(.full(side.panel, from: source))
    }

    private func addFigures(_ panels: inout PanelList) {
        let span = panels.span
        guard panels.role == .inference || panels.role == .embeddings else { return }
        panels.addFirst(
            .model, of: ["gen_ai.response.model", "gen_ai.request.model"], recordedAs: RecordedFact.model,
            advice: "Set gen_ai.request.model.", isEssential: true)
        panels.addFirst(
            .tokens, of: ["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"], recordedAs: RecordedFact.tokens,
            advice: "Set gen_ai.usage.input_tokens and output_tokens.", isEssential: !span.isFailure)
        if span.has("gen_ai.usage.cache_write.input_tokens"), !span.has("gen_ai.usage.cache_creation.input_tokens") {
            panels.add(
                .wrong(
                    .tokens, "leaves out tokens written to a cache: gen_ai.usage.cache_write.input_tokens is not read",
                    advice: "Send the names of 1.41."))
        }
    }

    private func addSubject(_ panels: inout PanelList) {
        switch panels.role {
        case .tool:
            panels.addFirst(.tool, of: ["gen_ai.tool.name"], recordedAs: ["tool.name"], advice: "Set gen_ai.tool.name.")
        case .agent:
            if let name = panels.span.first(of: ["gen_ai.agent.name", "gen_ai.agent.id"]) {
                panels.add(.full(.agent, "comes from \(name), in releases after 2.20.0"))
            }
        case .retrieval:
            panels.addFirst(
                .documents, of: ["gen_ai.retrieval.documents"], recordedAs: RecordedFact.documents,
                advice: "Set gen_ai.retrieval.documents.")
        default: break
        }
    }
}
