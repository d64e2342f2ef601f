// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

extension SplitMix {
    /// Spans of several resources and scopes, recorded the way applications record them.
    mutating func spans(_ count: Int) -> [SealedSpan] {
        let recorder = Recorder()
        let pipelines = (0..<1 + below(3)).map { index in
            recorder.telemetry(
                Resource(
                    attributes: attributes(below(4)),
                    schemaURL: happens(oneIn: 2) ? "https://example.com/resource/\(index)" : nil))
        }
        let tracers = pipelines.flatMap { pipeline in
            (0..<1 + below(3)).map { pipeline.tracer("library \($0)", version: happens(oneIn: 2) ? text() + "1" : nil) }
        }
        for _ in 0..<count { record(pick(tracers)) }
        return recorder.spans
    }

    private mutating func record(_ tracer: Tracer) {
        guard happens(oneIn: 3) else { return record(tracer, Generic(name())) }
        let operation: any SpanOperation = pick(SampleOperations.filled)
        record(tracer, operation)
    }

    private mutating func record(_ tracer: Tracer, _ operation: some SpanOperation) {
        let span = tracer.startSpan(
            operation, parent: happens(oneIn: 2) ? .none : .context(sampledContext()),
            kind: pick([nil] + SpanKind.allCases),
            links: (0..<below(3)).map { _ in SpanLink(context(), attributes: attributes(below(3))) },
            attributes: attributes(below(happens(oneIn: 10) ? 160 : 8)))
        for _ in 0..<below(3) {
            span.addEvent(text(), attributes: attributes(below(happens(oneIn: 10) ? 140 : 4)), at: next())
        }
        if happens(oneIn: 4) { span.setName(text()) }
        switch below(6) {
        case 0: span.setStatus(.ok)
        case 1: span.setStatus(.error("type", message: text()))
        case 2: span.setStatus(.timeout)
        case 3: span.setStatus(.cancelled)
        default: break
        }
        span.end()
    }

    private mutating func sampledContext() -> SpanContext {
        let context = context()
        return SpanContext(
            traceID: context.traceID, spanID: context.spanID, flags: context.flags.union(.sampled),
            traceState: context.traceState, isRemote: context.isRemote)
    }
}
