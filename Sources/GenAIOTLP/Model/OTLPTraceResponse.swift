// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a server answers to a request it took: everything was accepted, or not quite.
public struct OTLPTraceResponse: Hashable, Sendable {
    /// How many spans the server says it refused.
    ///
    /// Hostile until ``rejectedCount(ofSent:)`` has bounded it.
    public var rejectedSpans: Int64
    /// What it says about that, or a warning when nothing was refused.
    ///
    /// Hostile text.
    public var errorMessage: String

    /// Creates an answer; without arguments, that everything was accepted.
    public init(rejectedSpans: Int64 = 0, errorMessage: String = "") {
        self.rejectedSpans = rejectedSpans
        self.errorMessage = errorMessage
    }

    /// How many spans were refused: never fewer than none and never more than were sent, whatever the server says.
    public func rejectedCount(ofSent sentCount: Int) -> Int {
        Int(clamping: min(max(rejectedSpans, 0), Int64(clamping: max(sentCount, 0))))
    }
}
