// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct PipelineThreadTests {
    @Test func `a task that begins after the thread was stopped runs, and so does the next`() async throws {
        let thread = try #require(PipelineThread.start())
        thread.stop()
        for round in 0..<100 {
            let answer = await Task(executorPreference: thread) {
                await Task.yield()
                return round
            }.value
            #expect(answer == round)
        }
    }

    @Test func `a stopped thread lets go of timers that are not due`() async throws {
        let thread = try #require(PipelineThread.start())
        weak var kept: Shared?
        do {
            let shared = Shared()
            kept = shared
            thread.schedule(at: .max) { shared.add(1) }
        }
        #expect(kept != nil)
        thread.stop()
        #expect(await eventually { kept == nil })
        // Whoever comes later finds nobody to wait for.
        do {
            let shared = Shared()
            kept = shared
            thread.schedule(at: 0) { shared.add(1) }
        }
        #expect(kept == nil)
    }

    @Test func `flush and shutdown race the end of the pipeline and leave nothing behind`() async throws {
        for _ in 0..<200 {
            weak var kept: BatchSpanProcessor?
            do {
                let pipeline = try Pipeline()
                kept = pipeline.processor
                pipeline.end(1)
                async let flushed = pipeline.processor.forceFlush(within: .seconds(30))
                async let stopped = pipeline.processor.shutdown(within: .seconds(30))
                #expect(await flushed)
                #expect(await stopped)
            }
            #expect(await eventually { kept == nil })
        }
    }
}
