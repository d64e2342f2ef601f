// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Telemetry {
    /// Prints ``metricsLine`` on standard error when asked, so that a pipeline can be looked into without any other.
    ///
    /// ```
    /// GENAI_TELEMETRY_STATISTICS=exit,sigusr1 my-program
    /// kill -USR1 $(pidof my-program)
    /// ```
    ///
    /// - Parameter occasions: When.
    /// - Throws: An `ExportError` when the system has no thread or descriptor for signals to give.
    public func printStatistics(at occasions: Set<StatisticsOccasion>) throws(ExportError) {
        if occasions.contains(.exit) { ExitStatistics.add(self) }
        if occasions.contains(.userSignal) {
            try SignalRelay.shared.add(.run { self.printStatistics() }, on: SIGUSR1)
        }
    }

    fileprivate func printStatistics() {
        let line = Array((metricsLine + "\n").utf8)
        _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    }
}

/// The pipelines that say at exit how they were.
enum ExitStatistics {
    private static let pipelines = PerProcess<[Telemetry]>([])
    private static let isRegistered = atexit { ExitStatistics.printAll() } == 0

    static func add(_ telemetry: Telemetry) {
        _ = isRegistered
        pipelines.withLock { $0.append(telemetry) }
    }

    /// Prints the lines, once.
    static func printAll() {
        // A forked child says nothing of its parent's.
        let all = pipelines.withLockIfOwn { pipelines in
            defer { pipelines = [] }
            return pipelines
        }
        for telemetry in all ?? [] { telemetry.printStatistics() }
    }
}
