// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A lock with a condition to wait for, timed on the monotonic clock.
///
/// The waits of Foundation and Dispatch are timed on the wall clock and freeze for as long as somebody sets it back;
/// this one does not.
@safe package final class Monitor<State>: @unchecked Sendable {
    // Sendable: `state` is touched only between lock and unlock of the mutex.
    private var state: State
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    package init(_ state: State) {
        self.state = state
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        #if canImport(Darwin)
        unsafe pthread_cond_init(condition, nil)
        #else
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
        #endif
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Lends the state.
    package func withLock<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Waits until the closure returns a value, asked anew after every signal, or until the deadline on the monotonic
    /// clock has passed; then returns nil.
    package func wait<Result>(until deadline: UInt64?, for body: (inout State) -> Result?) -> Result? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            guard let deadline else {
                unsafe pthread_cond_wait(condition, mutex)
                continue
            }
            let now = SystemClock().monotonicTime()
            if now >= deadline { return nil }
            #if canImport(Darwin)
            var interval = Self.interval(deadline - now)
            unsafe pthread_cond_timedwait_relative_np(condition, mutex, &interval)
            #else
            var moment = Self.interval(deadline)
            unsafe pthread_cond_timedwait(condition, mutex, &moment)
            #endif
        }
    }

    /// Wakes everybody who waits.
    package func broadcast() { unsafe pthread_cond_broadcast(condition) }

    private static func interval(_ nanoseconds: UInt64) -> timespec {
        timespec(tv_sec: .init(clamping: nanoseconds / 1_000_000_000), tv_nsec: .init(nanoseconds % 1_000_000_000))
    }
}
