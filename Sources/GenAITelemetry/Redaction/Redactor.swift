// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A stage that alters a span before anything is stored or sent.
///
/// Redactors run in the order they were given, when the span ends, before the queue: raw content never sits in a queue, a
/// spool or a retry buffer. They run before the built-in rules, on a thread of their own while the ender waits, and no
/// longer than ``RedactionStage`` allows. One that throws, takes longer, or changes the identity of the span costs
/// everything that it might have taken out: content, free attributes and texts go, the span stays. What it records itself
/// is not recorded. A trap in it ends the process; nothing can prevent that.
///
/// A redactor must be harmless when run twice. Prove your own with `RedactorContract` from `GenAITelemetryTesting`.
public protocol Redactor: Sendable {
    /// Alters the span in place.
    ///
    /// - Throws: Anything. What the span says is then withheld.
    func redact(_ span: inout SpanRecord) throws
}
