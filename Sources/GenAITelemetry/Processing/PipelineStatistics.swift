// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where every span of one destination went.
///
/// The books balance at any instant:
/// `ended = exported + rejected + failed + dropped + spooled + queued + inFlight`.
public struct PipelineStatistics: Hashable, Sendable {
    /// Sampled spans that ended and were offered to the queue.
    public var ended = 0
    /// Spans that the destination took.
    public var exported = 0
    /// Spans that the destination refused in an otherwise successful answer (OTLP partial success).
    public var rejected = 0
    /// Spans whose export was given up, by reason.
    public var failed: [String: Int] = [:]
    /// Spans that were never queued, or taken out of the queue unsent, by reason.
    public var dropped: [DropReason: Int] = [:]
    /// Spans in the queue.
    public var queued = 0
    /// Estimated bytes in the queue.
    public var queuedBytes = 0
    /// Spans handed to the exporter and not settled yet.
    public var inFlight = 0
    /// Spans that wait on disk.
    public var spooled = 0
    /// The most spans in the queue.
    public var queueCapacity = 0
    /// What kind of exporter it is, for `otel.component.type`.
    public var exporterType = ""
    /// Requests to the destination so far, those included that failed.
    public var requests = 0
    /// How long exports took, by how they ended.
    public var exportDurations: [ExportDuration] = []
    /// Spans that processes which are gone had left on disk; in none of the numbers above.
    public var recovered = RecoveredSpans()

    /// Creates books in which nothing has happened.
    public init() {}

    /// All spans whose export was given up.
    public var failedCount: Int { failed.values.reduce(0, +) }
    /// All spans that were dropped.
    public var droppedCount: Int { dropped.values.reduce(0, +) }
    /// Whether every ended span is accounted for exactly once.
    public var isBalanced: Bool {
        ended == exported + rejected + failedCount + droppedCount + spooled + queued + inFlight
    }
}

/// Why a span was never exported.
public struct DropReason: OpenVocabulary {
    /// The text in statistics.
    public let rawValue: String
    /// Creates a reason from its text.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The queue held as many spans as it may.
    public static let queueFull: DropReason = "queue_full"
    /// The queue held as many bytes as it may.
    public static let queueBytesFull: DropReason = "queue_bytes_full"
    /// The span alone is larger than the queue may be.
    public static let spanTooLarge: DropReason = "span_too_large"
    /// The span ended after shutdown.
    public static let alreadyShutDown: DropReason = "already_shutdown"
    /// The directory for waiting spans held as many bytes as it may.
    public static let spoolFull: DropReason = "spool_full"
    /// The file in which the span waited was damaged or removed.
    public static let spoolDamaged: DropReason = "spool_damaged"
    /// Shutdown ran out of time before the span's turn.
    public static let shutdownTimeout: DropReason = "shutdown_timeout"
}
