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

/// What runs inside a signal handler: functions that POSIX allows there, on memory that was made before.
///
/// No allocation, no lock, no class, nothing of Swift's runtime.
enum SignalHandler {
    /// Signals have numbers below this.
    static let limit: Int32 = 64

    /// Where the handler writes the number of a signal.
    private static let pipe = Atomic<Int32>(-1)
    /// The process that reads it.
    private static let owner = Atomic<Int32>(0)
    /// A bit for each signal that ends the process.
    private static let endings = Atomic<UInt64>(0)
    /// Whether the end has been asked for, and is not over yet.
    private static let isEnding = Atomic<Bool>(false)
    /// What was there before, by number; written before the handler can run.
    nonisolated(unsafe) private static let before: UnsafeMutablePointer<sigaction> = {
        let before = UnsafeMutablePointer<sigaction>.allocate(capacity: Int(limit))
        unsafe before.initialize(repeating: sigaction(), count: Int(limit))
        return unsafe before
    }()

    private static let handler: sigaction.LongHandler = { signal, information, context in
        unsafe SignalHandler.run(signal, information, context)
    }
    private static var address: UInt { unsafe unsafeBitCast(handler, to: UInt.self) }

    /// Where signals go from now on, in this process.
    static func open(pipe descriptor: Int32) {
        // Everything that the handler touches exists from here on: what is made at its first use would be made inside it.
        unsafe before[0] = sigaction()
        _ = (endings.load(ordering: .relaxed), isEnding.load(ordering: .relaxed))
        pipe.store(descriptor, ordering: .relaxed)
        owner.store(getpid(), ordering: .releasing)
    }

    /// Installs the handler for a signal.
    ///
    /// False when the system refuses; a signal that is ignored stays so.
    static func install(_ signal: Int32, endsProcess: Bool) -> Bool {
        guard 1..<limit ~= signal else { return false }
        var action = sigaction()
        guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
        // A forked child has inherited ours, and what was there before that.
        if action.address != Self.address { unsafe before[Int(signal)] = action }
        let wasIgnored = unsafe before[Int(signal)].isIgnored
        if endsProcess && wasIgnored { return true }
        if endsProcess { endings.bitwiseOr(1 << UInt64(signal), ordering: .relaxed) }
        action = sigaction()
        unsafe action.setHandler(handler)
        // Restarted, so that no system call of the application fails because of us.
        action.sa_flags = .init(SA_SIGINFO | SA_RESTART | SA_ONSTACK)
        return unsafe sigaction(signal, &action, nil) == 0
    }

    /// Lets a signal that was held up do what it would have done.
    static func release(_ signal: Int32) {
        isEnding.store(false, ordering: .relaxed)
        _ = unsafe sigaction(signal, &before[Int(signal)], nil)
        kill(getpid(), signal)
    }

    private static func run(
        _ signal: Int32, _ information: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
    ) {
        let error = errno
        defer { errno = error }
        guard owner.load(ordering: .acquiring) == getpid() else {
            // A forked child: its parent's pipe is not for it. Blocked here, the signal comes again when this returns.
            _ = unsafe sigaction(signal, &before[Int(signal)], nil)
            raise(signal)
            return
        }
        let isEnd = endings.load(ordering: .relaxed) & (1 << UInt64(signal)) != 0
        // Somebody is in a hurry.
        if isEnd && isEnding.exchange(true, ordering: .relaxed) { _exit(128 + signal) }
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = unsafe write(pipe.load(ordering: .relaxed), &byte, 1)
        if !isEnd { unsafe before[Int(signal)].call(signal, information, context) }
    }
}

extension sigaction {
    private typealias Handler = @convention(c) (Int32) -> Void
    fileprivate typealias LongHandler =
        @convention(c) (
            Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?
        ) -> Void

    fileprivate mutating func setHandler(_ handler: LongHandler) {
        #if canImport(Glibc)
        unsafe __sigaction_handler.sa_sigaction = handler
        #elseif canImport(Musl)
        unsafe __sa_handler.sa_sigaction = handler
        #else
        unsafe __sigaction_u.__sa_sigaction = handler
        #endif
    }

    fileprivate var address: UInt {
        #if canImport(Glibc)
        unsafe unsafeBitCast(__sigaction_handler.sa_handler, to: UInt.self)
        #elseif canImport(Musl)
        unsafe unsafeBitCast(__sa_handler.sa_handler, to: UInt.self)
        #else
        unsafe unsafeBitCast(__sigaction_u.__sa_handler, to: UInt.self)
        #endif
    }

    fileprivate var isIgnored: Bool { unsafe address == unsafeBitCast(SIG_IGN, to: UInt.self) }
    private var isDefault: Bool { unsafe address == unsafeBitCast(SIG_DFL, to: UInt.self) }

    /// Calls the function that it names, if it names one.
    fileprivate func call(
        _ signal: Int32, _ information: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
    ) {
        if isDefault || isIgnored { return }
        if Int32(truncatingIfNeeded: sa_flags) & Int32(SA_SIGINFO) != 0 {
            unsafe unsafeBitCast(address, to: LongHandler.self)(signal, information, context)
        } else {
            unsafe unsafeBitCast(address, to: Handler.self)(signal)
        }
    }
}
