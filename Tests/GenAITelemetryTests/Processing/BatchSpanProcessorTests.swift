// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization
import Testing

@Suite struct BatchSpanProcessorTests {
    @Test func `a flush delivers every span once, in the order in which they ended`() async throws {
        let pipeline = try Pipeline()
        let ids = pipeline.end(1000)
        #expect(await pipeline.processor.forceFlush(within: .seconds(10)))
        #expect(pipeline.exporter.spanIDs == ids)
        #expect(pipeline.exporter.batches.map(\.count) == [512, 488])
        #expect(pipeline.statistics.exported == 1000)
        #expect(pipeline.statistics.isBalanced)
    }

    @Test func `a second flush sends nothing again`() async throws {
        let pipeline = try Pipeline()
        pipeline.end(10)
        _ = await pipeline.processor.forceFlush(within: .seconds(10))
        _ = await pipeline.processor.forceFlush(within: .seconds(10))
        _ = await pipeline.processor.shutdown(within: .seconds(10))
        #expect(pipeline.exporter.spanIDs.count == 10)
        #expect(pipeline.exporter.state.withLock { $0.flushCount } == 2)
        #expect(pipeline.exporter.state.withLock { $0.shutdownCount } == 1)
    }

    @Test func `a full batch goes out without waiting for the delay`() async throws {
        let pipeline = try Pipeline { $0.scheduledDelay = .seconds(3600) }
        pipeline.end(512)
        #expect(await eventually { pipeline.exporter.batches.map(\.count) == [512] })
    }

    @Test func `a lonely span goes out after the delay`() async throws {
        let pipeline = try Pipeline { $0.scheduledDelay = .milliseconds(50) }
        pipeline.end(1)
        #expect(await eventually { pipeline.exporter.batches.map(\.count) == [1] })
        #expect(await eventually { pipeline.statistics.exported == 1 })
    }

    @Test func `no batch holds more spans or bytes than configured`() async throws {
        let pipeline = try Pipeline {
            $0.maxExportBatchSize = 7
            $0.maxExportBatchBytes = 20_000
        }
        pipeline.end(40)
        pipeline.end(40, bytes: 5000)
        #expect(await pipeline.processor.forceFlush(within: .seconds(10)))
        #expect(pipeline.exporter.batches.allSatisfy { $0.count <= 7 })
        #expect(pipeline.exporter.state.withLock { $0.byteCounts.allSatisfy { $0 <= 20_000 } })
        #expect(pipeline.exporter.spanIDs.count == 80)
    }

    @Test func `a full queue drops the newest span and counts it`() async throws {
        let pipeline = try Pipeline(.hang) {
            $0.maxQueueSize = 10
            $0.maxExportBatchSize = 10
        }
        let ids = pipeline.end(10)
        #expect(await eventually { pipeline.statistics.inFlight == 10 })
        let kept = pipeline.end(10)
        pipeline.end(5)
        #expect(pipeline.statistics.dropped == [.queueFull: 5])
        #expect(pipeline.statistics.isBalanced)
        pipeline.exporter.state.withLock { $0.behavior = .accept }
        _ = await pipeline.processor.shutdown(within: .milliseconds(50))
        #expect(await eventually { pipeline.statistics.inFlight == 0 })
        #expect(pipeline.exporter.spanIDs.starts(with: ids))
        #expect(pipeline.statistics.isBalanced)
        #expect(kept.count == 10)
    }

