// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct CarrierTests {
    @Test func `a dictionary finds names in any case and sets them as they are given`() {
        var headers = ["Baggage": "a=1", "accept": "*/*"]
        #expect(headers.values(of: "baggage") == ["a=1"])
        #expect(headers.values(of: "bagage").isEmpty)
        headers.set("b=2", of: "baggage")
        #expect(headers == ["baggage": "b=2", "accept": "*/*"])
        headers.set(nil, of: "baggage")
        #expect(headers == ["accept": "*/*"])
    }

    @Test func `a list finds every value in order and sets one`() {
        var headers = [("Baggage", "a=1"), ("accept", "*/*"), ("BAGGAGE", "b=2")]
        #expect(headers.values(of: "baggage") == ["a=1", "b=2"])
        headers.set("c=3", of: "baggage")
        #expect(headers.map(\.0) == ["accept", "baggage"])
        #expect(headers.values(of: "baggage") == ["c=3"])
    }

    @Test func `only ASCII letters have a case`() {
        #expect(["trace\u{212A}": "1"].values(of: "tracek").isEmpty)
        #expect(["a[": "1"].values(of: "a{").isEmpty)
    }

    @Test func `environment variables carry a context to a child process`() throws {
        let span = SpanContext(traceID: try #require(TraceID(high: 1, low: 2)), spanID: try #require(SpanID(3)))
        let context = PropagationContext(spanContext: span, baggage: ["a": "1"])
        var carrier = EnvironmentCarrier(["PATH": "/bin"])
        CompositePropagator.standard.inject(context, into: &carrier)
        #expect(
            carrier.variables == [
                "PATH": "/bin", "TRACEPARENT": "00-00000000000000010000000000000002-0000000000000003-01",
                "BAGGAGE": "a=1",
            ])
        var read = PropagationContext()
        CompositePropagator.standard.extract(from: carrier, into: &read)
        #expect(read.spanContext?.traceID == span.traceID)
        #expect(read.baggage == context.baggage)
    }

    @Test func `names of variables are made of capitals, digits and underscores`() {
        var carrier = EnvironmentCarrier()
        carrier.set("1", of: "x-b3-traceid")
        carrier.set("2", of: "9é")
        #expect(carrier.variables == ["X_B3_TRACEID": "1", "_9__": "2"])
        #expect(carrier.values(of: "X-B3-TraceId") == ["1"])
    }

    @Test func `the process's own variables are read by name`() {
        #expect(EnvironmentCarrier.process(fields: ["path"]).variables["PATH"]?.isEmpty == false)
        #expect(EnvironmentCarrier.process(fields: ["no-such-variable"]).variables.isEmpty)
    }
}
