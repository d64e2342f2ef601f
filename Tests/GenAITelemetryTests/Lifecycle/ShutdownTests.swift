// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// The end of a pipeline, and of an invocation.
@Suite struct ShutdownTests {
    /// A processor that takes its time.
    private struct Sluggish: SpanProcessor {
        func onEnd(_ span: SealedSpan) {}
        func forceFlush(within timeout: Duration) async -> Bool { await shutdown(within: timeout) }
        func shutdown(within timeout: Duration) async -> Bool {
            try? await Task.sleep(for: .seconds(4))
            return true
        }
        var statistics: PipelineStatistics { PipelineStatistics() }
    }

    private static func telemetry(_ processors: [any SpanProcessor]) -> Telemetry {
        Telemetry(resource: Resource(service: "test"), processors: processors, diagnostics: .silent)
    }

    @Test func `all destinations share one deadline`() async throws {
        let exporters = (0..<5).map { _ in ScriptedExporter(.ignoreCancellation) }
        let telemetry = Self.telemetry(
            try exporters.map { try BatchSpanProcessor(exporter: $0, diagnostics: .silent) })
        telemetry.tracer.startSpan(.span("work")).end()
        let start = ContinuousClock.now
        let isSettled = await onOwnThread { telemetry.shutdownAndWait(within: .milliseconds(200)) }
        #expect(!isSettled)
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(telemetry.statistics.allSatisfy { $0.isBalanced && $0.ended == 1 })
    }

    @Test func `a destination that is down does not keep another from delivering`() async throws {
        let exporter = ScriptedExporter()
        let telemetry = Self.telemetry([
            try BatchSpanProcessor(exporter: ScriptedExporter(.ignoreCancellation), diagnostics: .silent),
            try BatchSpanProcessor(exporter: exporter, diagnostics: .silent),
        ])
        telemetry.tracer.startSpan(.span("work")).end()
        #expect(await telemetry.shutdown(within: .milliseconds(200)) == false)
        #expect(exporter.spanIDs.count == 1)
    }

    @Test func `a processor that ignores the deadline is not waited for`() async {
        let telemetry = Self.telemetry([Sluggish(), CollectingSpanProcessor()])
        let start = ContinuousClock.now
        let answers = await onOwnThread {
            (
                telemetry.forceFlushAndWait(within: .milliseconds(100)),
                telemetry.shutdownAndWait(within: .milliseconds(100))
            )
        }
        #expect(answers == (false, false))
        #expect(await telemetry.shutdown(within: .milliseconds(100)) == false)
        #expect(ContinuousClock.now - start < .seconds(3))
    }

    @Test func `a pipeline without destinations is flushed and shut down at once`() async {
        let telemetry = Self.telemetry([])
        #expect(await telemetry.forceFlush())
        #expect(telemetry.shutdownAndWait())
    }

    @Test func `code that is not asynchronous can wait for its spans`() async throws {
        let pipeline = try Pipeline(.acceptAfter(.milliseconds(20)))
        pipeline.end(3)
        #expect(await onOwnThread { pipeline.telemetry.forceFlushAndWait(within: .seconds(20)) })
        #expect(pipeline.statistics.exported == 3)
        pipeline.end(2)
        #expect(await onOwnThread { pipeline.telemetry.shutdownAndWait(within: .seconds(20)) })
        #expect(pipeline.statistics.exported == 5)
    }

    @Test func `an invocation returns when its spans are delivered, and throws then as well`() async throws {
        struct Failure: Error {}
        let pipeline = try Pipeline { $0.scheduledDelay = .seconds(3600) }
        let answer = await pipeline.telemetry.invocation {
            pipeline.end(1)
            return 42
        }
        #expect(answer == 42)
        #expect(pipeline.statistics.exported == 1)
        await #expect(throws: Failure.self) {
            try await pipeline.telemetry.invocation {
                pipeline.end(1)
                throw Failure()
            }
        }
        #expect(pipeline.statistics.exported == 2)
    }

    @Test func `an invocation is held up no longer than it allows, and the next one delivers`() async throws {
        let pipeline = try Pipeline(.acceptAfter(.milliseconds(400))) { $0.scheduledDelay = .seconds(3600) }
        let start = ContinuousClock.now
        await pipeline.telemetry.invocation(flushWithin: .milliseconds(50)) { _ = pipeline.end(1) }
        #expect(ContinuousClock.now - start < .milliseconds(390))
        await pipeline.telemetry.invocation(flushWithin: .seconds(20)) { _ = pipeline.end(1) }
        #expect(pipeline.statistics.exported == 2)
    }

    @Test func `nothing that is said about telemetry is recorded by it`() async throws {
        let recorded = Shared()
        let diagnostics = Diagnostics { _, _ in
            withSpan(.span("told")) { if $0.context != nil { recorded.add(1) } }
        }
        let processor = try BatchSpanProcessor(exporter: ScriptedExporter(.fail(.refused)), diagnostics: diagnostics)
        let telemetry = Self.telemetry([processor])
        await withTelemetry(telemetry) {
            diagnostics.report(.warning, about: "a matter", "told on a thread of the application's")
            telemetry.tracer.startSpan(.span("work")).end()
            await telemetry.forceFlush()
            #expect(recorded.value == 0)
            #expect(telemetry.statistics.first?.ended == 1)
        }
    }

    @Test func `what a timer of ours runs records nothing`() async throws {
        let isSuppressed = await withCheckedContinuation { continuation in
            guard let thread = PipelineThread.shared else { return continuation.resume(returning: false) }
            thread.schedule(at: 0) { continuation.resume(returning: TelemetryContext.isSuppressed) }
        }
        #expect(isSuppressed)
    }
}
