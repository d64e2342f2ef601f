// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a detector cannot be made.
public struct DetectorError: Error, Hashable, Sendable {
    /// The rule id that was asked for.
    public let kind: String
    /// What is wrong with it, as the rest of a sentence; what the detector looks for never stands in it.
    public let reason: String

    /// Creates an error.
    public init(_ kind: String, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}

extension DetectorError: CustomStringConvertible {
    /// What cannot be used and why, in one sentence.
    public var description: String { "The detector \(kind) cannot be used: \(reason)." }
}
