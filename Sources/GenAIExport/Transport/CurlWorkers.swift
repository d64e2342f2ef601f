// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The workers whose threads exist, for the one moment at which all of them must let go: `exit`.
///
/// `exit` runs OpenSSL's own handler, which frees what a thread inside libcurl still uses: measured, 7 of 150 programs that
/// exited during a transfer crashed. Handlers run in the reverse order of their registration, so ours, registered after
/// libcurl has initialised OpenSSL, runs before, aborts every transfer and joins every thread.
enum CurlWorkers {
    private struct Registry {
        var workers: [CurlWorker] = []
        var isExiting = false
    }

    private static let registry = Mutex(Registry())

    /// The process whose workers stand in the registry.
    ///
    /// A child of fork inherits workers without threads. It finds that out here, before it touches anything that another
    /// thread may have held at that moment, the Swift runtime's own locks included.
    private static let owner = Atomic<Int32>(getpid())

    private static var isForked: Bool { owner.load(ordering: .relaxed) != getpid() }

    /// How long `exit` waits for the threads, in milliseconds.
    ///
    /// Aborting takes about 20.
    private static let exitLimit = 1000

    /// How long the registry's lock is waited for, in milliseconds; it is held for microseconds, unless a fork copied it in
    /// just those.
    private static let lockLimit = 100

    /// Registers the exit handler.
    ///
    /// Called once, after libcurl has been initialised.
    static func installExitHandler() {
        atexit { CurlWorkers.stopAll() }
    }

    /// Adds a worker that is about to start its thread.
    ///
    /// False when the process is exiting.
    static func add(_ worker: CurlWorker) -> Bool {
        joinFinished()
        return withRegistry { registry in
            if isForked {
                registry = Registry()
                owner.store(getpid(), ordering: .relaxed)
            }
            if !registry.isExiting { registry.workers.append(worker) }
            return !registry.isExiting
        } ?? false
    }

    /// Forgets a worker whose thread could not be started.
    static func remove(_ worker: CurlWorker) {
        _ = withRegistry { $0.workers.removeAll { $0 === worker } }
    }

    /// Joins the threads that have ended, which takes no time and returns their memory.
    static func joinFinished() {
        guard !isForked else { return }
        let finished = withRegistry { registry in
            let finished = registry.workers.filter(\.isFinished)
            registry.workers.removeAll { worker in finished.contains { $0 === worker } }
            return finished
        }
        for worker in finished ?? [] { worker.join() }
    }

    /// Aborts every transfer and joins every thread, for a limited time: the exit handler.
    static func stopAll() {
        guard !isForked else { return }
        let workers = withRegistry { registry in
            registry.isExiting = true
            return registry.workers
        }
        var asleep = workers ?? []
        for _ in 0..<exitLimit {
            // Over and over: somebody who sends at this moment holds the lock.
            asleep.removeAll { $0.stopWithoutWaiting() }
            joinFinished()
            guard withRegistry({ !$0.workers.isEmpty }) == true else { return }
            pause()
        }
    }

    /// Runs a closure on the registry, or returns `nil` when its lock cannot be had, because the thread that held it does
    /// not exist in this process or will not run again.
    private static func withRegistry<Result: Sendable>(_ body: (inout Registry) -> Result) -> Result? {
        for _ in 0..<lockLimit {
            if let result = registry.withLockIfAvailable({ body(&$0) }) { return result }
            pause()
        }
        return nil
    }

    private static func pause() {
        usleep(1000)
    }
}
