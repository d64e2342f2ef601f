// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct TestingDoublesTests {
    @Test func `the collecting processor keeps spans until it is shut down, and its books balance`() async {
        let recorder = Recorder()
        let late = recorder.tracer.startSpan(.span("late"))
        recorder.tracer.withSpan(.span("kept")) { _ in }
        #expect(await recorder.telemetry.forceFlush())
        #expect(await recorder.telemetry.shutdown())
        late.end()
        #expect(recorder.collected.spans.count == 1)
        #expect(recorder.collected.statistics.dropped == [.alreadyShutDown: 1])
        #expect(recorder.collected.statistics.ended == 2)
        #expect(recorder.collected.statistics.isBalanced)
        recorder.collected.removeAll()
        #expect(recorder.records.isEmpty)
    }

    @Test func `the in-memory exporter keeps batches until it is shut down`() async throws {
        let recorder = Recorder()
        for name in ["one", "two", "three"] { recorder.tracer.withSpan(.span(name)) { _ in } }
        let spans = recorder.collected.spans
        let exporter = InMemorySpanExporter()
        #expect(try await exporter.export(SpanBatch(Array(spans[..<2]))) == .accepted)
        #expect(try await exporter.export(SpanBatch(Array(spans[2...]))) == .accepted)
        try await exporter.forceFlush()
        #expect(exporter.batches.map(\.spans.count) == [2, 1])
        #expect(exporter.records.map(\.context) == spans.map(\.context))
        #expect(!exporter.isShutDown)
        await exporter.shutdown()
        #expect(exporter.isShutDown)
        let error = await #expect(throws: ExportError.self) { try await exporter.export(SpanBatch(spans)) }
        #expect(error?.code == .alreadyShutDown)
        #expect(exporter.spans.count == 3)
        exporter.removeAll()
        #expect(exporter.batches.isEmpty)
    }

    @Test func `the manual clock stands still until it is moved`() {
        let clock = ManualClock(wallTime: 1_000, monotonicTime: 10)
        #expect(clock.wallTime() == 1_000 && clock.wallTime() == 1_000)
        clock.advance(by: .nanoseconds(5))
        #expect(clock.wallTime() == 1_005 && clock.monotonicTime() == 15)
        clock.advance(by: .nanoseconds(-15))
        #expect(clock.wallTime() == 990 && clock.monotonicTime() == 0)
        clock.setWallTime(7)
        #expect(clock.wallTime() == 7 && clock.monotonicTime() == 0)
    }

    @Test func `sequential ids count up from where they are told, and are never zero`() {
        let ids = SequentialIDGenerator(firstTrace: 0, firstSpan: 7)
        #expect([ids.makeTraceID(), ids.makeTraceID()].map(\.low) == [1, 2])
        #expect([ids.makeSpanID(), ids.makeSpanID()].map(\.value) == [7, 8])
        let last = SequentialIDGenerator(firstTrace: .max, firstSpan: .max)
        #expect([last.makeSpanID(), last.makeSpanID()].map(\.value) == [.max, 1])
        #expect([last.makeTraceID(), last.makeTraceID()].map(\.low) == [.max, 1])
    }
}
