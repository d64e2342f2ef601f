// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing is wrong.
    case info
    /// The conventions ask for something else, or a backend shows less than was recorded.
    case warning
    /// Readers misunderstand or lose what was recorded.
    case error

    /// Whether one is less bad than another.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
