// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where the spans went that processes which are gone had left on disk.
///
/// The books balance as well: `found = exported + rejected + failed + dropped + spooled`.
public struct RecoveredSpans: Hashable, Sendable {
    /// Spans that were found, those that are damaged included.
    public var found = 0
    /// Spans that the destination took.
    public var exported = 0
    /// Spans that the destination refused in an otherwise successful answer.
    public var rejected = 0
    /// Spans whose export was given up, by reason.
    public var failed: [String: Int] = [:]
    /// Spans that will not be exported, by reason.
    public var dropped: [DropReason: Int] = [:]
    /// Spans that still wait.
    public var spooled = 0

    /// Creates books in which nothing has happened.
    public init() {}

    /// Whether every span that was found is accounted for exactly once.
    public var isBalanced: Bool {
        found == exported + rejected + spooled + failed.values.reduce(0, +) + dropped.values.reduce(0, +)
    }
}
