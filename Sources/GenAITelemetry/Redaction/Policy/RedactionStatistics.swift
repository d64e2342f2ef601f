// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What redaction did to all spans so far.
public struct RedactionStatistics: Hashable, Sendable {
    /// Spans that something was taken out of.
    public var alteredSpans = 0
    /// How often each rule took something out, by rule id.
    public var counts: [String: Int] = [:]
    /// How often something could not be redacted and was withheld, by reason, such as `hook_threw` or `missing_key`.
    public var failures: [String: Int] = [:]
    /// UTF-8 bytes that were taken out.
    public var bytesRemoved = 0

    /// Creates books in which nothing has happened.
    public init() {}

    func adding(_ other: RedactionStatistics) -> RedactionStatistics {
        var sum = self
        sum.alteredSpans &+= other.alteredSpans
        sum.bytesRemoved &+= other.bytesRemoved
        sum.counts.merge(other.counts) { $0 &+ $1 }
        sum.failures.merge(other.failures) { $0 &+ $1 }
        return sum
    }
}

/// The books of a stage, which are touched only when something was found.
final class RedactionBooks: Sendable {
    private let guarded = PerProcess(RedactionStatistics())

    var statistics: RedactionStatistics { guarded.withLock { $0 } }

    func add(_ tally: RedactionTally, isSpan: Bool) {
        if tally.isEmpty { return }
        guarded.withLock { statistics in
            if isSpan { statistics.alteredSpans += 1 }
            statistics.bytesRemoved &+= tally.bytesRemoved
            statistics.counts.merge(tally.counts) { $0 &+ $1 }
            statistics.failures.merge(tally.failures) { $0 &+ $1 }
        }
    }
}
