// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceCLI

struct TreeRendererTests {
    @Test func `a trace is drawn with times, tokens, cost, events and errors`() {
        let drawn = TreeRenderer().render(SampleSpans.tree(SampleSpans.agentRun))
        #expect(
            drawn == """
                trace 01010101010101010101010101010101  handbook · 5 spans · 1.25 s · 100 → 1 tokens · $0.00268 · 2 errors
                request handbook           1.25 s  1,500 → 40 tokens · failed · ✗ calendar_down
                │    in: How many days off? Please.
                ├─ retrieval handbook      2.0 ms  2 documents
                ├─ chat gpt-4o             640 ms  1,024 → 12 tokens (512 cached) · $0.00268 · gpt-4o-2024-08-06 · tool_call · first chunk 210 ms · 9 chunks
                │  └─ chat gpt-4o          1.0 ms  100 → 1 tokens
                └─ execute_tool look_up    1.0 ms  ✗ calendar_down: No calendar.
                        ! cache.miss at 250 µs, key 2026
                        args: {"year":2026}

                """)
    }

    @Test func `what spans say cannot move the cursor of a terminal`() {
        var span = SampleSpans.span("\u{1B}[2Jchat\u{07}\r\n\u{9B}31mgpt", id: 1)
        span.status = OTLPSpan.Status(.error, message: "\u{1B}]0;title\u{07}")
        span.attributes = ["input.value": "\u{1B}[31mred\u{202E}dlrow", "error.type": "\u{08}\u{08}"]
        span.events = [SpanEvent(name: "\u{1B}c", time: span.startTime, attributes: ["\u{1B}": "\u{1B}"])]
        let traces = SampleSpans.traces([span], service: "\u{1B}[5mservice")
        let drawn = TreeRenderer().render(
            TraceTree(traceIDBytes: span.traceIDBytes, traces.receivedSpans))
        let controls = drawn.unicodeScalars.filter {
            $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        }
        #expect(controls.allSatisfy { $0 == "\n" })
        #expect(drawn.contains("�[2Jchat� �31mgpt"))
    }

    @Test func `colours are on a terminal only, and the text stays the same`() {
        let tree = SampleSpans.tree(SampleSpans.agentRun)
        let colored = TreeRenderer(style: .colored).render(tree)
        #expect(colored.contains("\u{1B}[31m"))
        let plain = colored.replacing(#/\u{1B}\[[0-9]+m/#, with: "")
        #expect(plain == TreeRenderer(style: .plain).render(tree))
        #expect(TerminalStyle.forStandardOutput(environment: ["NO_COLOR": "1"]) == .plain)
    }

    @Test func `a chain of a hundred thousand spans is drawn without a deep stack`() {
        var spans: [OTLPSpan] = []
        for number in UInt64(1)...100_000 {
            var span = OTLPSpan(
                traceIDBytes: [UInt8](repeating: 1, count: 16), spanIDBytes: Self.id(number), name: "step")
            if number > 1 { span.parentSpanIDBytes = Self.id(number - 1) }
            span.startTime = number
            span.endTime = number + 1
            spans.append(span)
        }
        let drawn = TreeRenderer().render(SampleSpans.tree(spans))
        #expect(drawn.contains("… 99,500 more spans"))
    }

    private static func id(_ number: UInt64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }
}

#endif
