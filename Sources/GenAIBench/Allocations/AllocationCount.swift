// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import CGenAICounters

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What one run of a piece of work asks of the heap, on the thread that runs it.
struct AllocationCount {
    let blocks: Int
    let bytes: Int

    /// Runs work until it is warm, then many times more, and returns the typical run: the median, since now and then a run
    /// pays for the growth of the queue.
    ///
    /// Nil when the work changed threads while it ran, for what another thread asks for is not seen.
    static func measure(_ work: @Sendable () async -> Void) async -> AllocationCount? {
        for _ in 0..<100 { await work() }
        var counts: [AllocationCount] = []
        counts.reserveCapacity(1000)
        for _ in 0..<1000 {
            let before = (
                thread: pthread_self(), blocks: genai_counters_allocations(), bytes: genai_counters_allocated_bytes()
            )
            await work()
            guard pthread_equal(pthread_self(), before.thread) != 0 else { return nil }
            counts.append(
                AllocationCount(
                    blocks: Int(genai_counters_allocations() - before.blocks),
                    bytes: Int(genai_counters_allocated_bytes() - before.bytes)))
        }
        return counts.sorted { $0.blocks < $1.blocks }[counts.count / 2]
    }

    /// Runs work once and prints the stack of everything that it allocates.
    static func trace(_ work: @Sendable () async -> Void) async {
        fflush(nil)  // The stacks go past stdio, and belong below what was printed.
        genai_counters_trace(true)
        await work()
        genai_counters_trace(false)
    }
}

#endif
