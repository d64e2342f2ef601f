// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

@Suite struct SpanTests {
    // MARK: Ending

    @Test func `a span that ends twice is recorded once`() {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.span("once"))
        #expect(span.isRecording)
        span.end()
        span.end()
        span.end(throwing: CancellationError())
        #expect(!span.isRecording)
        recorder.tracer.withSpan(.span("early")) { span in span.end() }
        #expect(recorder.records.count == 2)
        #expect(recorder.records.allSatisfy { $0.status == .unset })
    }

    @Test func `many threads that end one span record it once`() async {
        let recorder = Recorder()
        for _ in 0..<50 {
            let span = recorder.tracer.startSpan(.span("contended"))
            _ = await onThreads(8) { number in
                span.setAttribute("thread", .int(Int64(number)))
                span.end()
            }
        }
        #expect(recorder.records.count == 50)
        #expect(recorder.collected.statistics.isBalanced)
    }

    @Test func `what comes after the end changes nothing`() throws {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI))
        span.responseModel = "before"
        span.end()
        span.responseModel = "after"
        span.update { $0.usage.input = 1 }
        span.setAttribute("a", 1)
        span.setName("late")
        span.addEvent("late")
        span.setStatus(.ok)
        span.setCost(Cost(picounits: 1))
        span.recordException(CancellationError())
        if let context = span.context { span.addLink(context) }
        let record = try #require(recorder.records.first)
        #expect(record.operation(as: Inference.self)?.responseModel == "before")
        #expect(record.operation(as: Inference.self)?.usage.input == nil)
        #expect(record.attributes.isEmpty && record.events.isEmpty && record.links.isEmpty)
        #expect(record.name == nil && record.cost == nil && record.status == .unset)
    }

    @Test func `threads that write one span lose nothing`() async {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI))
        _ = await onThreads(8) { _ in
            for _ in 0..<1000 { span.update { $0.usage.input = ($0.usage.input ?? 0) + 1 } }
        }
        span.end()
        #expect(recorder.records.first?.operation(as: Inference.self)?.usage.input == 8000)
    }

    // MARK: From inside

    @Test func `a change from inside another change of the same span does nothing and does not wait`() {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI))
        span.update { inference in
            inference.responseModel = "outer"
            span.update { $0.responseModel = "inner" }
            span.setAttribute("inner", 1)
            span.addEvent("inner")
            span.end()
            #expect(span.responseModel == nil)
            #expect(span.isRecording)
            #expect(span.capturesContent)
        }
        #expect(span.responseModel == "outer")
        span.end()
        #expect(recorder.records.count == 1)
        #expect(recorder.records.first?.events.isEmpty == true)
        #expect(recorder.records.first?.attributes.isEmpty == true)
    }

    @Test func `a redactor that reaches for the span it redacts does no harm`() {
        final class Meddler: Redactor {
            let span = Mutex<Span<Generic>?>(nil)
            func redact(_ record: inout SpanRecord) {
                guard let span = span.withLock({ $0 }) else { return }
                span.setAttribute("meddled", true)
                span.end()
            }
        }
        let meddler = Meddler()
        let recorder = Recorder(redactors: [meddler])
        let span = recorder.tracer.startSpan(.span("meddled"))
        meddler.span.withLock { $0 = span }
        span.end()
        meddler.span.withLock { $0 = nil }  // or the span would keep its pipeline, and so itself, for ever
        #expect(recorder.records.count == 1)
        #expect(recorder.records.first?.attributes.isEmpty == true)
    }

    @Test func `a sealed span that is asked from inside its own loan does not trap`() throws {
        let recorder = Recorder()
        recorder.tracer.withSpan(.span("lent")) { _ in }
        let sealed = try #require(recorder.collected.spans.first)
        let inner = sealed.withRecord { _ in (sealed.withRecord { _ in 1 }, sealed.record.context) }
        #expect(inner?.0 == nil)
        #expect(inner?.1 == sealed.context)
    }

    @Test func `a span that is ended from inside a change of it ends when the change is done`() {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI))
        span.update { inference in
            inference.responseID = "before"
            span.end()
            inference.responseModel = "after"
        }
        #expect(!span.isRecording)
        #expect(recorder.records.map { $0.operation(as: Inference.self)?.responseModel } == ["after"])
    }

    @Test func `the last fields are set where the span ends, once`() {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI))
        span.end { inference in
            inference.responseModel = "last"
            span.update { $0.responseModel = "inner" }
            span.end()
        }
        span.end { $0.responseModel = "late" }
        let other = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI))
        other.update { inference in
            other.end { $0.responseID = "not now" }
            inference.responseModel = "outer"
        }
        #expect(recorder.records.map { $0.operation(as: Inference.self)?.responseModel } == ["last", "outer"])
        #expect(recorder.records.last?.operation(as: Inference.self)?.responseID == nil)
        #expect(recorder.collected.statistics.isBalanced)
    }

    // MARK: Limits

    @Test(arguments: [-1, Int.min])
    func `limits below zero are no limits that end the process`(number: Int) throws {
        var limits = SpanLimits()
        limits.attributeCount = number
        limits.eventCount = number
        limits.linkCount = number
        limits.attributeCountPerEvent = number
        limits.attributeCountPerLink = number
        limits.attributeValueLength = number
        limits.attributeValueDepth = number
        for eventCount in [number, 2] {
            limits.eventCount = eventCount
            limits.linkCount = eventCount
            let recorder = Recorder(limits: limits)
            let span = recorder.tracer.startSpan(.span("x"), attributes: ["a": "text", "b": .bytes([1, 2]), "c": [1]])
            span.addEvent("e", attributes: ["a": "text"])
            if let context = span.context { span.addLink(context, attributes: ["a": [[1]]]) }
            span.end()
            #expect(recorder.records.count == 1)
        }
    }

    @Test func `what goes beyond the limits is left out and counted`() throws {
        var limits = SpanLimits()
        limits.attributeCount = 2
        limits.eventCount = 2
        limits.linkCount = 2
        limits.attributeCountPerEvent = 1
        limits.attributeCountPerLink = 1
        let recorder = Recorder(limits: limits)
        let span = recorder.tracer.startSpan(.span("full"), attributes: ["a": 1, "b": 2, "c": 3])
        let context = try #require(span.context)
        span.setAttribute("d", 4)
        span.setAttribute("a", 5)
        for _ in 0..<4 { span.addEvent("e", attributes: ["a": 1, "b": 2, "c": 3]) }
        for _ in 0..<5 { span.addLink(context, attributes: ["a": 1, "b": 2]) }
        span.recordException(CancellationError())
        span.end()
        let record = try #require(recorder.records.first)
        #expect(record.attributes == ["a": 5, "b": 2])
        #expect(record.events.map(\.attributes) == [["a": 1], ["a": 1]])
        #expect(record.events.map(\.droppedAttributesCount) == [2, 2])
        #expect(record.links.map(\.droppedAttributesCount) == [1, 1])
        #expect(record.dropped.attributes == 2)
        #expect(record.dropped.events == 3)
        #expect(record.dropped.links == 3)
    }

    @Test func `links given at the start are limited too`() throws {
        var limits = SpanLimits()
        limits.linkCount = 1
        let recorder = Recorder(limits: limits)
        let context = try #require(recorder.tracer.startSpan(.span("other")).context)
        recorder.tracer.withSpan(.span("linked"), links: [SpanLink(context), SpanLink(context)]) { _ in }
        #expect(recorder.records.first?.links.count == 1)
        #expect(recorder.records.first?.dropped.links == 1)
    }

    @Test func `long texts are cut between scalars and deep values end in nothing`() throws {
        var limits = SpanLimits()
        limits.attributeValueLength = 3
        limits.attributeValueDepth = 2
        let recorder = Recorder(limits: limits)
        let span = recorder.tracer.startSpan(.span("long"))
        span.setAttribute("text", "añ😀b")
        span.setAttribute("list", ["long text", ["deeper"]])
        span.end()
        #expect(recorder.records.first?.attributes["text"] == "añ😀")
        #expect(recorder.records.first?.attributes["list"] == ["lon", .empty])
    }

    @Test func `JSON and messages are shortened text by text, so that they stay what they are`() throws {
        var limits = SpanLimits()
        limits.attributeValueLength = 6
        let recorder = Recorder(limits: limits)
        recorder.tracer.withSpan(.chat(model: "m", provider: .openAI)) { call in
            call.update {
                $0.input = .json(#"[{"role":"assistant","parts":[{"type":"text","content":"a long text"}]}]"#)
                $0.output = [
                    Message(
                        .assistant,
                        parts: [
                            .text("a long text"),
                            .blob(modality: "document", mediaType: "image/png", base64: "AAAABBBB"),
                        ], finishReason: .contentFilter)
                ]
                $0.systemInstructions = .json("{ broken JSON")
            }
        }
        let inference = try #require(recorder.records.first?.operation(as: Inference.self))
        #expect(
            inference.input == .value([["role": "assistant", "parts": [["type": "text", "content": "a long"]]]]))
        #expect(
            inference.output == [
                Message(
                    .assistant,
                    parts: [.text("a long"), .blob(modality: "document", mediaType: "image/png", base64: "AAAA")],
                    finishReason: .contentFilter)
            ])
        #expect(inference.systemInstructions == "{ brok")
    }

    // MARK: Association

    @Test func `ids of the surroundings stand on every span below`() async throws {
        let recorder = Recorder()
        await withTelemetry(recorder.telemetry) {
            await withAssociation(Association(conversation: "c1", tags: ["a"], metadata: ["k": 1, "l": 1])) {
                await withSpan(.span("outer")) { outer in
                    withAssociation(Association(user: "u1", tags: ["a", "b"], metadata: ["k": 2])) {
                        withSpan(.span("inner")) { _ in }
                    }
                    await Task.detached {
                        recorder.tracer.withSpan(.span("detached"), parent: .span(outer)) { _ in }
                        recorder.tracer.withSpan(.span("alone")) { _ in }
                    }.value
                    withSpan(.span("root"), parent: .none) { _ in }
                }
            }
        }
        let inner = try #require(recorder["inner"]?.association)
        #expect(inner.conversation == "c1" && inner.user == "u1" && inner.tags == ["a", "b"])
        #expect(inner.metadata == ["k": 2, "l": 1])
        for name in ["outer", "detached", "root"] {
            #expect(recorder[name]?.association.conversation == "c1")
            #expect(recorder[name]?.association.user == nil)
        }
        #expect(recorder["alone"]?.association.isEmpty == true)
    }

    @Test func `a request's own ids reach the spans below it`() {
        let recorder = Recorder()
        var request = Request(feature: "handbook")
        request.association = Association(session: "s1")
        withTelemetry(recorder.telemetry) {
            withAssociation(Association(conversation: "c1", session: "outer")) {
                withSpan(request) { _ in withSpan(.span("below")) { _ in } }
            }
        }
        #expect(recorder["below"]?.association.session == "s1")
        #expect(recorder["below"]?.association.conversation == "c1")
    }
}
