// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A POSIX thread that takes no signals.
///
/// Not a task: tasks and dispatch queues need a thread of the shared pool, and when the system has none left, asking for one
/// hangs the asker. This one is asked for once, and failing to get it is an error like another.
///
/// All signals but those of its own faults are blocked in it: a handler of the application never runs in the middle of our
/// code, and writing to a pipe or connection that nobody reads any more is an error, not the end of the process.
@safe package struct BackgroundThread: @unchecked Sendable {
    // `pthread_t` is a number or a pointer, by platform, and is only handed back to the system: sending it is safe.
    private let handle: pthread_t

    /// The size of the stack, in bytes: several times what our code, libcurl and OpenSSL need, where musl's default is too
    /// little.
    private static let stackSize = 1024 * 1024

    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread, or returns nil when the system has none to give.
    package static func start(_ run: @escaping @Sendable () -> Void) -> BackgroundThread? {
        var attributes = pthread_attr_t()
        guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setstacksize(&attributes, stackSize)

        // A new thread inherits the mask, so there is no instant at which it could be interrupted.
        var everything = sigset_t()
        var before = sigset_t()
        unsafe sigfillset(&everything)
        for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP] { unsafe sigdelset(&everything, fault) }
        unsafe pthread_sigmask(SIG_SETMASK, &everything, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }

        let body = unsafe Unmanaged.passRetained(Body(run))
        #if canImport(Darwin)
        var handle: pthread_t?
        #else
        var handle = pthread_t()
        #endif
        let result = unsafe pthread_create(
            &handle, &attributes,
            { context in
                let pointer: UnsafeMutableRawPointer? = unsafe context
                guard let pointer = unsafe pointer else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard result == 0 else {
            unsafe body.release()
            return nil
        }
        #if canImport(Darwin)
        guard let handle = unsafe handle else { return nil }
        #endif
        return BackgroundThread(handle: handle)
    }

    /// Waits until the thread has returned, and gives its memory back.
    package func join() { _ = pthread_join(handle, nil) }

    /// Lets the thread give its memory back by itself when it returns.
    package func detach() { _ = pthread_detach(handle) }
}
