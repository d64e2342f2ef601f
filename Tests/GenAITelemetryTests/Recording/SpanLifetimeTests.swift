// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

struct SpanLifetimeTests {
    @Test func `a processor that keeps spans is freed with its pipeline`() {
        weak var processor: CollectingSpanProcessor?
        weak var telemetry: Telemetry?
        do {
            let collecting = CollectingSpanProcessor()
            let pipeline = Telemetry(resource: Resource(service: "test"), processors: [collecting])
            pipeline.tracer.startSpan(.span("ended")).end()
            #expect(collecting.spans.count == 1)
            (processor, telemetry) = (collecting, pipeline)
        }
        #expect(processor == nil)
        #expect(telemetry == nil)
    }

    @Test func `a span that has ended still tells its resource`() throws {
        let collecting = CollectingSpanProcessor()
        Telemetry(resource: Resource(service: "test"), processors: [collecting]).tracer.startSpan(.span("ended")).end()
        let span = try #require(collecting.spans.first)
        #expect(span.resource.attributes["service.name"] == "test")
    }
}
