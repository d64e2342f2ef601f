// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What is kept, what is altered, and what it is called on a receipt.
public struct RedactionPolicy: Hashable, Sendable {
    /// How much content leaves the process.
    public var content: CapturePolicy
    /// What is looked for in texts.
    public var detectors: DetectorSet
    /// The name that stands on receipts.
    public var version: String

    /// Creates a policy.
    public init(content: CapturePolicy = .none, detectors: DetectorSet = .standard, version: String = "default-1") {
        self.content = content
        self.detectors = detectors
        self.version = version
    }
}
