// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct SpanParentTests {
    private let recorder = Recorder()

    /// Whether the one span was recorded below the other, in the same trace.
    private func isBelow(_ child: String, _ parent: String) -> Bool {
        guard let child = recorder[child], let parent = recorder[parent] else { return false }
        return child.parent == parent.context && child.context.traceID == parent.context.traceID
    }

    @Test func `a span is below the one around it, and the next one is a root again`() async {
        await withTelemetry(recorder.telemetry) {
            await withSpan(.span("outer")) { _ in
                await Task.yield()
                withSpan(.span("middle")) { _ in withSpan(.span("inner")) { _ in } }
                withSpan(.span("sibling")) { _ in }
            }
            withSpan(.span("next")) { _ in }
        }
        #expect(isBelow("middle", "outer"))
        #expect(isBelow("inner", "middle"))
        #expect(isBelow("sibling", "outer"))
        #expect(recorder["outer"]?.parent == nil)
        #expect(recorder["next"]?.parent == nil)
        #expect(recorder["next"]?.context.traceID != recorder["outer"]?.context.traceID)
    }

    @Test func `tasks, groups and async lets inherit the span`() async {
        await withTelemetry(recorder.telemetry) {
            await withSpan(.span("outer")) { _ in
                async let early: Void = withSpan(.span("async let")) { _ in await Task.yield() }
                await Task { withSpan(.span("task")) { _ in } }.value
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<20 {
                        group.addTask {
                            await withSpan(.span("group \(number)")) { _ in
                                await Task.yield()
                                withSpan(.span("below \(number)")) { _ in }
                            }
                        }
                    }
                }
                await early
            }
        }
        #expect(isBelow("task", "outer"))
        #expect(isBelow("async let", "outer"))
        for number in 0..<20 {
            #expect(isBelow("group \(number)", "outer"))
            #expect(isBelow("below \(number)", "group \(number)"))
        }
    }

    @Test func `a detached task starts a trace of its own unless it is told its parent`() async {
        let recorder = recorder
        await withTelemetry(recorder.telemetry) {
            await withSpan(.span("outer")) { outer in
                await Task.detached {
                    recorder.tracer.withSpan(.span("lost")) { _ in }
                    recorder.tracer.withSpan(.span("found"), parent: .span(outer)) { _ in
                        recorder.tracer.withSpan(.span("below")) { _ in }
                    }
                }.value
            }
        }
        #expect(recorder["lost"]?.parent == nil)
        #expect(isBelow("found", "outer"))
        #expect(isBelow("below", "found"))
    }

    @Test func `an explicit parent wins over the span around`() throws {
        let remote = SpanContext(
            traceID: try #require(TraceID(high: 7, low: 7)), spanID: try #require(SpanID(7)), isRemote: true)
        let manual = recorder.tracer.startSpan(.span("manual"))
        withTelemetry(recorder.telemetry) {
            withSpan(.span("outer")) { _ in
                withSpan(.span("below manual"), parent: .span(manual)) { _ in }
                withSpan(.span("below remote"), parent: .context(remote)) { _ in }
                withSpan(.span("root"), parent: .none) { _ in }
            }
        }
        manual.end()
        #expect(isBelow("below manual", "manual"))
        #expect(recorder["below remote"]?.parent == remote)
        #expect(recorder["below remote"]?.context.traceID == remote.traceID)
        #expect(recorder["root"]?.parent == nil)
    }

    @Test func `a span that was started by hand is not around what runs next`() {
        withTelemetry(recorder.telemetry) {
            withSpan(.span("outer")) { _ in
                let manual = startSpan(.span("manual"))
                withSpan(.span("next")) { _ in }
                manual.end()
            }
        }
        #expect(isBelow("manual", "outer"))
        #expect(isBelow("next", "outer"))
    }

    @Test func `an actor's method is inside the span of its caller`() async {
        actor Worker {
            func work() { withSpan(.span("actor")) { _ in } }
        }
        await withTelemetry(recorder.telemetry) {
            await withSpan(.span("outer")) { _ in await Worker().work() }
        }
        #expect(isBelow("actor", "outer"))
    }

    @Test func `a parent that has ended is still a parent`() {
        let parent = recorder.tracer.startSpan(.span("parent"))
        parent.end()
        recorder.tracer.withSpan(.span("late"), parent: .span(parent)) { _ in }
        #expect(isBelow("late", "parent"))
    }

    @Test func `nothing is recorded where telemetry is suppressed`() async {
        await withTelemetry(recorder.telemetry) {
            await withSpan(.span("outer")) { _ in
                await withTelemetrySuppressed {
                    withSpan(.span("hidden")) { span in
                        #expect(span.context == nil)
                        #expect(!span.isRecording)
                    }
                    await Task { withSpan(.span("hidden too")) { _ in } }.value
                }
            }
        }
        #expect(recorder.records.count == 1)
    }

    @Test func `without telemetry the code runs and nothing else happens`() async throws {
        let telemetry = Recorder().telemetry
        await telemetry.shutdown()
        try await withTelemetry(telemetry) {
            let answer = try await withSpan(.chat(model: "m", provider: .openAI)) { call in
                call.update { $0.responseModel = "x" }
                call.addEvent("e")
                call.responseModel = "y"
                #expect(call.responseModel == nil)
                #expect(call.finishReasons.isEmpty)
                try await Task.sleep(for: .zero)
                return 42
            }
            #expect(answer == 42)
            startSpan(.span("none")).end()
        }
    }
}
