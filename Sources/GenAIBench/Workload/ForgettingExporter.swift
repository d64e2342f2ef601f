// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// An exporter that takes everything at once and keeps nothing.
struct ForgettingExporter: SpanExporter {
    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult { .accepted }
    func forceFlush() async throws(ExportError) {}
    func shutdown() async {}
}

#endif