    @Test func `the queue never holds more bytes than configured, however fast spans end`() async throws {
        // Slower than the slowest machine ends spans.
        let pipeline = try Pipeline(.acceptAfter(.milliseconds(500))) {
            $0.maxQueueBytes = 1 << 20
            $0.maxExportBatchBytes = 1 << 18
        }
        let most = Shared()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<500 {
                        pipeline.end(1, bytes: 10_000)
                        most.raise(to: pipeline.statistics.queuedBytes)
                    }
                }
            }
        }
        let statistics = pipeline.statistics
        #expect(most.value <= 1 << 20)
        #expect(statistics.ended == 2000)
        #expect(statistics.dropped[.queueBytesFull, default: 0] > 0)
        #expect(statistics.isBalanced)
    }

    @Test func `a span larger than the queue is dropped alone`() async throws {
        let pipeline = try Pipeline { $0.maxQueueBytes = 10_000 }
        pipeline.end(1, bytes: 20_000)
        pipeline.end(1)
        #expect(await pipeline.processor.forceFlush(within: .seconds(10)))
        #expect(pipeline.statistics.dropped == [.spanTooLarge: 1])
        #expect(pipeline.statistics.exported == 1)
    }

    @Test func `few large spans that fill the queue go out without waiting for the delay`() async throws {
        let pipeline = try Pipeline {
            $0.scheduledDelay = .seconds(3600)
            $0.maxQueueBytes = 10_000
        }
        pipeline.end(1, bytes: 6000)
        pipeline.end(1, bytes: 6000)
        #expect(await eventually { pipeline.statistics.exported == 1 })
    }

    @Test func `with back-pressure nothing is dropped`() async throws {
        let pipeline = try Pipeline(.acceptAfter(.milliseconds(1))) {
            $0.maxQueueSize = 64
            $0.maxExportBatchSize = 32
            $0.overflow = .wait(upTo: .seconds(30))
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { pipeline.end(1000) }
        }
        #expect(await pipeline.processor.forceFlush(within: .seconds(30)))
        #expect(pipeline.statistics.exported == 1000)
        #expect(pipeline.statistics.isBalanced)
    }

    @Test func `waiting for room ends at its limit and the span is counted`() async throws {
        let pipeline = try Pipeline(.hang) {
            $0.maxQueueSize = 1
            $0.overflow = .wait(upTo: .milliseconds(30))
        }
        pipeline.end(1)
        #expect(await eventually { pipeline.statistics.inFlight == 1 })
        pipeline.end(2)
        #expect(pipeline.statistics.dropped == [.queueFull: 1])
        #expect(pipeline.statistics.isBalanced)
    }

    @Test func `an export that takes too long is cancelled and its spans are counted as failed`() async throws {
        let pipeline = try Pipeline(.hang) {
            $0.exportTimeout = .milliseconds(30)
            $0.scheduledDelay = .zero
        }
        pipeline.end(3)
        #expect(await eventually { pipeline.statistics.failedCount == 3 })
        #expect(pipeline.statistics.failed.keys.contains("cancelled"))
        #expect(pipeline.statistics.isBalanced)
    }

    @Test func `shutdown keeps its deadline while the exporter hangs, and counts what it leaves`() async throws {
        try await withTaskExecutorPreference(OwnThreads()) {
            for behavior in [ScriptedExporter.Behavior.hang, .ignoreCancellation] {
                let pipeline = try Pipeline(behavior) { $0.maxExportBatchSize = 5 }
                pipeline.end(12)
                let clock = ContinuousClock()
                let start = clock.now
                #expect(await pipeline.processor.shutdown(within: .milliseconds(100)) == false)
                // Far above the deadline, for a busy machine, and far below what the exporter takes.
                #expect(clock.now - start < .seconds(2))
                #expect(pipeline.statistics.dropped[.shutdownTimeout] == 7)
                #expect(pipeline.statistics.isBalanced)
                #expect(await eventually { pipeline.statistics.inFlight == 0 })
                #expect(pipeline.statistics.isBalanced)
            }
        }
    }

    @Test func `after shutdown a span is counted and not taken, and flush and shutdown return at once`() async throws {
        let pipeline = try Pipeline()
        let late = pipeline.telemetry.tracer.startSpan(.span("late"))
        pipeline.end(1)
        #expect(await pipeline.telemetry.shutdown(within: .seconds(5)))
        late.end()
        #expect(pipeline.telemetry.tracer.startSpan(.span("later")).context == nil)
        #expect(pipeline.statistics.dropped == [.alreadyShutDown: 1])
        #expect(await pipeline.processor.forceFlush(within: .seconds(60)))
        #expect(await pipeline.processor.shutdown(within: .seconds(60)))
        #expect(pipeline.exporter.spanIDs.count == 1)
    }

    @Test func `the books balance while a span waits for room`() async throws {
        let pipeline = try Pipeline(.hang) {
            $0.maxQueueSize = 1
            $0.overflow = .wait(upTo: .seconds(60))
        }
        pipeline.end(1)
        #expect(await eventually { pipeline.statistics.inFlight == 1 })
        pipeline.end(1)
        async let producer = onOwnThread { pipeline.end(1) }
        for _ in 0..<50 {
            #expect(pipeline.statistics.isBalanced)
            try await Task.sleep(for: .milliseconds(2))
        }
        #expect(pipeline.statistics.ended == 2)
        pipeline.exporter.state.withLock { $0.behavior = .accept }
        _ = await pipeline.processor.shutdown(within: .milliseconds(50))
        #expect(await eventually { pipeline.statistics.ended == 3 && pipeline.statistics.isBalanced })
        _ = await producer
    }

    @Test func `a deadline that has passed before the wait begins is kept as well`() async throws {
        let pipeline = try Pipeline(.hang)
        pipeline.end(3)
        for round in 0..<200 {
            let isSettled =
                round.isMultiple(of: 2)
                ? await pipeline.processor.forceFlush(within: .zero)
                : await pipeline.processor.forceFlush(within: .nanoseconds(round))
            #expect(!isSettled)
        }
        _ = await pipeline.processor.shutdown(within: .zero)
        #expect(await eventually { pipeline.statistics.inFlight == 0 && pipeline.statistics.queued == 0 })
        #expect(pipeline.statistics.isBalanced)
    }

    @Test func `an exporter whose flush hangs is cancelled, and exports go on`() async throws {
        let pipeline = try Pipeline { $0.exportTimeout = .milliseconds(50) }
        pipeline.exporter.state.withLock { $0.hangsOnFlush = true }
        pipeline.end(1)
        _ = await pipeline.processor.forceFlush(within: .milliseconds(10))
        pipeline.end(512)
        #expect(await eventually { pipeline.statistics.exported == 513 })
        pipeline.exporter.state.withLock { $0.hangsOnFlush = false }
        _ = await pipeline.processor.shutdown(within: .seconds(20))
    }

    @Test func `everybody who shuts down waits, and the exporter is shut down once`() async throws {
        let pipeline = try Pipeline(.acceptAfter(.milliseconds(50)))
        pipeline.end(5)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    #expect(await pipeline.telemetry.shutdown(within: .seconds(20)))
                    #expect(pipeline.statistics.exported == 5)
                }
            }
        }
        #expect(pipeline.exporter.state.withLock { $0.shutdownCount } == 1)
    }

    @Test func `a partial success is counted as rejected, never as more than was sent`() async throws {
        let pipeline = try Pipeline(.reject(3))
        pipeline.end(10)
        _ = await pipeline.processor.forceFlush(within: .seconds(10))
        #expect(pipeline.statistics.rejected == 3)
        #expect(pipeline.statistics.exported == 7)
        pipeline.exporter.state.withLock { $0.behavior = .reject(1000) }
        pipeline.end(10)
        _ = await pipeline.processor.forceFlush(within: .seconds(10))
        #expect(pipeline.statistics.rejected == 13)
        #expect(pipeline.statistics.isBalanced)
    }

    @Test func `a failed batch is counted and not kept`() async throws {
        let pipeline = try Pipeline(.fail(.refused))
        for _ in 0..<20 {
            pipeline.end(100)
            _ = await pipeline.processor.forceFlush(within: .seconds(10))
        }
        #expect(pipeline.statistics.failed == ["refused": 2000])
        #expect(pipeline.exporter.batches.count == 20)
        #expect(pipeline.statistics.queued == 0)
        #expect(pipeline.statistics.isBalanced)
    }

    @Test func `exports of one processor never overlap, and are not traced themselves`() async throws {
        let pipeline = try Pipeline(.acceptAfter(.milliseconds(2))) { $0.maxExportBatchSize = 10 }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    pipeline.end(25)
                    _ = await pipeline.processor.forceFlush(within: .seconds(10))
                }
            }
        }
        #expect(pipeline.exporter.state.withLock { $0.maximumOverlap } == 1)
        #expect(pipeline.exporter.state.withLock { $0.sawSuppression })
        #expect(pipeline.statistics.exported == 200)
    }

    @Test func `the books balance at every instant while producers, flushes and failures race`() async throws {
        let pipeline = try Pipeline(.acceptAfter(.milliseconds(1))) {
            $0.maxQueueSize = 100
            $0.maxExportBatchSize = 16
        }
        let imbalances = Shared()
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    for round in 0..<50 {
                        pipeline.end(10)
                        if round % 10 == worker {
                            pipeline.exporter.state.withLock {
                                $0.behavior = worker == 0 ? .fail(.timeout) : worker == 1 ? .reject(1) : .accept
                            }
                            _ = await pipeline.processor.forceFlush(within: .milliseconds(20))
                        }
                        if !pipeline.statistics.isBalanced { imbalances.add(1) }
                    }
                }
            }
        }
        _ = await pipeline.processor.shutdown(within: .seconds(10))
        #expect(imbalances.value == 0)
        #expect(pipeline.statistics.ended == 2000)
        #expect(pipeline.statistics.isBalanced)
        #expect(pipeline.statistics.queued == 0 && pipeline.statistics.inFlight == 0)
    }

    // MARK: Ahead

    @Test func `a full batch is prepared while another is on its way, and deliveries do not overlap`() async throws {
        let exporter = PreparingExporter(.acceptAfter(.milliseconds(50)))
        let pipeline = try Pipeline(preparing: exporter) { $0.maxExportBatchSize = 10 }
        let ended = pipeline.end(45)
        #expect(await pipeline.processor.forceFlush(within: .seconds(10)))
        #expect(exporter.aheadCount.value > 0)
        #expect(pipeline.exporter.spanIDs == ended)
        #expect(pipeline.exporter.state.withLock { $0.maximumOverlap } == 1)
        #expect(pipeline.statistics.exported == 45 && pipeline.statistics.isBalanced)
    }

    @Test func `a batch that was prepared and not sent is counted before shutdown returns`() async throws {
        try await withTaskExecutorPreference(OwnThreads()) {
            let exporter = PreparingExporter(.acceptAfter(.milliseconds(300)))
            let pipeline = try Pipeline(preparing: exporter) { $0.maxExportBatchSize = 5 }
            pipeline.end(5)
            #expect(await eventually { pipeline.exporter.batches.count == 1 })
            pipeline.exporter.state.withLock { $0.behavior = .hang }
            pipeline.end(12)
            // The second batch hangs, the third is ahead of it, and two spans wait for more.
            #expect(await eventually { exporter.aheadCount.value > 0 && pipeline.exporter.batches.count == 2 })
            #expect(pipeline.statistics.isBalanced)
            #expect(await pipeline.processor.shutdown(within: .milliseconds(100)) == false)
            #expect(pipeline.statistics.inFlight == 0)
            #expect(pipeline.statistics.dropped[.shutdownTimeout] == 7)
            #expect(pipeline.statistics.failed == ["cancelled": 5] && pipeline.statistics.exported == 5)
            #expect(pipeline.exporter.batches.count == 2)
            #expect(pipeline.statistics.isBalanced)
        }
    }

    @Test func `a flush is answered while spans keep coming`() async throws {
        let exporter = PreparingExporter(.acceptAfter(.milliseconds(2)))
        let pipeline = try Pipeline(preparing: exporter) {
            $0.maxQueueSize = 100
            $0.maxExportBatchSize = 10
        }
        let flushes = Shared()
        await withTaskExecutorPreference(OwnThreads()) {
            async let producer: Void = {
                while flushes.value < 3 {
                    pipeline.end(20)
                    await Task.yield()
                }
            }()
            for _ in 0..<3 {
                #expect(await pipeline.processor.forceFlush(within: .seconds(20)))
                flushes.add(1)
            }
            await producer
        }
        #expect(pipeline.statistics.isBalanced)
    }
}
