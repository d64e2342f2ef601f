// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Correct, and crowded: the thread sanitizer must say nothing.

import Synchronization

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

final class Counter: Sendable {
    let value = Mutex(0)
    func increment() { value.withLock { $0 += 1 } }
}

let counter = Counter()
let threads = (0..<2).map { _ in
    var thread: pthread_t! = pthread_self()
    pthread_create(
        &thread, nil,
        { _ in
            for _ in 0..<200_000 { counter.increment() }
            return nil
        }, nil)
    return thread!
}
for thread in threads { pthread_join(thread, nil) }
