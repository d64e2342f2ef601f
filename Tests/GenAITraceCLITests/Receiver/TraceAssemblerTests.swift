// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import Testing

@testable import GenAITraceCLI

struct TraceAssemblerTests {
    private func received(_ spans: OTLPSpan...) -> [ReceivedSpan] { SampleSpans.traces(spans).receivedSpans }

    @Test func `a trace is due shortly after its root came`() {
        var assembler = TraceAssembler()
        assembler.add(received(SampleSpans.span("child", id: 2, parent: 1)), at: 0)
        #expect(assembler.nextDeadline == TraceAssembler.idleTime)
        assembler.add(received(SampleSpans.span("root", id: 1)), at: 100)
        #expect(assembler.nextDeadline == 100 + TraceAssembler.settleTime)
        #expect(assembler.due(at: 99 + TraceAssembler.settleTime).isEmpty)
        let due = assembler.due(at: 100 + TraceAssembler.settleTime)
        #expect(due.map(\.nodes.count) == [2])
        #expect(assembler.nextDeadline == nil)
    }

    @Test func `a trace without a root is due when nothing more comes`() {
        var assembler = TraceAssembler()
        assembler.add(received(SampleSpans.span("child", id: 2, parent: 1)), at: 0)
        #expect(assembler.due(at: TraceAssembler.idleTime).count == 1)
    }

    @Test func `traces that are due together come in the order in which they began`() {
        var assembler = TraceAssembler()
        assembler.add(received(SampleSpans.span("second", id: 1, from: 2, trace: 1)), at: 0)
        assembler.add(received(SampleSpans.span("first", id: 1, from: 1, trace: 2)), at: 0)
        #expect(assembler.finish().map { $0.nodes[0].span.span.name } == ["first", "second"])
        #expect(assembler.finish().isEmpty)
    }

    @Test func `more spans than may wait are shown at once, those that wait longest first`() {
        var assembler = TraceAssembler()
        let old = SampleSpans.span("old", id: 2, parent: 1, trace: 1)
        assembler.add([ReceivedSpan](repeating: ReceivedSpan(span: old), count: TraceAssembler.spanLimit), at: 0)
        #expect(assembler.due(at: 1).isEmpty)
        assembler.add(received(SampleSpans.span("new", id: 2, parent: 1, trace: 2)), at: 1)
        #expect(assembler.nextDeadline == 0)
        #expect(assembler.due(at: 1).map { $0.traceIDBytes[0] } == [1])
        #expect(assembler.due(at: 1).isEmpty)
    }
}

#endif
