// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// An exporter that can do a part of its work on a batch while an earlier one is on its way.
///
/// Encoding takes a processor and sending takes time. One after the other, a busy application waits for both; a processor
/// that finds a full batch in its queue has it prepared while it waits for an answer. Deliveries still never overlap.
package protocol PreparingSpanExporter: SpanExporter {
    /// Does at once what needs no destination, and returns what is left to do.
    ///
    /// What is returned is called once at most, and keeps nothing of the batch but what it needs.
    func prepare(_ batch: SpanBatch) -> @Sendable () async -> Result<ExportResult, ExportError>
}
