// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceAnalysis

/// The traps of Langfuse, each on a span built by hand.
struct LangfuseTests {
    private func panels(_ changes: [String: AttributeValue?], events: [SpanEvent] = []) -> [PanelReading] {
        var span = Spans.chat(changes)
        span.events = events
        return Spans.panels(LangfuseReader(), span)
    }

    @Test func `a plain model call is shown whole`() {
        let panels = panels([:])
        for panel in [Panel.kind, .name, .input, .output, .model, .tokens, .parameters] {
            #expect(panels[panel] == .full)
        }
    }

    @Test func `the name of a prompt takes the place of input and output`() {
        let hijacked = panels(["gen_ai.prompt.name": "answer", "gen_ai.prompt.version": "3"])
        #expect(hijacked[.input] == .wrong && hijacked[.output] == .wrong)
        #expect(hijacked.reason(.input).contains("gen_ai.prompt.name"))
        let told = panels([
            "gen_ai.prompt.name": "answer", "langfuse.observation.input": "[]", "langfuse.observation.output": "[]",
        ])
        #expect(told[.input] == .full && told[.output] == .full)
    }

    @Test(arguments: ["prompt", "output", "events"])
    func `an attribute of the application with a common name takes the place of the messages`(name: String) {
        let panels = panels([name: "mine"])
        #expect(panels[.input] != .full && panels[.output] != .full)
        #expect(panels.reason(.output).contains(name))
    }

    @Test func `an input alone hides the output of the messages`() {
        let panels = panels(["input.value": #"[{"role":"user","parts":[]}]"#])
        #expect(panels[.input] == .full)
        #expect(panels[.output] == .empty && panels.reason(.output).contains("input.value"))
    }

    @Test func `a short text takes the place of the conversation`() {
        #expect(panels(["input.value": "Hi.", "output.value": "Hello."])[.input] == .wrong)
    }

    @Test func `beside a conversation in the input, instructions are not read`() {
        let messages = #"[{"role":"user","parts":[{"type":"text","content":"Hi."}]}]"#
        let changes: [String: AttributeValue?] = [
            "input.value": .string(messages), "output.value": .string(messages),
            "gen_ai.system_instructions": #"[{"type":"text","content":"Be brief."}]"#,
        ]
        #expect(panels(changes)[.input] == .wrong)
        var whole = changes
        whole["input.value"] =
            #"{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi."}]}"#
        #expect(panels(whole)[.input] == .full)
    }

    @Test func `the name of a tool renames a model call`() {
        #expect(panels(["gen_ai.tool.name": "weather"])[.name] == .wrong)
    }

    @Test(arguments: [
        "gen_ai.usage.input_cost", "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.text.input_tokens",
    ])
    func `a number that it does not know becomes a type of tokens`(name: String) {
        let panels = panels([name: 3])
        #expect(panels[.tokens] == .wrong && panels.reason(.tokens).contains(name))
        #expect(self.panels([name: 3, "langfuse.observation.usage_details": "{}"])[.tokens] == .full)
    }

    @Test func `searches and rerankings with a model become generations`() {
        for operation in ["retrieval", "rerank"] {
            let attributes: Attributes = ["gen_ai.operation.name": .string(operation), "gen_ai.request.model": "m"]
            let guessed = Spans.panels(LangfuseReader(), Spans.span(operation, attributes))
            #expect(guessed[.kind] == .wrong && guessed.reason(.kind).contains("GENERATION"))
            var typed = attributes
            typed["langfuse.observation.type"] = "retriever"
            #expect(Spans.panels(LangfuseReader(), Spans.span(operation, typed))[.kind] == .full)
        }
    }

    @Test func `of two events with details only the first is read`() {
        func event(_ name: String) -> SpanEvent {
            SpanEvent(name: "gen_ai.client.inference.operation.details", time: 1, attributes: [name: "[]"])
        }
        let panels = panels([:], events: [event("gen_ai.input.messages"), event("gen_ai.output.messages")])
        #expect(panels[.input] == .full && panels[.output] == .empty)
    }

    @Test func `an empty list of parameters is shown as text`() {
        #expect(panels(["gen_ai.request.stop_sequences": []])[.parameters] == .wrong)
    }

    @Test func `messages as an array of OTLP are shown escaped`() {
        let list: AttributeValue = [["role": "user", "parts": []]]
        #expect(panels(["gen_ai.input.messages": list]).reason(.input).contains("kvlistValue"))
    }

    @Test func `the conventional time to the first chunk is not read`() {
        #expect(panels(["gen_ai.response.time_to_first_chunk": 0.3])[.timeToFirstChunk] == .empty)
        #expect(
            panels(["langfuse.observation.completion_start_time": "2026-01-01T00:00:00Z"])[.timeToFirstChunk] == .full)
    }

    @Test func `spans without ids, which cost the whole request, are errors`() {
        var span = Spans.chat()
        span.spanIDBytes = []
        #expect(Spans.complaints(span) == ["invalid-span-id"])
        #expect(Rule.all.first { $0.id == "invalid-span-id" }?.reason.contains("Langfuse") == true)
    }
}
