// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What became of spans that an exporter had kept for later, told to the processor that keeps the books.
public struct SpanSettlement: Hashable, Sendable {
    /// Spans that the destination took.
    public var exported = 0
    /// Spans that the destination refused in an otherwise successful answer.
    public var rejected = 0
    /// Spans that were given up, by reason.
    public var failed: [ExportError.Code: Int] = [:]
    /// Spans that were lost while they waited, by reason.
    public var dropped: [DropReason: Int] = [:]
    /// Spans that were found, left by processes that are gone.
    public var found = 0
    /// Whether this is about such spans, and not about those of this process.
    public var isRecovered = false

    /// Creates a settlement of nothing.
    public init() {}

    /// How many spans are settled.
    public var count: Int {
        (Array(failed.values) + Array(dropped.values)).reduce(exported.addingReportingOverflow(rejected).partialValue) {
            $0.addingReportingOverflow($1).partialValue
        }
    }
}
