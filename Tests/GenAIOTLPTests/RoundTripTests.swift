// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import Testing

@testable import GenAIOTLP

struct RoundTripTests {
    @Test func `recorded spans come out of protobuf as they went in`() throws {
        var random = SplitMix(seed: freshSeed())
        var encoder = TraceRequestEncoder(arena: Arena(blockByteCount: 512))
        for _ in 0..<rounds(8) {
            let spans = random.spans(random.below(40))
            let request = encoder.encode(spans, convention: PlainConvention())
            #expect(request.spanCount == spans.count)
            #expect(request.skippedIndexes.isEmpty)
            expectSame(try OTLPTraces(protobuf: request.bytes), OTLPTraces(spans, convention: PlainConvention()))
        }
    }

    @Test func `every operation comes out of protobuf as the GenAI convention tells it`() throws {
        var random = SplitMix(seed: freshSeed())
        var encoder = TraceRequestEncoder()
        let spans = random.spans(rounds(80))
        let request = encoder.encode(spans, convention: GenAIConvention())
        expectSame(try OTLPTraces(protobuf: request.bytes), OTLPTraces(spans, convention: GenAIConvention()))
    }

    @Test func `any traces come out of protobuf as they went in`() throws {
        var random = SplitMix(seed: freshSeed())
        for _ in 0..<30 {
            let traces = random.traces()
            let request = traces.protobuf()
            #expect(request.spanCount == traces.spanCount)
            expectSame(try OTLPTraces(protobuf: request.bytes), traces)
        }
    }

    @Test func `any traces come out of JSON as they went in`() throws {
        var random = SplitMix(seed: freshSeed())
        for _ in 0..<30 {
            let traces = random.traces()
            let json = traces.json()
            #expect(!json.contains(UInt8(ascii: "\n")))
            expectSame(try OTLPTraces(json: json), traces)
        }
    }

    @Test(arguments: [PlainConvention() as any SemanticConvention, GenAIConvention(), Profile.universal])
    func `frames and attributes written by hand are the ones that protobuf-c writes`(
        _ convention: any SemanticConvention
    ) throws {
        var random = SplitMix(seed: freshSeed())
        var encoder = TraceRequestEncoder()
        for _ in 0..<rounds(4) {
            let spans = random.spans(random.below(40))
            let request = encoder.encode(spans, convention: convention)
            #expect(request.bytes == OTLPTraces(spans, convention: convention).protobuf().bytes)
        }
    }
}
