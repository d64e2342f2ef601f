// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAITelemetry
import Synchronization
import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A program that forks while it records.
///
/// Everything that a child does has been done once before the first fork, by all threads: the Swift runtime makes its tables
/// of generic types at their first use, under a lock of its own that a child may find locked for ever.
@Suite struct ForkTests {
    /// How many forks: some in every run, 200 where somebody asks for them.
    static let forks = ProcessInfo.processInfo.environment["GENAI_TELEMETRY_FORKS"].flatMap(Int.init) ?? 40

    @Test func `a child that is forked while others record neither hangs nor sends what is its parent's`() async throws
    {
        let server = try FaultServer(.ok)
        await #expect(processExitsWith: .success) { [port = server.port as UInt16, forks = Self.forks as Int] in
            let telemetry = try Life.telemetry(port)
            Telemetry.install(telemetry)
            let open = telemetry.tracer.startSpan(.span("open"))
            let isOver = Atomic(false)
            let recorded = Atomic(0)
            let recorders = (0..<4).compactMap { _ in
                BackgroundThread.start {
                    while !isOver.load(ordering: .relaxed) {
                        withSpan(.span("parent")) { $0.setAttribute("a", "b") }
                        recorded.add(1, ordering: .relaxed)
                        usleep(100)
                    }
                }
            }
            #expect(recorders.count == 4)
            /// Returns 9 when telemetry is quiet.
            func record(into telemetry: Telemetry, _ open: Span<Generic>) -> Int32 {
                withSpan(.span("child")) { $0.setAttribute("a", "b") }
                Life.record(3, telemetry, name: "child")
                open.setAttribute("child", "was here")
                open.end()
                let isEmpty = telemetry.statistics.allSatisfy { $0 == PipelineStatistics() }
                let soon = Duration.milliseconds(10)
                let isSettled = telemetry.forceFlushAndWait(within: soon) || telemetry.shutdownAndWait(within: soon)
                return Telemetry.current == nil && isEmpty && !isSettled ? 9 : 1
            }
            let other = try Life.telemetry(1)
            withTelemetry(other) { #expect(record(into: other, other.tracer.startSpan(.span("open"))) == 1) }
            while recorded.load(ordering: .relaxed) < 1000 { usleep(1000) }
            for _ in 0..<forks {
                // Nothing of the pool is there in the child.
                let code = ProcessFacts.exitCodeOfChild { record(into: telemetry, open) }
                #expect(code == 9)
            }
            isOver.store(true, ordering: .relaxed)
            for recorder in recorders { recorder.join() }
            open.end()
            #expect(telemetry.shutdownAndWait(within: .seconds(20)))
            let statistics = try #require(telemetry.statistics.first)
            #expect(statistics.exported + statistics.droppedCount == recorded.load(ordering: .relaxed) + 1)
        }
        for request in server.received { #expect(!String(decoding: request.body, as: UTF8.self).contains("child")) }
    }

    @Test func `a child can set up telemetry of its own`() async throws {
        let server = try FaultServer(.ok)
        await #expect(processExitsWith: .success) { [port = server.port as UInt16] in
            let telemetry = try Life.telemetry(port)
            Telemetry.install(telemetry)
            let isOver = Atomic(false)
            let recorder = BackgroundThread.start {
                while !isOver.load(ordering: .relaxed) { withSpan(.span("parent")) { _ in } }
            }
            @Sendable func useOwn(name: String) -> Int32 {
                guard let own = try? Life.telemetry(port), Telemetry.installFirst(own) || name == "first" else {
                    return 1
                }
                own.tracer.withSpan(.span(name)) { _ in withSpan(.span(name)) { _ in } }
                guard own.shutdownAndWait(within: .seconds(5)) else { return 2 }
                return own.statistics.first?.exported ?? 0 > 0 ? 9 : 3
            }
            #expect(useOwn(name: "first") == 9)
            for _ in 0..<20 {
                let code = ProcessFacts.exitCodeOfChild {
                    // On a thread of the child's: a `Mutex` knows its owner by a number that the thread which forked had
                    // looked up before, and which is its parent's.
                    let outcome = Atomic<Int32>(0)
                    let thread = BackgroundThread.start { outcome.store(useOwn(name: "child"), ordering: .relaxed) }
                    thread?.join()
                    return outcome.load(ordering: .relaxed)
                }
                #expect(code == 9)
            }
            isOver.store(true, ordering: .relaxed)
            recorder?.join()
        }
        let requests = server.received.filter { String(decoding: $0.body, as: UTF8.self).contains("child") }
        #expect(requests.count == 20)
    }
}
