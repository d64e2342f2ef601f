// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import GenAITelemetry

/// Shows traces as they are complete.
actor TraceCollector {
    private var assembler = TraceAssembler()
    private var timer: Task<Void, Never>?
    private let clock: any TelemetryClock
    private let show: @Sendable (TraceTree) -> Void

    /// Creates a collector.
    ///
    /// - Parameters:
    ///   - clock: What tells the time.
    ///   - show: Is given every trace, one at a time.
    init(clock: any TelemetryClock = SystemClock(), show: @escaping @Sendable (TraceTree) -> Void) {
        self.clock = clock
        self.show = show
    }

    /// Takes what came in with one request.
    func receive(_ traces: OTLPTraces) {
        assembler.add(traces.receivedSpans, at: clock.monotonicTime())
        setTimer()
    }

    /// Shows what is left, however incomplete.
    func finish() {
        timer?.cancel()
        assembler.finish().forEach(show)
    }

    private func setTimer() {
        timer?.cancel()
        guard let deadline = assembler.nextDeadline else { return }
        let now = clock.monotonicTime()
        timer = Task { [weak self] in
            try? await Task.sleep(for: .nanoseconds(deadline > now ? Int64(clamping: deadline - now) : 0))
            if !Task.isCancelled { await self?.showDue() }
        }
    }

    private func showDue() {
        assembler.due(at: clock.monotonicTime()).forEach(show)
        setTimer()
    }
}

#endif
