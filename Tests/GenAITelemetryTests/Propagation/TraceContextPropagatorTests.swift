// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

/// The cases of the W3C trace-context test suite, and some of our own, against the propagator alone.
@Suite struct TraceContextPropagatorTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"
    private static let span = "b7ad6b7169203331"
    private static let valid = "00-\(trace)-\(span)-01"

    private func extract(_ headers: [(String, String)]) -> SpanContext? {
        var context = PropagationContext()
        TraceContextPropagator().extract(from: headers, into: &context)
        return context.spanContext
    }

    private func extract(parent: String) -> SpanContext? { extract([("traceparent", parent)]) }

    private func inject(_ context: SpanContext?, over headers: [(String, String)] = []) -> [String: String] {
        var carrier = headers
        TraceContextPropagator().inject(PropagationContext(spanContext: context), into: &carrier)
        return Dictionary(uniqueKeysWithValues: carrier)
    }

    // MARK: traceparent

    @Test func `the identity of the caller's span is read`() throws {
        let context = try #require(extract(parent: Self.valid))
        #expect(context.traceID.description == Self.trace)
        #expect(context.spanID.description == Self.span)
        #expect(context.flags == .sampled)
        #expect(context.isRemote)
        #expect(context.traceState.isEmpty)
    }

    @Test(arguments: ["TraceParent", "TrAcEpArEnT", "TRACEPARENT", "traceparent"])
    func `the name of the header is found in any case`(name: String) {
        #expect(extract([(name, Self.valid)]) != nil)
    }

    @Test(arguments: ["trace-parent", "trace.parent", "traceparent ", "xtraceparent", ""])
    func `another header is not taken for it`(name: String) {
        #expect(extract([(name, Self.valid)]) == nil)
    }

    @Test(arguments: [" \(valid)", "\t\(valid)", "\(valid) ", "\(valid)\t", "\t \(valid) \t"])
    func `white space around the value is ignored`(value: String) { #expect(extract(parent: value) != nil) }

    @Test func `of two parents neither is believed`() {
        let other = "00-\(Self.trace)-1111111111111111-01"
        #expect(extract([("traceparent", Self.valid), ("traceparent", other)]) == nil)
        #expect(extract([("traceparent", Self.valid), ("Traceparent", Self.valid)]) == nil)
        #expect(extract(parent: "\(Self.valid),\(Self.valid)") == nil)
    }

    @Test(arguments: [
        "cc-\(trace)-\(span)-01", "cc-\(trace)-\(span)-01-what-the-future-brings", "01-\(trace)-\(span)-01-",
    ])
    func `a later version is read as far as it is known`(value: String) throws {
        let context = try #require(extract(parent: value))
        #expect(context.traceID.description == Self.trace)
        #expect(context.flags == .sampled)
        #expect(inject(context)["traceparent"] == Self.valid)
    }

    @Test(arguments: [
        "", "-", "00", "00-", "---", "00-\(trace)-\(span)", "00-\(trace)-\(span)-", "00-\(trace)-\(span)-1",
        "00-\(trace)-\(span)-001", "00-\(trace)-\(span)-01.", "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-more",
        "cc-\(trace)-\(span)-01.more", "cc-\(trace)-\(span)-0", "ff-\(trace)-\(span)-01", "ff-\(trace)-\(span)-01-more",
        "FF-\(trace)-\(span)-01", "0-\(trace)-\(span)-01", "000-\(trace)-\(span)-01", ".0-\(trace)-\(span)-01",
        "0.-\(trace)-\(span)-01", "zz-\(trace)-\(span)-01", "CC-\(trace)-\(span)-01",
        "00-00000000000000000000000000000000-\(span)-01", "00-.af7651916cd43dd8448eb211c80319c-\(span)-01",
        "00-0af7651916cd43dd8448eb211c80319.-\(span)-01", "00-\(trace)0-\(span)-01", "00-0af7651916cd43dd-\(span)-01",
        "00-0AF7651916CD43DD8448EB211C80319C-\(span)-01", "00-\(trace)-0000000000000000-01",
        "00-\(trace)-.7ad6b7169203331-01", "00-\(trace)-b7ad6b716920333.-01", "00-\(trace)-\(span)1-01",
        "00-\(trace)-b7ad6b716920333-01", "00-\(trace)-B7AD6B7169203331-01", "00-\(trace)-\(span)-.0",
        "00-\(trace)-\(span)-0.", "00-\(trace)-\(span)-0G", "00-\(trace)-\(span)-0A", "00_\(trace)_\(span)_01",
        "00-\(trace)-\(span)-\u{FF10}1", "00-\(trace)-\(span)-é", "\(valid)\0", "\0\(valid)", "\(valid)\n",
        "+0-\(trace)-\(span)-01",
        "00-\(trace)-\(span)-+1", "00 \(trace)-\(span)-01",
    ])
    func `anything else is no parent`(value: String) { #expect(extract(parent: value) == nil) }

    @Test func `a parent that cannot be read leaves the context as it is`() throws {
        let span = try #require(extract(parent: Self.valid))
        let before = PropagationContext(spanContext: span, baggage: ["a": "1"])
        for headers in [[], [("traceparent", "zz-\(Self.trace)-\(Self.span)-01")], [("tracestate", "a=1")]] {
            var context = before
            CompositePropagator.standard.extract(from: headers, into: &context)
            #expect(context == before)
        }
    }

    @Test func `an enormous parent is not looked at`() {
        #expect(extract(parent: String(repeating: " ", count: 10_000_000) + Self.valid) == nil)
        #expect(
            extract(parent: "cc" + Self.valid.dropFirst(2) + "-" + String(repeating: "x", count: 10_000_000)) == nil)
    }

    // MARK: Flags

    @Test func `flags that nobody knows are not passed on`() throws {
        for byte in 0...255 {
            let hex = String(byte, radix: 16)
            let flags = String(repeating: "0", count: 2 - hex.count) + hex
            let context = try #require(extract(parent: "00-\(Self.trace)-\(Self.span)-\(flags)"))
            #expect(context.isSampled == (byte & 1 == 1))
            #expect(context.flags.contains(.random) == (byte & 2 == 2))
            #expect(inject(context)["traceparent"] == "00-\(Self.trace)-\(Self.span)-0\(byte & 3)")
        }
        let own = SpanContext(
            traceID: try #require(TraceID(hex: Self.trace)), spanID: try #require(SpanID(hex: Self.span)),
            flags: TraceFlags(rawValue: 0xFF))
        #expect(inject(own)["traceparent"] == "00-\(Self.trace)-\(Self.span)-03")
    }

    // MARK: tracestate

    @Test func `the state of several headers is joined in order`() throws {
        let context = try #require(
            extract([
                ("tracestate", "foo=1,bar=2"), ("traceparent", Self.valid), ("TraceState", "rojo=1,congo=2"),
                ("tracestate", ""), ("tracestate", " baz=3 "),
            ]))
        #expect(context.traceState.headerValue == "foo=1,bar=2,rojo=1,congo=2,baz=3")
    }

    @Test func `a damaged state never costs the parent`() {
        for state in ["foo", "foo=1,foo=2", "FOO=1", "\0", "=", String(repeating: "a=1,", count: 100_000)] {
            let context = extract([("traceparent", Self.valid), ("tracestate", state)])
            #expect(context != nil)
            #expect(context?.traceState == .empty)
        }
    }

    @Test func `a state without a parent goes nowhere`() {
        #expect(extract([("tracestate", "foo=1")]) == nil)
        #expect(extract([("traceparent", "garbage"), ("tracestate", "foo=1")]) == nil)
    }

    // MARK: Writing

    @Test func `what was read is written again`() throws {
        let headers = ["traceparent": Self.valid, "tracestate": "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"]
        var context = PropagationContext()
        TraceContextPropagator().extract(from: headers, into: &context)
        #expect(inject(context.spanContext) == headers)
    }

    @Test func `headers of another parent are replaced, in whatever case they stand`() throws {
        let context = try #require(extract(parent: Self.valid))
        let old = [("TraceParent", "old"), ("traceparent", "older"), ("Tracestate", "old=1"), ("accept", "*/*")]
        #expect(inject(context, over: old) == ["accept": "*/*", "traceparent": Self.valid])
    }

    @Test func `without a span nothing is written`() { #expect(inject(nil, over: [("a", "b")]) == ["a": "b"]) }
}
