// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs long work on a thread of its own, so that tests that measure time, which share a pool of few threads with all
/// others, are not kept waiting.
///
/// Return what is to be expected: a failure that is recorded on such a thread belongs to no test.
func onOwnThread<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: work()) }
    }
}

/// Runs the same work on so many threads at once, and returns when all have finished.
func onThreads<Result: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) async -> [Result] {
    await withTaskGroup(of: Result.self) { group in
        for number in 0..<count { group.addTask { await onOwnThread { work(number) } } }
        return await group.reduce(into: []) { $0.append($1) }
    }
}

/// Runs every piece of a task on a thread of its own: a test that measures time does not wait for its turn in the pool
/// that it would share with all other tests.
///
/// ```swift
/// await withTaskExecutorPreference(OwnThreads()) { … }
/// ```
final class OwnThreads: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = unsafe asUnownedTaskExecutor()
        Thread.detachNewThread { unsafe job.runSynchronously(on: executor) }
    }
}
