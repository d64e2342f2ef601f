// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import Testing

struct TraceResponseTests {
    @Test(arguments: [
        OTLPTraceResponse(), OTLPTraceResponse(rejectedSpans: 3, errorMessage: "no\u{0} é"),
        OTLPTraceResponse(errorMessage: "a warning"), OTLPTraceResponse(rejectedSpans: .min),
        OTLPTraceResponse(rejectedSpans: .max),
    ])
    func `an answer comes out of both encodings as it went in`(_ response: OTLPTraceResponse) throws {
        #expect(try OTLPTraceResponse(protobuf: response.protobuf()) == response)
        #expect(try OTLPTraceResponse(json: response.json()) == response)
    }

    @Test func `an answer that is empty or says nothing means that everything was accepted`() throws {
        #expect(OTLPTraceResponse().protobuf().isEmpty)
        #expect(try OTLPTraceResponse(protobuf: []) == OTLPTraceResponse())
        #expect(try OTLPTraceResponse(protobuf: [0x0A, 0x00]) == OTLPTraceResponse())
        for json in ["{}", #"{"partialSuccess":null}"#, #"{"partialSuccess":{}}"#, #" {"other":[1]} "#] {
            #expect(try OTLPTraceResponse(json: Array(json.utf8)) == OTLPTraceResponse())
        }
    }

    @Test(arguments: [(Int64(3), 3), (0, 0), (-5, 0), (.min, 0), (10, 10), (11, 10), (.max, 10)])
    func `never fewer than none and never more than were sent are rejected`(_ said: Int64, _ count: Int) {
        #expect(OTLPTraceResponse(rejectedSpans: said).rejectedCount(ofSent: 10) == count)
        #expect(OTLPTraceResponse(rejectedSpans: said).rejectedCount(ofSent: -1) == 0)
    }

    @Test(arguments: [
        (#"{"partialSuccess":{"rejectedSpans":5}}"#, 5), (#"{"partialSuccess":{"rejectedSpans":"5"}}"#, 5),
        (#"{"partialSuccess":{"rejectedSpans":5.0,"errorMessage":null}}"#, 5),
    ])
    func `a number may be quoted or not`(_ json: String, _ rejected: Int64) throws {
        #expect(try OTLPTraceResponse(json: Array(json.utf8)).rejectedSpans == rejected)
    }

    @Test(arguments: [
        "", "null", "[]", "<html>", #"{"partialSuccess":[]}"#, #"{"partialSuccess":{"rejectedSpans":"many"}}"#,
        #"{"partialSuccess":{"rejectedSpans":1.5}}"#, #"{"partialSuccess":{"errorMessage":3}}"#,
    ])
    func `what is no answer is refused`(_ json: String) {
        #expect(throws: OTLPDecodingError.self) { try OTLPTraceResponse(json: Array(json.utf8)) }
    }
}
