// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What receives sealed spans: a queue in front of an exporter, or anything else.
public protocol SpanProcessor: Sendable {
    /// Takes a span that has ended. Called on the thread that ended it: never block, throw or trap.
    func onEnd(_ span: SealedSpan)
    /// Delivers what was taken before the call. Returns whether all of it was settled within the time given.
    func forceFlush(within timeout: Duration) async -> Bool
    /// Delivers what it can, then refuses further spans. Returns whether all was settled within the time given.
    func shutdown(within timeout: Duration) async -> Bool
    /// Where every span went so far.
    var statistics: PipelineStatistics { get }
}
