// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What follows an attempt to export.
package enum RetryDecision: Hashable, Sendable {
    /// The server has it. What it says about single items stands in the body.
    case accepted
    /// Send the same bytes again after this wait.
    case retry(after: Duration)
    /// Give up, for this reason.
    case fail(ExportFailure)
}
