// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A run from the first span to the end of the process, led by the signals that come in.
struct SoakRun {
    let telemetry: Telemetry
    let load: SoakLoad
    let forks: SoakForks?
    let inbox: SignalInbox
    let shutdownTimeout: Duration
    /// Whether the process ends without a shutdown, while threads record and send.
    let exits: Bool

    func run() {
        load.start()
        let forking = forks.flatMap { forks in BackgroundThread.start { forks.run() } }
        wait(while: load.isRunning) { _ in
            if exits { exit(0) }
            load.stop()
        }
        forking?.join()
        if exits { exit(0) }
        let shutdown = Shutdown()
        let start = SystemClock().monotonicTime()
        // On a thread of its own: a second signal is heard meanwhile.
        let thread = BackgroundThread.start {
            telemetry.shutdownAndWait(within: shutdownTimeout)
            shutdown.nanoseconds.store(SystemClock().monotonicTime() - start, ordering: .releasing)
            SignalInbox.notify()
        }
        if thread == nil { telemetry.shutdownAndWait(within: shutdownTimeout) }
        wait(while: thread != nil && shutdown.nanoseconds.load(ordering: .acquiring) == 0) { signal in
            _exit(128 + signal)
        }
        thread?.join()
        let nanoseconds =
            thread == nil ? SystemClock().monotonicTime() - start : shutdown.nanoseconds.load(ordering: .acquiring)
        report(shutdownNanoseconds: nanoseconds)
    }

    private final class Shutdown: Sendable {
        /// How long it took; zero until it is over.
        let nanoseconds = Atomic<UInt64>(0)
    }

    /// Handles signals as long as a condition holds.
    private func wait(while condition: @autoclosure () -> Bool, end: (Int32) -> Void) {
        while condition() {
            switch inbox.next() {
            case .report: report(shutdownNanoseconds: nil)
            case .end(let signal): end(signal)
            case .progress: break
            }
        }
    }

    private func report(shutdownNanoseconds: UInt64?) {
        let report = SoakReport(
            statistics: telemetry.statistics.first ?? PipelineStatistics(), recordedCount: load.recordedCount,
            liveCount: telemetry.liveSpanCount, latencies: load.takeLatencies(),
            shutdownNanoseconds: shutdownNanoseconds, forks: forks?.result)
        report.print()
    }
}

#endif
