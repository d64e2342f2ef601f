// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct CompositePropagatorTests {
    private func select(_ names: String?) -> (fields: [String], warnings: [String]) {
        var warnings: [String] = []
        let propagator = CompositePropagator(names: names) { warnings.append($0) }
        return (propagator.fields, warnings)
    }

    private static let traceContext = ["traceparent", "tracestate"]

    @Test(arguments: [nil, "", " ", ",", " , ,"])
    func `nothing means the standard`(names: String?) {
        #expect(select(names) == (Self.traceContext + ["baggage"], []))
    }

    @Test func `names are taken in order, once, in any case`() {
        #expect(select("tracecontext,baggage") == (Self.traceContext + ["baggage"], []))
        #expect(select("baggage, TraceContext ,baggage") == (["baggage"] + Self.traceContext, []))
        #expect(select("tracecontext") == (Self.traceContext, []))
        #expect(select("none") == ([], []))
        #expect(select("none,none") == ([], []))
    }

    @Test(arguments: ["b3", "b3multi", "jaeger", "xray", "ottrace", "B3"])
    func `a propagator of others is ignored with a sentence that helps`(name: String) {
        let (fields, warnings) = select("\(name),tracecontext,\(name)")
        #expect(fields == Self.traceContext)
        #expect(warnings.count == 1)
        #expect(warnings[0].contains(name.lowercased()))
        #expect(warnings[0].contains("traceparent"))
    }

    @Test func `an unknown name is ignored and not repeated`() {
        let (fields, warnings) = select("hunter2,baggage")
        #expect(fields == ["baggage"])
        #expect(warnings.count == 1)
        #expect(!warnings[0].contains("hunter2"))
    }

    @Test func `only unknown names mean the standard, and none beats everything`() {
        #expect(select("b3").fields == Self.traceContext + ["baggage"])
        #expect(select("b3").warnings.count == 2)
        #expect(select("none,baggage").fields.isEmpty)
        #expect(select("none,baggage").warnings.count == 1)
    }

    @Test func `no text is a crash`() {
        for text in [
            "\0", "é,\u{FFFD}", String(repeating: "a,", count: 1_000_000), String(repeating: "x", count: 1_000_000),
        ] {
            #expect(select(text).fields == Self.traceContext + ["baggage"])
        }
    }

    @Test func `every propagator has its turn, in order`() {
        struct Recorder: Propagator {
            let name: String
            var fields: [String] { [name] }
            func extract(from carrier: some ReadableCarrier, into context: inout PropagationContext) {
                context.baggage[name] = carrier.values(of: name).first
                context.baggage["last"] = name
            }
            func inject(_ context: PropagationContext, into carrier: inout some WritableCarrier) {
                carrier.set(context.baggage["last"], of: name)
            }
        }
        let propagator = CompositePropagator([Recorder(name: "one"), Recorder(name: "two")])
        var context = PropagationContext()
        propagator.extract(from: ["ONE": "1", "Two": "2"], into: &context)
        #expect(context.baggage == ["one": "1", "last": "two", "two": "2"])
        var headers: [String: String] = [:]
        propagator.inject(context, into: &headers)
        #expect(headers == ["one": "two", "two": "two"])
    }
}
