// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The signals that a run listens to, taken one by one instead of interrupting somebody.
struct SignalInbox {
    /// What a signal asks for.
    enum Message {
        case report
        case end(signal: Int32)
        /// The run itself has got somewhere: see ``notify()``.
        case progress
    }

    private static let ends = [SIGTERM, SIGINT]
    /// Ours alone: nothing in this program sets an alarm.
    private static let notice = SIGALRM

    private let signals: sigset_t

    /// Blocks the signals for this thread and all that it starts.
    init() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for signal in Self.ends + [SIGUSR1, Self.notice] { unsafe sigaddset(&signals, signal) }
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        self.signals = signals
    }

    /// Waits for the next one.
    func next() -> Message {
        var signals = signals
        while true {
            var signal: Int32 = 0
            guard unsafe sigwait(&signals, &signal) == 0 else { continue }
            switch signal {
            case SIGUSR1: return .report
            case Self.notice: return .progress
            default: return .end(signal: signal)
            }
        }
    }

    /// Sends a message of progress, from any thread.
    static func notify() { kill(getpid(), notice) }
}

#endif
