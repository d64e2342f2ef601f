// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// Records spans with predictable ids and times, and keeps them.
struct Recorder {
    let clock = ManualClock(wallTime: 1_700_000_000_000_000_000)
    private let processor = CollectingSpanProcessor()
    private let ids = SequentialIDGenerator()

    var spans: [SealedSpan] { processor.spans }

    /// A pipeline that ends here, with content as it is.
    func telemetry(_ resource: Resource = Resource(service: "test"), limits: SpanLimits = SpanLimits()) -> Telemetry {
        Telemetry(
            resource: resource, processors: [processor],
            redaction: RedactionStage(policy: RedactionPolicy(content: .full)), limits: limits, idGenerator: ids,
            clock: clock)
    }

    /// A span of some work of a second, with whatever a closure adds to it.
    static func span(_ operation: Generic = Generic("work"), _ change: (Span<Generic>) -> Void = { _ in }) -> SealedSpan
    {
        let recorder = Recorder()
        let span = recorder.telemetry().tracer.startSpan(operation, parent: .none)
        change(span)
        recorder.clock.advance(by: .seconds(1))
        span.end()
        return recorder.spans[0]
    }
}
