// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import Testing

/// What stands in `params._meta`, in whatever shape a library has it.
@Suite struct MCPMetadataTests {
    /// A JSON value as a library of the protocol has one.
    private enum Value: Equatable {
        case string(String)
        case int(Int)

        var stringValue: String? { if case .string(let text) = self { text } else { nil } }
    }

    private static let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func `a dictionary of any kind of value is read by its texts`() {
        let meta: [String: Value] = [
            "traceparent": .string(Self.traceparent), "tracestate": .int(1), "progressToken": .string("p-1"),
        ]
        let metadata = MCPMetadata(meta, text: \.stringValue)
        #expect(metadata.fields == ["traceparent": Self.traceparent])
        #expect(MCPMetadata(nil as [String: Value]?, text: \.stringValue) == MCPMetadata())
    }

    @Test func `names are compared as they are and have no prefix`() {
        let meta: [String: Value] = [
            "Traceparent": .string(Self.traceparent), "io.opentelemetry/traceparent": .string(Self.traceparent),
        ]
        #expect(MCPMetadata(meta, text: \.stringValue).fields.isEmpty)
    }

    @Test func `what is written stands beside what was there, in place of another span's`() {
        var metadata = MCPMetadata()
        metadata.set(Self.traceparent, of: "traceparent")
        var meta: [String: Value]? = [
            "progressToken": .int(7), "tracestate": .string("old=1"), "baggage": .string("a=b"),
        ]
        metadata.write(into: &meta, as: Value.string)
        #expect(meta == ["progressToken": .int(7), "traceparent": .string(Self.traceparent)])
        var none: [String: Value]?
        metadata.write(into: &none, as: Value.string)
        #expect(none == ["traceparent": .string(Self.traceparent)])
    }

    @Test func `metadata that says nothing writes nothing and removes nothing`() {
        var meta: [String: Value]? = ["traceparent": .string(Self.traceparent)]
        MCPMetadata().write(into: &meta, as: Value.string)
        #expect(meta?.count == 1)
        var none: [String: Value]?
        MCPMetadata().write(into: &none, as: Value.string)
        #expect(none == nil)
        var params: AttributeValue = .empty
        MCPMetadata().write(intoParams: &params)
        #expect(params == .empty)
    }

    @Test func `parameters as JSON are read and written`() {
        var metadata = MCPMetadata()
        metadata.set(Self.traceparent, of: "traceparent")
        metadata.set("tenant=7", of: "baggage")
        var params: AttributeValue = ["name": "weather", "_meta": ["progressToken": 7]]
        metadata.write(intoParams: &params)
        let meta: AttributeValue = [
            "progressToken": 7, "traceparent": .string(Self.traceparent), "baggage": "tenant=7",
        ]
        #expect(params == ["name": "weather", "_meta": meta])
        #expect(MCPMetadata(params: params) == metadata)
        var nothing: AttributeValue = .empty
        metadata.write(intoParams: &nothing)
        #expect(MCPMetadata(params: nothing) == metadata)
    }

    @Test(arguments: [
        nil, AttributeValue.empty, "text", [1, 2], [:], ["_meta": AttributeValue.empty], ["_meta": [1]],
        ["_meta": ["traceparent": 1]],
    ])
    func `parameters of another shape say nothing`(params: AttributeValue?) {
        #expect(MCPMetadata(params: params) == MCPMetadata())
    }

    @Test func `parameters that are a list stay a list`() {
        var metadata = MCPMetadata()
        metadata.set(Self.traceparent, of: "traceparent")
        var params: AttributeValue = [1, 2]
        metadata.write(intoParams: &params)
        #expect(params == [1, 2])
    }
}
