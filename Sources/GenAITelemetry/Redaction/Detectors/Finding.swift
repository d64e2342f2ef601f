// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Something that a detector found in a text.
struct Finding: Hashable, Sendable {
    /// Where, in bytes.
    let range: Range<Int>
    /// The rule id.
    let kind: String
    /// What it is.
    let dataClass: Detector.DataClass
}
