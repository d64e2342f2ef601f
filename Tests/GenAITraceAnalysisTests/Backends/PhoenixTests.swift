// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@testable import GenAITraceAnalysis

/// The traps of Phoenix, each on a span built by hand.
struct PhoenixTests {
    private func panels(_ changes: [String: AttributeValue?]) -> [PanelReading] {
        Spans.panels(PhoenixReader(), Spans.chat(changes))
    }

    @Test func `messages, model and tokens of a plain model call are read, and its columns are not`() {
        let panels = panels([:])
        #expect(panels[.kind] == .full && panels[.messages] == .full && panels[.model] == .full)
        #expect(panels[.tokens] == .full)
        #expect(panels[.input] == .empty)
        #expect(panels[.output] == .wrong && panels.reason(.output).contains("id"))
        let told = self.panels(["input.value": "Hi.", "output.value": "Hello."])
        #expect(told[.input] == .full && told[.output] == .full)
    }

    @Test(arguments: [
        #"[{"role":"assistant","parts":[{"type":"text","content":"a"}]}]"#,
        #"[{"role":"assistant","parts":[],"finish_reason":null}]"#,
        #"[{"role":"assistant","parts":[],"finish_reason":"stop"},{"role":"assistant","parts":[]}]"#,
    ])
    func `one answer without a finish reason loses the whole list`(output: String) {
        let panels = panels(["gen_ai.output.messages": .string(output)])
        #expect(panels[.messages] == .empty && panels.reason(.messages).contains("finish_reason"))
    }

    @Test func `one message without parts loses the whole list, also in the shape of OpenAI`() {
        for input in [#"[{"role":"user"}]"#, #"[{"role":"user","content":"Hi."}]"#] {
            let panels = panels(["gen_ai.input.messages": .string(input)])
            #expect(panels[.messages] == .empty && panels.reason(.messages).contains("parts"))
        }
    }

    @Test func `messages as an array of OTLP are dropped`() {
        let list: AttributeValue = [["role": "user", "parts": [["type": "text", "content": "Hi."]]]]
        let panels = panels(["gen_ai.input.messages": list])
        #expect(panels[.messages] == .empty && panels.reason(.messages).contains("array of OTLP"))
    }

    @Test func `messages in OpenInference's own form go first`() {
        let panels = panels([
            "gen_ai.output.messages": "broken", "llm.output_messages.0.message.content": "Hello.",
            "gen_ai.input.messages": "broken", "llm.input_messages.0.message.content": "Hi.",
        ])
        #expect(panels[.messages] == .full)
    }

    @Test func `one document without a score loses all documents`() {
        func panels(_ documents: String) -> [PanelReading] {
            Spans.panels(
                PhoenixReader(),
                Spans.span(
                    "retrieval handbook",
                    [
                        "gen_ai.operation.name": "retrieval", "gen_ai.retrieval.documents": .string(documents),
                        "gen_ai.retrieval.query.text": "leave",
                    ]))
        }
        #expect(panels(#"[{"id":"a","score":0.5},{"id":"b","score":1}]"#)[.documents] == .full)
        let lost = panels(#"[{"id":"a","score":0.5},{"id":"b"}]"#)
        #expect(lost[.documents] == .empty && lost.reason(.documents).contains("score"))
        #expect(lost[.kind] == .full && lost[.input] == .full)
    }

    @Test func `the name of an agent is not taken from its conventional name`() {
        let agent: Attributes = ["gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "clerk"]
        #expect(Spans.panels(PhoenixReader(), Spans.span("invoke_agent clerk", agent))[.agent] == .empty)
        var told = agent
        told["agent.name"] = "clerk"
        #expect(Spans.panels(PhoenixReader(), Spans.span("invoke_agent clerk", told))[.agent] == .full)
    }

    @Test func `work without a kind of OpenInference is unknown, except what it translates`() {
        for (operation, verdict) in [
            ("chat", PanelVerdict.full), ("invoke_workflow", .empty), ("rerank", .empty), ("plan", .empty),
        ] {
            let span = Spans.span(operation, ["gen_ai.operation.name": .string(operation)])
            #expect(Spans.panels(PhoenixReader(), span)[.kind] == verdict, "\(operation)")
        }
        let typed = Spans.span("rerank", ["gen_ai.operation.name": "rerank", "openinference.span.kind": "RERANKER"])
        #expect(Spans.panels(PhoenixReader(), typed)[.kind] == .full)
    }

    @Test func `another kind of OpenInference does not stop the translation of a tool`() {
        let tool: Attributes = [
            "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "now", "gen_ai.tool.call.result": "{}",
            "openinference.span.kind": "RETRIEVER",
        ]
        let panels = Spans.panels(PhoenixReader(), Spans.span("execute_tool now", tool, kind: .internal))
        #expect(panels[.kind] == .wrong && panels[.output] == .full && panels[.tool] == .full)
    }

    @Test func `reasoning tokens, and those written to a cache under their new name, are left out`() {
        #expect(panels(["gen_ai.usage.reasoning.output_tokens": 20]).reason(.tokens).contains("reasoning"))
        #expect(panels(["gen_ai.usage.cache_write.input_tokens": 20])[.tokens] == .wrong)
        #expect(panels(["gen_ai.usage.cache_creation.input_tokens": 20])[.tokens] == .full)
    }

    @Test func `the model is the one that was asked, not the one that answered`() {
        #expect(panels(["gen_ai.request.model": nil])[.model] == .empty)
    }
}
