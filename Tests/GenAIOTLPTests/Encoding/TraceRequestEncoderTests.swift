// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@testable import GenAIOTLP

struct TraceRequestEncoderTests {
    @Test func `the bytes of a small span are known`() {
        let recorder = Recorder()
        let telemetry = recorder.telemetry(Resource(attributes: ["service.name": "s"], schemaURL: "u"))
        let span = telemetry.tracer("lib", version: "1").startSpan(.span("work"), parent: .none, attributes: ["k": 1])
        recorder.clock.advance(by: .nanoseconds(2))
        span.end()
        var encoder = TraceRequestEncoder()
        let request = encoder.encode(recorder.spans, convention: FreeConvention(schemaURL: "v"))

        let resource =
            attribute("service.name", "s") + attribute("telemetry.sdk.name", "genai-telemetry")
            + attribute("telemetry.sdk.language", "swift") + attribute("telemetry.sdk.version", Library.version)
        let scope = field(1, "lib") + field(2, "1")
        let spanBytes: [UInt8] =
            field(1, [UInt8](repeating: 0, count: 15) + [1]) + field(2, [UInt8](repeating: 0, count: 7) + [1])
            + field(5, "work") + [6 << 3, 1]
            + [7 << 3 | 1, 0x00, 0x00, 0x2A, 0x36, 0xFE, 0x9C, 0x97, 0x17]
            + [8 << 3 | 1, 0x02, 0x00, 0x2A, 0x36, 0xFE, 0x9C, 0x97, 0x17]
            + field(9, field(1, "k") + field(2, [3 << 3, 1]))
            + [0x85, 0x01, 0x01, 0x01, 0x00, 0x00]  // Field 16, fixed32: sampled, and a parent that is not remote.
        let scopeSpans = field(1, scope) + field(2, spanBytes) + field(3, "v")
        #expect(request.bytes == field(1, field(1, resource) + field(2, scopeSpans) + field(3, "u")))
    }

    private func attribute(_ name: String, _ text: String) -> [UInt8] {
        field(1, field(1, name) + field(2, field(1, text)))
    }

