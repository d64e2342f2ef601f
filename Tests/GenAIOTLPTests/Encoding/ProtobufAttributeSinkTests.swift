// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import Testing

@testable import GenAIOTLP

struct ProtobufAttributeSinkTests {
    /// Sets every kind of value, and some names a second time.
    private struct TestConvention: SemanticConvention {
        let schemaURL: StaticString = ""
        func spanName(for span: borrowing SpanRecord) -> SpanName { "test" }

        func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
            sink.set("constant", constant: "é")
            sink.set("empty.constant", constant: "")
            sink.set("text", "")
            sink.set("int", Int64.min)
            sink.set("double", 3.0)
            sink.set("bool", false)
            sink.set("texts", count: 0) { _ in "" }
            sink.set("value", AttributeValue.empty)
            sink.setJSON("json") { $0.array { $0.string("\u{0}\"") } }
            sink.setJSON("json.empty") { _ in }
            sink.set(dynamic: "int", "replaced")
            sink.set(dynamic: "", "a name that is empty")
            sink.set(dynamic: "free", .map([:]))
            sink.set(dynamic: "free", .array([]))
            sink.set(dynamic: "free.bytes", .bytes([]))
            sink.set(dynamic: "nul\u{0}name", "nul\u{0}text")
            for index in 0..<200 { sink.set(dynamic: "many.\(index)", AttributeValue(integerLiteral: Int64(index))) }
        }
    }

    @Test func `every kind of value arrives as what it was, and a name that is set again holds the later value`() throws
    {
        var expected: Attributes = [
            "constant": "é", "empty.constant": "", "text": "", "int": "replaced", "double": .double(3), "bool": false,
            "texts": .array([]), "value": .empty, "json": "[\"\\u0000\\\"\"]", "json.empty": "", "free": .array([]),
            "free.bytes": .bytes([]), "nul\u{0}name": "nul\u{0}text",
        ]
        for index in 0..<200 { expected["many.\(index)"] = AttributeValue(integerLiteral: Int64(index)) }
        let span = try encoded([Recorder.span()], TestConvention()).spans[0]
        #expect(span.attributes == expected)
        #expect(OTLPTraces([Recorder.span()], convention: TestConvention()).spans[0].attributes == expected)
    }

    @Test func `a name is on the wire once, though it was set twice`() {
        var encoder = TraceRequestEncoder()
        let bytes = encoder.encode([Recorder.span()], convention: TestConvention()).bytes
        let name = Array("free".utf8) + [0x12]  // The name, and the tag of its value.
        let occurrences = bytes.indices.filter { bytes[$0...].starts(with: name) }
        #expect(occurrences.count == 1)
    }

    @Test(arguments: [0, 1, 30, 31, 32, 46, 47, 64, 90])
    func `values nested deeper than readers accept become empty, and the rest arrives`(_ levels: Int) throws {
        for isMap in [false, true] {
            var value = AttributeValue.string("innermost")
            for _ in 0..<levels { value = isMap ? .map(["inner": value]) : .array([value]) }
            var traces = OTLPTraces([Recorder.span()], convention: FreeConvention())
            traces.resourceSpans[0].scopeSpans[0].spans[0].attributes["deep"] = value
            let decoded = try OTLPTraces(protobuf: traces.protobuf().bytes)
            #expect(try OTLPTraces(json: traces.json()) == decoded)
            // Request, resource spans, scope spans, span, attribute, value; one less in a span than in an event.
            let kept = isMap ? (100 - 7) / 3 : (100 - 7) / 2
            #expect(decoded.spans[0].attributes["deep"]?.levels == min(levels, kept))
            #expect((decoded.spans[0].attributes["deep"] == value) == (levels <= kept))
        }
    }
}

extension AttributeValue {
    /// How many containers lie around the innermost value.
    fileprivate var levels: Int {
        switch self {
        case .array(let elements): 1 + (elements.first?.levels ?? 0)
        case .map(let attributes): 1 + (attributes.first?.value.levels ?? 0)
        default: 0
        }
    }
}
