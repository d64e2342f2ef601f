// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension Telemetry {
    /// Shuts down when the process is asked to end, and then lets the signal do what it would have done without this.
    ///
    /// The first signal is held up until the spans are delivered, at most for the time given. Then the handler that was there
    /// before runs, or, where there was none, the process ends by the signal. A second signal meanwhile ends the process at
    /// once. A signal that was ignored stays ignored.
    ///
    /// ```swift
    /// let telemetry = try Telemetry.bootstrap(service: "handbook-bot")
    /// try telemetry.shutdown(onSignals: [.terminate, .interrupt], within: .seconds(3))
    /// ```
    ///
    /// Spans that end after the signal are counted as `already_shutdown`. A server that goes on serving for a while when it
    /// is asked to end does not want this: it calls ``shutdown(within:)`` as the last thing it does.
    ///
    /// What runs inside the signal handler writes one byte to a pipe; the rest is done by a thread of its own. A forked
    /// child keeps what was there before.
    ///
    /// - Parameters:
    ///   - signals: Which signals.
    ///   - timeout: How long shutdown may take.
    /// - Throws: An `ExportError` when the system has no thread or descriptor to give, or does not know a signal.
    public func shutdown(
        onSignals signals: Set<TerminationSignal>, within timeout: Duration = .seconds(5)
    ) throws(ExportError) {
        for signal in signals.sorted(by: { $0.rawValue < $1.rawValue }) {
            try SignalRelay.shared.add(.shutDown(self, within: timeout), on: signal.rawValue)
        }
    }
}
