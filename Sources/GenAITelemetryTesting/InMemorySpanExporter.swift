// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry
import Synchronization

/// An exporter that keeps every batch in memory, for tests of what comes out of a whole pipeline.
///
/// ```swift
/// let exporter = InMemorySpanExporter()
/// let telemetry = Telemetry(
///     resource: Resource(service: "test"), processors: [try BatchSpanProcessor(exporter: exporter)])
/// …
/// await telemetry.forceFlush()
/// #expect(exporter.records.count == 3)
/// ```
public final class InMemorySpanExporter: SpanExporter {
    private struct State: Sendable {
        var batches: [SpanBatch] = []
        var isShutDown = false
    }

    private let state = Mutex(State())

    /// Creates an exporter that has no batches yet.
    public init() {}

    /// The batches, in the order in which they came.
    public var batches: [SpanBatch] { state.withLock { $0.batches } }

    /// The spans of all batches.
    public var spans: [SealedSpan] { batches.flatMap(\.spans) }

    /// The records of all spans.
    public var records: [SpanRecord] { spans.map(\.record) }

    /// Whether it was shut down.
    public var isShutDown: Bool { state.withLock { $0.isShutDown } }

    /// Forgets the batches.
    public func removeAll() { state.withLock { $0.batches.removeAll() } }

    /// Keeps a batch.
    public func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        let isShutDown = state.withLock { state in
            if !state.isShutDown { state.batches.append(batch) }
            return state.isShutDown
        }
        if isShutDown {
            throw ExportError(.alreadyShutDown, "A batch was handed to an in-memory exporter after its shutdown.")
        }
        return .accepted
    }

    /// Has nothing to wait for.
    public func forceFlush() async throws(ExportError) {}

    /// Refuses batches from now on, and keeps those that came before.
    public func shutdown() async { state.withLock { $0.isShutDown = true } }
}
