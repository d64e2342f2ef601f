// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CAllocationCounter

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Counts the allocations of the calling thread.
enum Counter {
    /// Whether this platform lets us count.
    static var works: Bool { allocation_counter_works() }

    /// Runs work until it is warm, then many times more, and returns what the typical run allocates: the median, since now
    /// and then a run pays for the growth of the queue.
    ///
    /// Nil when the work changed threads while it ran, for what another thread allocates is not seen.
    static func measure(_ work: @Sendable () async -> Void) async -> Count? {
        for _ in 0..<100 { await work() }
        var counts: [Count] = []
        counts.reserveCapacity(1000)
        for _ in 0..<1000 {
            let before = (thread: pthread_self(), blocks: allocation_counter_count(), bytes: allocation_counter_bytes())
            await work()
            guard pthread_equal(pthread_self(), before.thread) != 0 else { return nil }
            counts.append(
                Count(
                    blocks: Int(allocation_counter_count() - before.blocks),
                    bytes: Int(allocation_counter_bytes() - before.bytes)))
        }
        return counts.sorted { $0.blocks < $1.blocks }[counts.count / 2]
    }

    /// Runs work once and prints the stack of everything that it allocates.
    static func trace(_ work: @Sendable () async -> Void) async {
        fflush(nil)  // The stacks go past stdio, and belong below what was printed.
        allocation_counter_trace(true)
        await work()
        allocation_counter_trace(false)
    }
}

/// What one run of a piece of work allocates.
struct Count {
    var blocks: Int
    var bytes: Int
}
