// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How much content leaves the process.
public enum CapturePolicy: String, Hashable, Sendable, CaseIterable {
    /// No content: sizes, counts and roles stand in its place. The default.
    case none
    /// Content after every detector and key rule has been over it.
    case redacted
    /// Content as it is; credentials are still taken out.
    case full
}
