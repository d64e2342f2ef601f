// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceAnalysis

/// The traps of MLflow, each on a span built by hand.
struct MLflowTests {
    private func panels(_ changes: [String: AttributeValue?], events: [SpanEvent] = []) -> [PanelReading] {
        var span = Spans.chat(changes)
        span.events = events
        return Spans.panels(MLflowReader(), span)
    }

    @Test func `a plain model call is shown whole`() {
        let panels = panels([:])
        for panel in [Panel.kind, .input, .output, .messages, .model, .tokens] { #expect(panels[panel] == .full) }
    }

    @Test(arguments: ["retrieval", "invoke_workflow", "rerank"])
    func `some operations have no type unless one is told`(operation: String) {
        var attributes: Attributes = ["gen_ai.operation.name": .string(operation)]
        #expect(Spans.panels(MLflowReader(), Spans.span(operation, attributes))[.kind] == .empty)
        attributes["openinference.span.kind"] = ["retrieval": "RETRIEVER", "rerank": "RERANKER"][operation] ?? "CHAIN"
        #expect(Spans.panels(MLflowReader(), Spans.span(operation, attributes))[.kind] == .full)
    }

    @Test func `any span with a model is a call of one, unless a type is told`() {
        let search: Attributes = ["gen_ai.operation.name": "retrieval", "gen_ai.request.model": "m"]
        let guessed = Spans.panels(MLflowReader(), Spans.span("retrieval", search))
        #expect(guessed[.kind] == .wrong && guessed.reason(.kind).contains("LLM"))
    }

    @Test func `its own type is JSON in a text and goes first`() {
        #expect(panels(["mlflow.spanType": "\"CHAT_MODEL\"", "openinference.span.kind": "TOOL"])[.kind] == .full)
        #expect(panels(["openinference.span.kind": "TOOL"])[.kind] == .wrong)
    }

    @Test func `one count of OpenInference hides all others`() {
        let panels = panels(["llm.token_count.prompt": 900])
        #expect(panels[.tokens] == .wrong && panels.reason(.tokens).contains("llm.token_count.prompt"))
        let all: [String: AttributeValue?] = [
            "llm.token_count.prompt": 900, "llm.token_count.completion": 120, "llm.token_count.total": 1_020,
        ]
        #expect(self.panels(all)[.tokens] == .full)
        #expect(self.panels(["llm.token_count.completion_details.reasoning": 20])[.tokens] == .full)
    }

    @Test func `one part of reasoning turns the chat into raw JSON`() {
        let output = #"[{"role":"assistant","parts":[{"type":"reasoning","content":"Hm."}],"finish_reason":"stop"}]"#
        let panels = panels(["gen_ai.output.messages": .string(output)])
        #expect(panels[.messages] == .wrong && panels.reason(.messages).contains("reasoning"))
    }

    @Test func `messages in an event are not read`() {
        let event = SpanEvent(
            name: "gen_ai.client.inference.operation.details", time: 1, attributes: ["gen_ai.input.messages": "[]"])
        let panels = panels(["gen_ai.input.messages": nil], events: [event])
        #expect(panels[.input] == .empty && panels.reason(.input).contains("event"))
    }

    @Test func `empty arguments of a tool are no input`() {
        let tool: Attributes = [
            "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "now", "gen_ai.tool.call.arguments": "{}",
        ]
        let panels = Spans.panels(MLflowReader(), Spans.span("execute_tool now", tool, kind: .internal))
        #expect(panels[.input] == .empty && panels.reason(.input).contains("empty arguments"))
    }

    @Test func `instructions outside the history are not read`() {
        #expect(
            panels(["gen_ai.system_instructions": #"[{"type":"text","content":"Be brief."}]"#])[.messages] == .wrong)
    }

    @Test func `a short text takes the place of the conversation`() {
        #expect(panels(["input.value": "Hi."])[.input] == .wrong)
    }

    @Test func `an empty request, to which it answers with an error, is told`() {
        var checker = TraceChecker()
        checker.add(Spans.traces([]))
        #expect(checker.report().findings.map(\.finding.rule) == ["empty-request"])
    }
}
