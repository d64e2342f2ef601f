// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceCLI

struct TraceTreeTests {
    private func names(_ tree: TraceTree) -> [String] { tree.order.map { tree.nodes[$0].span.span.name } }

    @Test func `parents come before children, and siblings by their start`() {
        let tree = SampleSpans.tree([
            SampleSpans.span("late", id: 3, parent: 1, from: 5), SampleSpans.span("early", id: 2, parent: 1, from: 2),
            SampleSpans.span("below", id: 4, parent: 3, from: 6), SampleSpans.span("root", id: 1),
        ])
        #expect(names(tree) == ["root", "early", "late", "below"])
        #expect(tree.hasRoot)
    }

    @Test func `a span that came twice is one span`() {
        let span = SampleSpans.span("chat", id: 1)
        #expect(SampleSpans.tree([span, span]).nodes.count == 1)
    }

    @Test func `a span whose parent did not come stands at the top and says so`() {
        let tree = SampleSpans.tree([SampleSpans.span("lost", id: 2, parent: 9)])
        #expect(!tree.hasRoot)
        #expect(TreeRenderer().render(tree).contains("its parent was not received"))
    }

    @Test func `circles of parents, and a span that is its own, are drawn once each`() {
        let tree = SampleSpans.tree([
            SampleSpans.span("a", id: 1, parent: 2), SampleSpans.span("b", id: 2, parent: 1, from: 1),
            SampleSpans.span("self", id: 3, parent: 3, from: 2), SampleSpans.span("below", id: 4, parent: 2, from: 3),
        ])
        #expect(names(tree).sorted() == ["a", "b", "below", "self"])
        #expect(!tree.hasRoot)
    }

    @Test func `spans without usable ids are kept`() {
        var span = SampleSpans.span("nameless", id: 1)
        span.spanIDBytes = []
        #expect(SampleSpans.tree([span, span]).nodes.count == 2)
    }

    @Test func `what an agent sums up is not counted twice`() {
        let usage = SampleSpans.tree([
            SampleSpans.span(
                "agent", id: 1,
                attributes: ["gen_ai.usage.input_tokens": 30, "genai_telemetry.cost.picounits": 500_000]),
            SampleSpans.span(
                "chat", id: 2, parent: 1,
                attributes: ["gen_ai.usage.input_tokens": 10, "gen_ai.usage.output_tokens": 1]),
            SampleSpans.span(
                "chat", id: 3, parent: 1, attributes: ["gen_ai.usage.input_tokens": 20, "llm.cost.total": 0.25]),
        ]).usage
        #expect(usage.descriptions == ["30 → 1 tokens", "$0.25"])
    }
}

#endif
