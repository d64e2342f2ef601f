// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Tells a forked child from its parent.
///
/// A child has none of the parent's threads, so it must not wait for them, and must not send what the parent will send.
package enum Fork {
    private static let counter = Atomic<UInt32>(0)
    private static let isRegistered: Bool = {
        // Made before the handler can run: what is made at its first use is made under a lock.
        _ = counter.load(ordering: .relaxed)
        let inChild: @convention(c) () -> Void = { Fork.counter.add(1, ordering: .relaxed) }
        return pthread_atfork(nil, nil, inChild) == 0
    }()

    /// How many forks lie between this process and the one that first asked.
    package static var generation: UInt32 {
        _ = isRegistered
        return count
    }

    /// The same for whoever has asked for the generation before, without a look at whether it is counted at all.
    static var count: UInt32 { counter.load(ordering: .relaxed) }
}
