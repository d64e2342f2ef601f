// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAITelemetry
import Synchronization
import Testing

/// Shutdown, flush and recording at once, round after round, each at another distance from the others.
@Suite struct ShutdownRaceTests {
    /// How many rounds: some in every run, 2 000 where somebody asks for them.
    static let rounds =
        ProcessInfo.processInfo.environment["GENAI_TELEMETRY_RACE_ROUNDS"].flatMap(Int.init) ?? 100
    /// The distances, in turns of an empty loop: from none to about the time that a thread takes to fall asleep.
    static let steps = 50

    @Test(.timeLimit(.minutes(10)))
    func `shutdown, flush and recording at once lose no span and never hang`() async throws {
        for round in 0..<Self.rounds {
            let pipeline = try Pipeline(round.isMultiple(of: 3) ? .reject(1) : .accept) {
                $0.maxQueueSize = 64
                $0.maxExportBatchSize = 8
                $0.scheduledDelay = round.isMultiple(of: 2) ? .zero : .seconds(3600)
                if round.isMultiple(of: 5) { $0.overflow = .wait(upTo: .milliseconds(1)) }
            }
            let spin = round % Self.steps * 40
            let ended = Atomic(0)
            let answers = await onThreads(5) { thread -> Bool in
                switch thread {
                case 0, 1, 2:
                    // Begun before shutdown, so that each of them counts, whenever it ends.
                    let spans = (0..<40).map { _ in pipeline.telemetry.tracer.startSpan(.span("work")) }
                    for span in spans where span.context != nil {
                        span.end()
                        ended.add(1, ordering: .relaxed)
                    }
                    return true
                case 3:
                    Self.turn(spin)
                    return pipeline.telemetry.forceFlushAndWait(within: .seconds(60))
                default:
                    Self.turn(Self.steps * 40 - spin)
                    return pipeline.telemetry.shutdownAndWait(within: .seconds(60))
                }
            }
            #expect(answers.allSatisfy { $0 }, "round \(round)")
            // A second one finds nothing to do, and the exporter is shut down once.
            #expect(await pipeline.telemetry.shutdown(within: .seconds(60)))
            let statistics = pipeline.statistics
            #expect(statistics.isBalanced, "round \(round)")
            #expect(statistics.ended == ended.load(ordering: .relaxed), "round \(round)")
            #expect(statistics.queued + statistics.inFlight == 0, "round \(round)")
            #expect(statistics.failedCount == 0, "round \(round)")
            #expect(pipeline.exporter.state.withLock { $0.shutdownCount } == 1, "round \(round)")
            #expect(pipeline.exporter.spanIDs.count == statistics.exported + statistics.rejected, "round \(round)")
        }
    }

    private static func turn(_ count: Int) {
        let turns = Atomic(0)
        for _ in 0..<count { turns.add(1, ordering: .relaxed) }
    }
}
