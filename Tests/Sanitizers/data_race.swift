// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Wrong on purpose: the thread sanitizer must report it.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

final class Counter: @unchecked Sendable {
    var value = 0
    func increment() { value += 1 }
}

let counter = Counter()
let threads = (0..<2).map { _ in
    var thread: pthread_t! = pthread_self()
    pthread_create(
        &thread, nil,
        { _ in
            for _ in 0..<10_000_000 { counter.increment() }
            return nil
        }, nil)
    return thread!
}
for thread in threads { pthread_join(thread, nil) }
