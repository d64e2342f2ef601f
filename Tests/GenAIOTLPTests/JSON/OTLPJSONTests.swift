// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@testable import GenAIOTLP

struct OTLPJSONTests {
    @Test func `the JSON of a span is known`() {
        var span = OTLPSpan(traceIDBytes: Array(0xA0...0xAF), spanIDBytes: Array(1...8), name: "n\u{0}\"")
        span.parentSpanIDBytes = Array(9...16)
        span.flags = OTLPSpanFlags(rawValue: 0x101)
        span.kind = .client
        (span.startTime, span.endTime) = (1, .max)
        span.attributes = [
            "s": "", "b": false, "i": .int(.min), "d": 1.0, "n": .double(.nan), "y": .bytes([0xFB, 0xFF]), "a": [],
            "m": [:], "e": .empty, "x": [.map(["k": .empty])],
        ]
        span.events = [SpanEvent(name: "e", time: 2, droppedAttributesCount: 3)]
        span.links = [OTLPSpan.Link(traceIDBytes: [], spanIDBytes: [0])]
        span.status = OTLPSpan.Status(.error, message: "m")
        let traces = OTLPTraces(
            resourceSpans: [
                .init(schemaURL: "u", scopeSpans: [.init(scope: InstrumentationScope(name: "l"), spans: [span])])
            ])
        let attributes = [
            #"{"key":"s","value":{"stringValue":""}}"#, #"{"key":"b","value":{"boolValue":false}}"#,
            #"{"key":"i","value":{"intValue":"-9223372036854775808"}}"#, #"{"key":"d","value":{"doubleValue":1.0}}"#,
            #"{"key":"n","value":{"doubleValue":"NaN"}}"#, #"{"key":"y","value":{"bytesValue":"+/8="}}"#,
            #"{"key":"a","value":{"arrayValue":{"values":[]}}}"#,
            #"{"key":"m","value":{"kvlistValue":{"values":[]}}}"#, #"{"key":"e","value":{}}"#,
            #"{"key":"x","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"k","value":{}}]}}]}}}"#,
        ].joined(separator: ",")
        let expected =
            #"{"resourceSpans":[{"resource":{},"scopeSpans":[{"scope":{"name":"l"},"spans":[{"#
            + #""traceId":"a0a1a2a3a4a5a6a7a8a9aaabacadaeaf","spanId":"0102030405060708","#
            + #""parentSpanId":"090a0b0c0d0e0f10","flags":257,"name":"n\u0000\"","kind":3,"#
            + #""startTimeUnixNano":"1","endTimeUnixNano":"18446744073709551615","attributes":["# + attributes
            + #"],"events":[{"timeUnixNano":"2","name":"e","droppedAttributesCount":3}],"#
            + #""links":[{"traceId":"","spanId":"00"}],"status":{"message":"m","code":2}}]}],"schemaUrl":"u"}]}"#
        #expect(String(decoding: traces.json(), as: UTF8.self) == expected)
    }

    /// Reads a span with some members.
    private func span(_ members: String) throws -> OTLPSpan {
        let json = #"{"resourceSpans":[{"scopeSpans":[{"spans":[{\#(members)}]}]}]}"#
        return try #require(try OTLPTraces(json: Array(json.utf8)).spans.first)
    }

