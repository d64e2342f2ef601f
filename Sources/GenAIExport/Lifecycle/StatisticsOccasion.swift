// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A moment at which a pipeline says how it is.
public enum StatisticsOccasion: String, Hashable, Sendable, CaseIterable {
    /// When the process exits, or ends by a signal that `Telemetry.shutdown(onSignals:within:)` listens to.
    case exit
    /// On every signal SIGUSR1.
    case userSignal = "sigusr1"
}
