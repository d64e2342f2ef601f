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

/// Threads that record numbered spans at a steady rate.
final class SoakLoad: Sendable {
    private let telemetry: Telemetry
    /// Spans a second of one thread; zero for no limit.
    private let rate: Double
    private let duration: Duration
    private let text: String?
    private let isHostile: Bool
    private let abandons: Bool
    private let threads: Int
    private let ledger: SoakLedger?
    private let isStopped = Atomic(false)
    private let running = Atomic(0)
    private let progress: [Progress]

    /// How far a thread has come.
    private final class Progress: Sendable {
        struct Figures: Sendable {
            var count: UInt64 = 0
            var all = LatencyHistogram()
            var recent = LatencyHistogram()
        }

        let figures = Mutex(Figures())
    }

    init(
        telemetry: Telemetry, rate: Double, duration: Duration, contentBytes: Int, hostile: Bool, abandons: Bool,
        threads: Int, ledger: SoakLedger?
    ) {
        self.telemetry = telemetry
        self.rate = rate / Double(threads)
        self.duration = duration
        text = contentBytes > 0 ? Self.text(byteCount: contentBytes) : nil
        isHostile = hostile
        self.abandons = abandons
        self.threads = threads
        self.ledger = ledger
        progress = (0..<threads).map { _ in Progress() }
    }

    /// Starts the threads; each says to the inbox when it has ended.
    func start() {
        running.store(threads, ordering: .relaxed)
        for thread in 0..<threads {
            let started = BackgroundThread.start { [self] in
                record(thread)
                running.subtract(1, ordering: .releasing)
                SignalInbox.notify()
            }
            if let started {
                started.detach()
            } else {
                running.subtract(1, ordering: .releasing)
                SignalInbox.notify()
            }
        }
    }

    /// Asks the threads to end.
    func stop() { isStopped.store(true, ordering: .relaxed) }

    /// Whether a thread still records.
    var isRunning: Bool { running.load(ordering: .acquiring) > 0 }

    /// How many spans were recorded.
    var recordedCount: UInt64 { progress.reduce(0) { $0 + $1.figures.withLock(\.count) } }

    /// How long the ends of spans took, since the start and since the last call.
    func takeLatencies() -> (all: LatencyHistogram, recent: LatencyHistogram) {
        var all = LatencyHistogram()
        var recent = LatencyHistogram()
        for progress in progress {
            let figures = progress.figures.withLock { figures in
                defer { figures.recent = LatencyHistogram() }
                return figures
            }
            all.add(figures.all)
            recent.add(figures.recent)
        }
        return (all, recent)
    }

    // MARK: On the threads

    /// Who is late by more than this, in nanoseconds, does not make up for it: the process was stopped meanwhile.
    private static let longestLag: UInt64 = 1_000_000_000
    /// Below this, in nanoseconds, sleeping takes longer than what is left.
    private static let shortestSleep: UInt64 = 200_000
    /// The longest sleep, in nanoseconds: a stop is noticed after it.
    private static let longestSleep: UInt64 = 20_000_000

    private func record(_ thread: Int) {
        let clock = SystemClock()
        let tracer = telemetry.tracer
        let interval = rate > 0 ? 1e9 / rate : 0
        var start = clock.monotonicTime()
        let end = duration > .zero ? start &+ duration.nanoseconds : UInt64.max
        var count: UInt64 = 0
        while !isStopped.load(ordering: .relaxed) {
            let now = clock.monotonicTime()
            if now >= end { return }
            var due = start &+ UInt64(Double(count) * interval)
            if due > now &+ Self.shortestSleep {
                usleep(UInt32(min(due - now, Self.longestSleep) / 1000))
                continue
            }
            if now > due &+ Self.longestLag {
                start &+= now - due
                due = now
            }
            let sequence = count * UInt64(threads) + UInt64(thread)
            count += 1
            let nanoseconds = recordSpan(sequence, tracer) { ledger?.set(thread, to: count) }
            progress[thread].figures.withLock { figures in
                figures.count = count
                figures.all.record(nanoseconds)
                figures.recent.record(nanoseconds)
            }
        }
    }

    /// Records a span and returns the nanoseconds that its end took.
    private func recordSpan(_ sequence: UInt64, _ tracer: Tracer, _ note: () -> Void) -> UInt64 {
        var operation = Generic("soak")
        if let text { operation.input = .text(text) }
        var attributes: Attributes = ["soak.sequence": .int(sequence)]
        if isHostile { SoakHostility.add(to: &attributes, of: sequence) }
        let span = tracer.startSpan(operation, parent: .none, attributes: attributes)
        if abandons { _ = tracer.startSpan(operation, parent: .none, attributes: attributes) }
        note()
        let before = SystemClock().monotonicTime()
        span.end()
        return SystemClock().monotonicTime() - before
    }

    /// Words, so many bytes of them.
    private static func text(byteCount: Int) -> String {
        let words = "the answer to this question is in the document about leave and travel "
        return String(String(repeating: words, count: byteCount / words.utf8.count + 1).prefix(byteCount))
    }
}

#endif
