// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct SpanTimeTests {
    private let recorder = Recorder()

    @Test func `times are wall time in nanoseconds and last as long as the monotonic clock says`() throws {
        let start = recorder.clock.wallTime()
        let span = recorder.tracer.startSpan(.span("s"))
        recorder.clock.advance(by: .milliseconds(2))
        span.addEvent("e")
        span.addEvent("given", at: 42)
        recorder.clock.advance(by: .nanoseconds(1))
        span.end()
        let record = try #require(recorder.records.first)
        #expect(record.startTime == start)
        #expect(record.events.map(\.time) == [start + 2_000_000, 42])
        #expect(record.endTime == start + 2_000_001)
    }

    @Test func `a span ends after it starts when the clock stands still or steps back`() {
        recorder.tracer.startSpan(.span("still")).end()
        let back = recorder.tracer.startSpan(.span("back"))
        recorder.clock.advance(by: .seconds(-1_000_000))
        back.end()
        for record in recorder.records { #expect(record.endTime == record.startTime + 1) }
    }

    @Test func `setting the wall clock moves no span of a trace that has begun`() throws {
        withTelemetry(recorder.telemetry) {
            withSpan(.span("outer")) { _ in
                recorder.clock.setWallTime(1)
                recorder.clock.advance(by: .seconds(1))
                withSpan(.span("inner")) { _ in recorder.clock.advance(by: .seconds(1)) }
            }
            withSpan(.span("next")) { _ in }
        }
        let outer = try #require(recorder["outer"])
        let inner = try #require(recorder["inner"])
        #expect(inner.startTime == outer.startTime + 1_000_000_000)
        #expect(inner.endTime == outer.startTime + 2_000_000_000)
        #expect(outer.endTime == inner.endTime)
        let next = try #require(recorder["next"])
        #expect(next.startTime == 1 + 2_000_000_000)
    }

    @Test(arguments: [0, 1, UInt64.max / 2, UInt64.max - 1, UInt64.max])
    func `no clock can trap`(time: UInt64) {
        for monotonic in [0, UInt64.max] {
            let clock = ManualClock(wallTime: time, monotonicTime: monotonic)
            let collected = CollectingSpanProcessor()
            let telemetry = Telemetry(resource: Resource(service: "test"), processors: [collected], clock: clock)
            telemetry.tracer.withSpan(.span("s")) { span in
                span.addEvent("e")
                clock.advance(by: .seconds(Int64.max / 2))
            }
            #expect(collected.records.count == 1)
        }
    }

    @Test func `the machine's clock goes forward`() {
        let clock = SystemClock()
        let first = clock.monotonicTime()
        #expect(clock.monotonicTime() >= first)
        #expect(clock.wallTime() > 1_700_000_000_000_000_000)
    }
}
