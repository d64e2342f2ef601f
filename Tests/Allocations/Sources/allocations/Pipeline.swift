// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Takes every batch at once: what lies behind the queue is not measured.
struct NullExporter: SpanExporter {
    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult { .accepted }
    func forceFlush() async throws(ExportError) {}
    func shutdown() async {}
}

/// The pipeline of a real application up to its exporter: default redaction, queue, batches.
func makePipeline(sampler: any Sampler) throws -> Telemetry {
    Telemetry(
        resource: Resource(service: "allocations"), processors: [try BatchSpanProcessor(exporter: NullExporter())],
        sampler: sampler)
}
