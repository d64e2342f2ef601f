// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A value behind a lock, of which each process has its own.
///
/// A forked child begins with a new one: the lock of its parent's may be held by a thread that it does not have.
@safe package final class PerProcess<Value: Sendable>: Sendable {
    private final class Box: Sendable {
        let generation = Fork.generation
        let value: Mutex<Value>

        init(_ value: Value) { self.value = Mutex(value) }

        var isForked: Bool { generation != Fork.generation }
    }

    /// Freed with this object and not before, so whoever reads it needs no lock; a child keeps its parent's unread.
    private let box: Atomic<Unmanaged<Box>>
    private let initial: Value

    package init(_ initial: Value) {
        self.initial = initial
        unsafe box = Atomic(Unmanaged.passRetained(Box(initial)))
    }

    deinit {
        // Nobody reads it any more.
        unsafe box.load(ordering: .acquiring).release()
    }

    /// Lends the value; nil in a forked child that has none of its own yet.
    package func withLockIfOwn<Result>(_ body: (inout Value) -> Result) -> Result? {
        unsafe box.load(ordering: .acquiring)._withUnsafeGuaranteedRef { box in
            box.isForked ? nil : box.value.withLock { body(&$0) }
        }
    }

    /// Lends the value, which in a forked child is at first what it was at the beginning.
    package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        let known = unsafe box.load(ordering: .acquiring)
        if unsafe known._withUnsafeGuaranteedRef({ $0.isForked }) {
            let own = unsafe Unmanaged.passRetained(Box(initial))
            let outcome = unsafe box.compareExchange(expected: known, desired: own, ordering: .acquiringAndReleasing)
            // Another thread was quicker.
            if unsafe !outcome.exchanged { unsafe own.release() }
        }
        return unsafe box.load(ordering: .acquiring)._withUnsafeGuaranteedRef { box in
            box.value.withLock { body(&$0) }
        }
    }
}
