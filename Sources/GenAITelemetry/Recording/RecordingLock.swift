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

/// A lock that a thread may ask for twice: the second time it gets nothing instead of a trap.
///
/// A span's closures are the application's code, and that code can reach the same span again, through the current task or
/// from a redactor. `Mutex` ends the process then; recording must never do that.
///
/// It guards what stands beside it in the same object, and not a value of its own: a record of some hundred bytes is made
/// where it stays, and not moved in.
struct RecordingLock: ~Copyable, Sendable {
    private let mutex = Mutex(())
    private let owner = Atomic<UInt>(0)

    /// Runs code that holds the lock, or returns nil when the calling thread holds it already.
    @inline(__always)
    borrowing func withLock<Result>(_ body: () -> Result) -> Result? {
        let thread = Self.currentThread
        // Only the thread that holds the lock can see its own id here, so relaxed loads cannot mislead.
        if owner.load(ordering: .relaxed) == thread { return nil }
        return mutex.withLock { _ in
            owner.store(thread, ordering: .relaxed)
            defer { owner.store(0, ordering: .relaxed) }
            return body()
        }
    }

    private static var currentThread: UInt {
        #if canImport(Darwin)
        unsafe UInt(bitPattern: pthread_self())
        #else
        UInt(pthread_self())
        #endif
    }
}
