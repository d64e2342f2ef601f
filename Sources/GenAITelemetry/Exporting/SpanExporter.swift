// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What delivers batches of spans somewhere.
///
/// The core knows this protocol and no exporter. Prove your own with `SpanExporterContract` from
/// `GenAITelemetryTesting`.
public protocol SpanExporter: Sendable {
    /// Delivers a batch, with whatever retries the exporter holds right. Calls of one processor never overlap.
    ///
    /// Must return soon after the task is cancelled, which is how a processor enforces its export timeout and its
    /// shutdown deadline.
    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult
    /// Hurries: cuts waits between retries short and returns when everything handed over is settled. May be called while
    /// an export is under way.
    func forceFlush() async throws(ExportError)
    /// Releases connections and files. Called once; an export afterwards fails with `alreadyShutDown`.
    func shutdown() async
    /// What kind of exporter it is, for `otel.component.type`: a word of OpenTelemetry's, or else the name of the type.
    var componentType: String { get }
    /// How many requests the exporter has made so far, those included that failed; zero where there are no requests.
    var requestCount: Int { get }
    /// How long exports took so far, by how they ended; empty where nobody measures it.
    var exportDurations: [ExportDuration] { get }
    /// Is given, before the first export, a function to tell what became of spans that were kept for later
    /// (``ExportResult/spooledCount``).
    ///
    /// An exporter that keeps none has nothing to tell.
    func reportSettlements(to report: @escaping @Sendable (SpanSettlement) -> Void)
}

extension SpanExporter {
    /// The name of the type.
    public var componentType: String { String(describing: Self.self) }
    /// None.
    public var requestCount: Int { 0 }
    /// None.
    public var exportDurations: [ExportDuration] { [] }
    /// Tells nothing.
    public func reportSettlements(to report: @escaping @Sendable (SpanSettlement) -> Void) {}
}

/// Spans on their way to an exporter, together.
public struct SpanBatch: Sendable {
    /// The spans, in the order in which they ended.
    ///
    /// Never empty.
    public let spans: [SealedSpan]
    /// The sum of the spans' estimated sizes.
    public let byteCount: Int

    /// Creates a batch.
    public init(_ spans: [SealedSpan]) {
        self.spans = spans
        byteCount = spans.reduce(0) { $0 + $1.byteCount }
    }
}

/// What became of a batch that was not given up as a whole.
public struct ExportResult: Hashable, Sendable {
    /// How many spans the destination refused in an otherwise successful answer; never more than were sent.
    public var rejectedCount: Int
    /// How many spans were given up while others arrived, by reason.
    public var failed: [ExportError.Code: Int]
    /// How many spans the exporter keeps for later, where they outlive the process.
    public var spooledCount: Int
    /// What the destination said about that, shortened and free of control characters.
    public var message: String?

    /// Creates a result.
    public init(
        rejectedCount: Int = 0, failed: [ExportError.Code: Int] = [:], spooledCount: Int = 0, message: String? = nil
    ) {
        self.rejectedCount = rejectedCount
        self.failed = failed
        self.spooledCount = spooledCount
        self.message = message
    }

    /// How many spans were given up.
    public var failedCount: Int { failed.values.reduce(0) { $0.addingReportingOverflow($1).partialValue } }

    /// Everything was taken.
    public static let accepted = ExportResult()
}
