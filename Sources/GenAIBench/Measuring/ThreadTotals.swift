// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Synchronization

/// What threads add up of what each of them saw.
final class ThreadTotals: Sendable {
    private let totals = Mutex((nanoseconds: UInt64(0), allocations: UInt64(0)))

    /// Adds what one thread saw.
    func add(nanoseconds: UInt64, allocations: UInt64) {
        totals.withLock {
            $0.nanoseconds += nanoseconds
            $0.allocations += allocations
        }
    }

    /// The time of all threads together.
    var nanoseconds: UInt64 { totals.withLock(\.nanoseconds) }
    /// The blocks that all of them asked for.
    var allocations: UInt64 { totals.withLock(\.allocations) }
}

#endif