    /// A length-delimited field of the wire format, shorter than 16 KiB.
    private func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length =
            content.count < 128
            ? [UInt8(content.count)] : [UInt8(content.count & 0x7F | 0x80), UInt8(content.count >> 7)]
        return [number << 3 | 2] + length + content
    }

    private func field(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

    @Test func `no spans are no bytes`() {
        var encoder = TraceRequestEncoder()
        let request = encoder.encode([], convention: PlainConvention())
        #expect(request.byteCount == 0)
        #expect(request.spanCount == 0)
        #expect(request.bytes.isEmpty)
    }

    @Test func `the same spans give the same bytes, whatever was encoded before`() {
        var random = SplitMix(seed: freshSeed())
        let spans = random.spans(20)
        var used = TraceRequestEncoder()
        let first = used.encode(spans, convention: PlainConvention()).bytes
        _ = used.encode(random.spans(20), convention: GenAIConvention())
        var fresh = TraceRequestEncoder()
        #expect(used.encode(spans, convention: PlainConvention()).bytes == first)
        #expect(fresh.encode(spans, convention: PlainConvention()).bytes == first)
    }

    @Test func `a request keeps its bytes when the encoder goes on and away`() {
        func encode() -> (EncodedRequest, [UInt8]) {
            var encoder = TraceRequestEncoder()
            let request = encoder.encode([Recorder.span()], convention: PlainConvention())
            let bytes = request.bytes
            _ = encoder.encode([Recorder.span(), Recorder.span()], convention: PlainConvention())
            return (request, bytes)
        }
        let (request, bytes) = encode()
        #expect(request.bytes == bytes)
    }

    @Test func `spans are grouped by resource and scope in the order of their first appearance`() throws {
        let recorder = Recorder()
        let (one, two) = (recorder.telemetry(Resource(service: "one")), recorder.telemetry(Resource(service: "two")))
        let tracers = [
            two.tracer("b", version: "1"), one.tracer("a"), two.tracer("a"), two.tracer("b", version: "1"),
            one.tracer("a"), two.tracer("b", version: "2"),
        ]
        for (index, tracer) in tracers.enumerated() { tracer.startSpan(.span("\(index)"), parent: .none).end() }
        let traces = try encoded(recorder.spans, FreeConvention(schemaURL: "https://x"))
        let outline = traces.resourceSpans.map { resource in
            resource.scopeSpans.map { "\($0.scope.name)\($0.scope.version ?? "") " + $0.spans.map(\.name).joined() }
        }
        #expect(outline == [["b1 03", "a 2", "b2 5"], ["a 14"]])
        #expect(traces.resourceSpans.map { $0.attributes["service.name"] } == ["two", "one"])
        #expect(
            traces.resourceSpans.flatMap { $0.scopeSpans.map(\.schemaURL) } == Array(repeating: "https://x", count: 4))
    }

    @Test func `a span that is lent already is reported as skipped`() {
        let (span, other) = (Recorder.span(), Recorder.span())
        let request = span.withRecord { _ in
            var encoder = TraceRequestEncoder()
            return encoder.encode([other, span, other], convention: PlainConvention())
        }
        #expect(request?.skippedIndexes == [1])
        #expect(request?.spanCount == 2)
    }

    @Test func `an empty name becomes what the span is about`() throws {
        let recorder = Recorder()
        let tracer = recorder.telemetry().tracer
        tracer.startSpan(.span(""), parent: .none).end()
        tracer.startSpan(.retrieval(), parent: .none).end()
        let event = tracer.startSpan(.span("event"), parent: .none)
        event.addEvent("")
        event.end()
        let spans = try encoded(recorder.spans).spans
        #expect(spans.map(\.name) == ["unnamed", "retrieval", "event"])
        #expect(spans[2].events.map(\.name) == ["unnamed"])
    }

    @Test(arguments: [
        (SpanStatus.unset, OTLPSpan.Status.Code.unset, ""), (.ok, .ok, ""), (.error("E"), .error, ""),
        (.error("E", message: "why"), .error, "why"), (.timeout, .error, ""), (.cancelled, .error, ""),
    ])
    func `an outcome becomes one of OTLP's three`(
        _ outcome: SpanStatus, _ code: OTLPSpan.Status.Code, _ message: String
    ) throws {
        let span = Recorder.span { $0.setStatus(outcome) }
        #expect(try encoded([span]).spans[0].status == OTLPSpan.Status(code, message: message))
    }

    @Test func `flags tell of the span itself, its parent and its links`() throws {
        let recorder = Recorder()
        let tracer = recorder.telemetry().tracer
        let (trace, id) = (try #require(TraceID(high: 1, low: 2)), try #require(SpanID(3)))
        let remote = SpanContext(
            traceID: trace, spanID: id, flags: [.sampled, .random], traceState: TraceState(validated: "a=b"),
            isRemote: true)
        let local = SpanContext(traceID: trace, spanID: id, flags: TraceFlags(rawValue: 0xF0))
        tracer.startSpan(.span("root"), parent: .none).end()
        tracer.startSpan(.span("child"), parent: .context(remote), links: [SpanLink(remote), SpanLink(local)]).end()
        let spans = try encoded(recorder.spans).spans
        #expect(spans.map(\.flags.rawValue) == [0x101, 0x303])
        #expect(spans[1].links.map(\.flags.rawValue) == [0x303, 0x1F0])
        #expect(spans[1].flags.isRemote == true)
        #expect(spans[1].links[1].flags.traceFlags.rawValue == 0xF0)
        #expect(spans.map(\.traceState) == ["", "a=b"])
        #expect(spans[1].links.map(\.traceState) == ["a=b", ""])
        #expect(spans.map(\.parentSpanIDBytes) == [[], id.bytes])
        #expect(spans[1].traceID == trace)
    }

    @Test func `what limits left out is told`() throws {
        var limits = SpanLimits()
        (limits.attributeCount, limits.eventCount, limits.linkCount) = (1, 1, 1)
        (limits.attributeCountPerEvent, limits.attributeCountPerLink) = (1, 1)
        let recorder = Recorder()
        let link = SpanLink(Recorder.span().context, attributes: ["a": 1, "b": 2, "c": 3])
        let span = recorder.telemetry(limits: limits).tracer.startSpan(
            .span("limited"), parent: .none, links: [link, link], attributes: ["a": 1, "b": 2, "c": 3])
        for _ in 0..<4 { span.addEvent("event", attributes: ["a": 1, "b": 2]) }
        span.end()
        let sent = try encoded(recorder.spans).spans[0]
        #expect([sent.droppedAttributesCount, sent.droppedEventsCount, sent.droppedLinksCount] == [2, 3, 1])
        #expect(sent.events.map(\.droppedAttributesCount) == [1])
        #expect(sent.links.map(\.droppedAttributesCount) == [2])
    }

    @Test func `one huge span does not hold its memory for ever`() {
        let huge = Recorder.span { $0.setAttribute("huge", .string(String(repeating: "x", count: 9_000_000))) }
        let small = Recorder.span()
        var encoder = TraceRequestEncoder()
        let before = encoder.encode([small], convention: PlainConvention()).bytes
        #expect(encoder.encode([huge], convention: PlainConvention()).byteCount > 9_000_000)
        #expect(encoder.encode([small], convention: PlainConvention()).bytes == before)
        #expect(encoder.heldByteCount < 2_000_000)
    }
}
