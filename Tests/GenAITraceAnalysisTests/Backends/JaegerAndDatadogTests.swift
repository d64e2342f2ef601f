// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceAnalysis

/// The traps of Jaeger and Datadog, each on a span built by hand.
struct JaegerAndDatadogTests {

    @Test func `Jaeger shows a plain model call whole, also when its messages are arrays of OTLP`() {
        let list: AttributeValue = [["role": "user", "parts": [["type": "text", "content": "Hi."]]]]
        for changes: [String: AttributeValue?] in [[:], ["gen_ai.input.messages": list]] {
            let panels = Spans.panels(JaegerReader(), Spans.chat(changes))
            for panel in [Panel.kind, .input, .output, .model, .tokens] { #expect(panels[panel] == .full) }
        }
    }

    @Test func `Jaeger does not see tokens written to a cache under their new name`() {
        let panels = Spans.panels(JaegerReader(), Spans.chat(["gen_ai.usage.cache_write.input_tokens": 3]))
        #expect(panels[.tokens] == .wrong && panels.reason(.tokens).contains("cache_write"))
    }

    @Test func `Jaeger has no icon for a reranking, and nothing that is sent changes that`() throws {
        let panels = Spans.panels(JaegerReader(), Spans.span("rerank", ["gen_ai.operation.name": "rerank"]))
        let kind = try #require(panels.first { $0.panel == .kind })
        #expect(kind.verdict == .empty && !kind.isSendersChoice)
    }

    @Test func `Jaeger does not read events`() {
        var span = Spans.chat(["gen_ai.input.messages": nil])
        span.events = [
            SpanEvent(
                name: "gen_ai.client.inference.operation.details", time: 1, attributes: ["gen_ai.input.messages": "[]"])
        ]
        #expect(Spans.panels(JaegerReader(), span).reason(.input).contains("events are not read"))
    }

    @Test func `Jaeger shows agents after 2.20.0 only`() {
        let agent: Attributes = ["gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "clerk"]
        let panels = Spans.panels(JaegerReader(), Spans.span("invoke_agent clerk", agent))
        #expect(panels.reason(.agent).contains("after 2.20.0"))
    }

    @Test(arguments: ["retrieval", "rerank"])
    func `Datadog takes searches and rerankings for workflows`(operation: String) throws {
        let panels = Spans.panels(DatadogReader(), Spans.span(operation, ["gen_ai.operation.name": .string(operation)]))
        let kind = try #require(panels.first { $0.panel == .kind })
        #expect(kind.verdict == .wrong && kind.reason.contains("workflow") && !kind.isSendersChoice)
    }

    @Test func `Datadog cuts what it has no place for at 256 characters`() {
        func panels(_ count: Int) -> [PanelReading] {
            let documents = AttributeValue.string("[" + String(repeating: " ", count: count - 2) + "]")
            return Spans.panels(
                DatadogReader(),
                Spans.span(
                    "retrieval handbook",
                    ["gen_ai.operation.name": "retrieval", "gen_ai.retrieval.documents": documents]))
        }
        #expect(panels(256)[.documents] == .full)
        #expect(panels(257)[.documents] == .wrong)
    }

    @Test func `Datadog shows a session only where it is a conversation`() {
        #expect(Spans.panels(DatadogReader(), Spans.chat(["session.id": "s"]))[.session] == .empty)
        #expect(Spans.panels(DatadogReader(), Spans.chat(["gen_ai.conversation.id": "s"]))[.session] == .full)
    }

    @Test func `no backend judges a span that has nothing to do with AI`() {
        let span = Spans.span("GET /", ["http.request.method": "GET", "error.type": "500"])
        for reader in BackendReaders.all {
            #expect(ObservedSpan(span).role.map { reader.readings(of: ObservedSpan(span), role: $0) } == nil)
        }
    }

    @Test func `a failure whose status is unset is no failure anywhere`() {
        for reader in BackendReaders.all {
            let span = ObservedSpan(Spans.chat(["error.type": "timeout"]))
            #expect(reader.readings(of: span, role: .inference)[.error] == .empty, "\(reader.name)")
        }
    }
}