    @Test func `what other senders write is read`() throws {
        let read = try span(
            #""traceId":"A0A1A2A3A4A5A6A7A8A9AAABACADAEAF","spanId":"0102030405060708","kind":"SPAN_KIND_SERVER","#
                + #""startTimeUnixNano":1700000000000000000,"endTimeUnixNano":"18446744073709551615","#
                + #""status":{"code":"STATUS_CODE_ERROR"},"flags":"3","future":{"deep":[null]},"events":null"#)
        #expect(read.traceIDBytes == Array(0xA0...0xAF))
        #expect(read.spanID?.description == "0102030405060708")
        #expect(read.kind == .server)
        #expect(read.startTime == 1_700_000_000_000_000_000)
        #expect(read.endTime == .max)
        #expect(read.status.code == .error)
        #expect(read.flags.rawValue == 3)
    }

    @Test(arguments: [
        (#"{"stringValue":"t"}"#, AttributeValue.string("t")), (#"{"boolValue":true}"#, .bool(true)),
        (#"{"intValue":5}"#, 5), (#"{"intValue":"-5"}"#, .int(-5)), (#"{"intValue":5.0}"#, 5),
        (#"{"doubleValue":5}"#, 5.0), (#"{"doubleValue":"Infinity"}"#, .double(.infinity)),
        (#"{"doubleValue":"-Infinity"}"#, .double(-.infinity)), (#"{"doubleValue":"1.5"}"#, 1.5),
        (#"{"bytesValue":"-_8"}"#, .bytes([0xFB, 0xFF])), (#"{"arrayValue":{}}"#, .array([])),
        (#"{"kvlistValue":{}}"#, .map([:])),
        ("{}", .empty), ("null", .empty), (#"{"stringValue":null}"#, .empty), (#"{"newValue":1}"#, .empty),
        (#"{"stringValue":null,"intValue":1}"#, 1),
    ])
    func `values are read as generously as they are written strictly`(_ json: String, _ value: AttributeValue) throws {
        #expect(try span(#""attributes":[{"key":"k","value":\#(json)}]"#).attributes == ["k": value])
    }

    @Test(arguments: [
        (#""traceId":"W47/95gDgQPSabYzgT/GDA==""#, "traceId, where an id in hexadecimal digits"),
        (#""spanId":"abc""#, "spanId, where an id in hexadecimal digits"),
        (#""startTimeUnixNano":-1"#, "startTimeUnixNano, where a whole number of 64 bits without a sign"),
        (#""startTimeUnixNano":"18446744073709551616""#, "where a whole number of 64 bits"),
        (#""droppedLinksCount":4294967296"#, "where a whole number of 32 bits without a sign"),
        (#""kind":"CLIENT""#, "kind, where a number, or a name such as SPAN_KIND_CONSUMER,"),
        (#""kind":true"#, "kind, where a number"), (#""name":1"#, "name, where a string"),
        (#""attributes":{}"#, "attributes, where an array"), (#""attributes":[1]"#, "attributes[0], where an object"),
        (
            #""attributes":[{"key":"k","value":{"intValue":"1.5"}}]"#,
            "attributes[0].value.intValue, where a whole number"
        ),
        (#""attributes":[{"key":"k","value":{"intValue":9223372036854775808}}]"#, "intValue, where a whole number"),
        (#""attributes":[{"key":"k","value":{"boolValue":"true"}}]"#, "boolValue, where true or false"),
        (#""attributes":[{"key":"k","value":{"bytesValue":"!"}}]"#, "bytesValue, where bytes in base64"),
        (
            #""attributes":[{"key":"k","value":{"arrayValue":{"values":[{},7]}}}]"#,
            "arrayValue.values[1], where an object"
        ),
        (#""events":[{},{"timeUnixNano":[]}]"#, "events[1].timeUnixNano, where a whole number"),
    ])
    func `an error says where it is and what was expected`(_ members: String, _ expected: String) {
        #expect {
            try span(members)
        } throws: { error in
            "\(error)".hasPrefix("The OTLP/JSON text has something else at resourceSpans[0].scopeSpans[0].spans[0].")
                && "\(error)".contains(expected) && "\(error)".hasSuffix(" was expected.")
        }
    }

    @Test(arguments: ["", "null", "[]", "3", "{", #"{"resourceSpans":3}"#, "\u{FEFF}{}", "{} {}"])
    func `what is no request is refused`(_ json: String) {
        #expect { try OTLPTraces(json: Array(json.utf8)) } throws: {
            ($0 as? OTLPDecodingError)?.code == .malformed && "\($0)".hasPrefix("The OTLP/JSON text ")
        }
    }

    @Test func `text beyond the limits is refused`() {
        var limits = OTLPDecodingLimits()
        limits.byteCount = 10
        #expect { try OTLPTraces(json: Array(#"{"resourceSpans":[]}"#.utf8), limits: limits) } throws: {
            ($0 as? OTLPDecodingError)?.code == .tooLarge
        }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: OTLPDecodingError.self) { try OTLPTraces(json: Array(deep.utf8)) }
    }

    @Test func `text that was damaged is read or refused, never more`() {
        var random = SplitMix(seed: freshSeed())
        for _ in 0..<20 {
            let whole = random.traces().json()
            guard whole.count < 10_000 else { continue }
            for _ in 0..<40 {
                var json = whole
                for _ in 0..<1 + random.below(4) where !json.isEmpty {
                    switch random.below(3) {
                    case 0: json[random.below(json.count)] = UInt8.random(in: .min ... .max, using: &random)
                    case 1: json.remove(at: random.below(json.count))
                    default: json.insert(random.pick(Array(#"{}[]",:0-nt\"#.utf8)), at: random.below(json.count))
                    }
                }
                _ = try? OTLPTraces(json: json)
                _ = try? OTLPTraceResponse(json: json)
            }
        }
    }
}
