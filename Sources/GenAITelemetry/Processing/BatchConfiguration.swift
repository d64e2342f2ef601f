// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The bounds and times of a batching processor.
///
/// The defaults are OpenTelemetry's, where it has some.
public struct BatchConfiguration: Hashable, Sendable {
    /// The most spans in the queue. `OTEL_BSP_MAX_QUEUE_SIZE`
    public var maxQueueSize = 2048
    /// The most estimated bytes in the queue: 2 048 spans with long prompts would be hundreds of megabytes.
    public var maxQueueBytes = 32 << 20
    /// The most spans in a batch. `OTEL_BSP_MAX_EXPORT_BATCH_SIZE`
    public var maxExportBatchSize = 512
    /// The most estimated bytes in a batch: far below the 20 MiB that a collector takes, so that a batch passes whole.
    public var maxExportBatchBytes = 4 << 20
    /// How long a span waits for company at most. `OTEL_BSP_SCHEDULE_DELAY`
    public var scheduledDelay: Duration = .seconds(5)
    /// How long one export may take, its retries included: long enough to outlive the restart of a collector, where
    /// OpenTelemetry says 30 s. `OTEL_BSP_EXPORT_TIMEOUT`
    public var exportTimeout: Duration = .seconds(300)
    /// What happens to a span for which there is no room.
    public var overflow: Overflow = .dropNewest

    /// What happens to a span for which there is no room.
    public enum Overflow: Hashable, Sendable {
        /// It is dropped and counted. The caller never waits.
        case dropNewest
        /// The thread that ends the span waits for room this long; then the span is dropped and counted. For batch jobs
        /// and benchmarks; never where a thread serves others.
        case wait(upTo: Duration)
    }

    /// Creates the default bounds.
    public init() {}

    /// The same with every bound at least 1, and no batch larger than the queue.
    var normalized: BatchConfiguration {
        var copy = self
        copy.maxQueueSize = max(maxQueueSize, 1)
        copy.maxQueueBytes = max(maxQueueBytes, 1)
        copy.maxExportBatchSize = min(max(maxExportBatchSize, 1), copy.maxQueueSize)
        copy.maxExportBatchBytes = min(max(maxExportBatchBytes, 1), copy.maxQueueBytes)
        return copy
    }
}
