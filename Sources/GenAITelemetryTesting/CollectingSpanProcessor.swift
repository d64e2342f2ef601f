// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry
import Synchronization

/// A processor that keeps every span it gets, at once and on the thread that ended it.
///
/// ```swift
/// let collected = CollectingSpanProcessor()
/// let telemetry = Telemetry(resource: Resource(service: "test"), processors: [collected])
/// await withTelemetry(telemetry) { … }
/// #expect(collected.records.map(\.operationKind) == [.retrieval, .inference])
/// ```
public final class CollectingSpanProcessor: SpanProcessor {
    private struct State: Sendable {
        var spans: [SealedSpan] = []
        var statistics = PipelineStatistics()
        var isShutDown = false
    }

    private let state = Mutex(State())

    /// Creates a processor that has no spans yet.
    public init() {}

    /// The spans, in the order in which they ended.
    public var spans: [SealedSpan] { state.withLock { $0.spans } }

    /// The records of the spans, in the order in which they ended.
    public var records: [SpanRecord] { spans.map(\.record) }

    /// Forgets the spans; the statistics stay.
    public func removeAll() { state.withLock { $0.spans.removeAll() } }

    /// Keeps a span, or drops it after shutdown.
    public func onEnd(_ span: SealedSpan) {
        state.withLock { state in
            state.statistics.ended += 1
            if state.isShutDown {
                state.statistics.dropped[.alreadyShutDown, default: 0] += 1
            } else {
                state.statistics.exported += 1
                state.spans.append(span)
            }
        }
    }

    /// Has nothing to wait for.
    public func forceFlush(within timeout: Duration) async -> Bool { true }

    /// Drops spans from now on.
    public func shutdown(within timeout: Duration) async -> Bool {
        state.withLock { $0.isShutDown = true }
        return true
    }

    /// Every span that was kept counts as exported.
    public var statistics: PipelineStatistics { state.withLock { $0.statistics } }
}
