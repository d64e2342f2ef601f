// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A stage that alters a span before anything is stored or sent.
///
/// Redactors run in the order they were given, on the thread that ends the span, before the queue: raw content never
/// sits in a queue, a spool or a retry buffer. A redactor must not block and must be harmless when run twice. Prove your
/// own with `RedactorContract` from `GenAITelemetryTesting`.
public protocol Redactor: Sendable {
    /// Alters the span in place.
    func redact(_ span: inout SpanRecord)
}
