// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// What an application does: a server that continues a caller's trace, a client that passes it on.
@Suite struct PropagationTests {
    private let collected = CollectingSpanProcessor()
    private let incoming = [
        "Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03", "tracestate": "rojo=1",
        "baggage": "tenant=acme",
    ]

    private func telemetry(
        policy: OutboundPolicy = OutboundPolicy(), sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()),
        propagator: any Propagator = CompositePropagator.standard
    ) -> Telemetry {
        Telemetry(
            resource: Resource(service: "test"), processors: [collected], sampler: sampler,
            idGenerator: SequentialIDGenerator(), propagator: propagator, outboundPolicy: policy)
    }

    @Test func `a server continues the caller's trace and its client passes it on`() async {
        let policy = OutboundPolicy(baggage: .only(["*.internal"]))
        await withTelemetry(telemetry(policy: policy)) {
            await withExtractedContext(from: incoming) {
                await withSpan(.span("serve")) { _ in
                    await Task.yield()
                    var headers = [("accept", "*/*")]
                    TelemetryContext.inject(into: &headers, host: "search.internal:8080")
                    #expect(
                        Dictionary(uniqueKeysWithValues: headers) == [
                            "accept": "*/*", "traceparent": "00-0af7651916cd43dd8448eb211c80319c-0000000000000001-03",
                            "tracestate": "rojo=1", "baggage": "tenant=acme",
                        ])
                    var foreign: [String: String] = [:]
                    TelemetryContext.inject(into: &foreign, host: "api.openai.com")
                    #expect(foreign["baggage"] == nil)
                    #expect(foreign["traceparent"] != nil)
                }
            }
        }
        let record = collected.records.first
        #expect(record?.parent?.spanID.description == "b7ad6b7169203331")
        #expect(record?.parent?.isRemote == true)
        #expect(record?.context.traceID.description == "0af7651916cd43dd8448eb211c80319c")
        #expect(record?.context.isRemote == false)
    }

    @Test func `a caller inside a span of ours takes its place`() {
        withTelemetry(telemetry()) {
            withSpan(.span("loop")) { _ in
                withExtractedContext(from: incoming) { withSpan(.span("message")) { _ in } }
                withSpan(.span("next")) { _ in }
            }
        }
        #expect(collected.records.map(\.parent?.spanID.description) == ["b7ad6b7169203331", "0000000000000001", nil])
    }

    @Test func `headers without a valid context change nothing`() {
        withTelemetry(telemetry()) {
            withBaggage(["a": "1"]) {
                withSpan(.span("outer")) { outer in
                    for headers in [[:], ["traceparent": "zz-\(String(repeating: "z", count: 52))", "baggage": "="]] {
                        withExtractedContext(from: headers) {
                            #expect(TelemetryContext.spanContext == outer.context)
                            #expect(Baggage.current == ["a": "1"])
                        }
                    }
                }
            }
        }
    }

    @Test func `a caller that is not trusted is only pointed to`() {
        withTelemetry(telemetry()) {
            let caller = TelemetryContext.extract(from: incoming)
            let links = caller.spanContext.map { [SpanLink($0)] } ?? []
            withSpan(.span("edge"), parent: .none, links: links) { _ in }
        }
        #expect(collected.records.first?.parent == nil)
        #expect(collected.records.first?.links.first?.context.spanID.description == "b7ad6b7169203331")
        #expect(collected.records.first?.links.first?.context.traceState.headerValue == "rojo=1")
    }

    @Test func `without a span nothing is injected`() {
        withTelemetry(telemetry(policy: OutboundPolicy(baggage: .all))) {
            var headers: [String: String] = [:]
            TelemetryContext.inject(into: &headers, host: "localhost")
            #expect(headers.isEmpty)
        }
    }

    @Test func `a span that is not sampled passes on that it is not`() {
        withTelemetry(telemetry(sampler: AlwaysOffSampler())) {
            withSpan(.span("quiet")) { _ in
                var headers: [String: String] = [:]
                TelemetryContext.inject(into: &headers)
                #expect(headers == ["traceparent": "00-00000000000000000000000000000001-0000000000000001-00"])
            }
        }
        #expect(collected.records.isEmpty)
    }

    @Test func `a service without telemetry passes on what it got`() {
        withExtractedContext(from: incoming) {
            var headers: [String: String] = [:]
            CompositePropagator.standard.inject(.current, into: &headers)
            #expect(headers["traceparent"] == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03")
            #expect(headers["tracestate"] == "rojo=1")
        }
    }

    @Test func `a span that outlives its scope injects itself`() {
        let span = telemetry().tracer.startSpan(.span("job"))
        var headers: [String: String] = [:]
        span.inject(into: &headers)
        #expect(headers["traceparent"] == "00-00000000000000000000000000000001-0000000000000001-01")
    }

    @Test func `the propagator of the telemetry decides what is read and written`() {
        withTelemetry(telemetry(propagator: CompositePropagator([]))) {
            withExtractedContext(from: incoming) {
                #expect(TelemetryContext.spanContext == nil)
                withSpan(.span("alone")) { _ in
                    var headers: [String: String] = [:]
                    TelemetryContext.inject(into: &headers)
                    #expect(headers.isEmpty)
                }
            }
        }
    }

    @Test func `a context that was extracted before can be entered later`() async {
        await withTelemetry(telemetry()) {
            let context = TelemetryContext.extract(from: incoming)
            await Task.detached { [telemetry = telemetry()] in
                withTelemetry(telemetry) {
                    withExtractedContext(context) { withSpan(.span("later")) { _ in } }
                }
            }.value
        }
        #expect(collected.records.first?.parent?.spanID.description == "b7ad6b7169203331")
    }
}
