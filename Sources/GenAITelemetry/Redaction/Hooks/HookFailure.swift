// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why code of the application's could not do its part of redaction.
///
/// Whatever the reason, the value is withheld.
enum HookFailure: String, Error, Hashable, Sendable, CaseIterable {
    /// It threw.
    case threw = "hook_threw"
    /// It took longer than it may, or one before has not come back yet.
    case stalled = "hook_stalled"
    /// So many spans ended at once that its turn did not come in time.
    case busy = "hook_busy"
    /// It answered what cannot be.
    case nonsense = "hook_nonsense"
    /// It ended a span itself.
    case recursion = "hook_recursion"
    /// The system has no thread to give, or the process is a fork.
    case unavailable = "hook_unavailable"
}
