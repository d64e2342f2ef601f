// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import CGenAICounters
import GenAITelemetry

/// What one run of a piece of work asks of the heap, on the thread that runs it.
struct AllocationCount {
    let blocks: Int
    let bytes: Int

    /// Runs work until it is warm, then many times more, and returns the typical run: the median, since now and then a run
    /// pays for the growth of the queue.
    static func measure(_ work: @Sendable () async -> Void) async -> AllocationCount {
        for _ in 0..<100 { await work() }
        var counts: [AllocationCount] = []
        counts.reserveCapacity(1000)
        for _ in 0..<1000 {
            let before = (blocks: genai_counters_allocations(), bytes: genai_counters_allocated_bytes())
            await work()
            counts.append(
                AllocationCount(
                    blocks: Int(genai_counters_allocations() - before.blocks),
                    bytes: Int(genai_counters_allocated_bytes() - before.bytes)))
        }
        return counts.sorted { $0.blocks < $1.blocks }[counts.count / 2]
    }

    /// Runs work once and prints the stack of everything that it allocates.
    static func trace(_ work: @Sendable () async -> Void) async {
        genai_counters_trace(true)
        await work()
        genai_counters_trace(false)
    }
}

#endif
