// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// A telemetry whose spans, ids and times a test knows.
struct Recorder {
    let collected = CollectingSpanProcessor()
    let clock = ManualClock()
    let telemetry: Telemetry

    init(
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()), limits: SpanLimits = SpanLimits(),
        content: CapturePolicy = .full, redactors: [any Redactor] = [],
        idGenerator: any IDGenerator = SequentialIDGenerator(), prices: PriceTable? = nil,
        diagnostics: Diagnostics = .silent
    ) {
        telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [collected],
            redaction: RedactionStage(policy: RedactionPolicy(content: content), redactors: redactors),
            sampler: sampler, limits: limits, idGenerator: idGenerator, clock: clock, prices: prices,
            diagnostics: diagnostics)
    }

    var tracer: Tracer { telemetry.tracer }
    /// The records of the spans, in the order in which they ended.
    var records: [SpanRecord] { collected.records }
    /// The records by the names of the spans, which are the names of their operations.
    subscript(name: String) -> SpanRecord? {
        records.first { $0.operation(as: Generic.self)?.name == name }
    }
}
