// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import Testing

@testable import GenAIOTLP

struct TraceRequestEncoderTests {
    @Test func `random spans come out of the bytes as they went in`() throws {
        var random = SplitMix(seed: freshSeed())
        var encoder = TraceRequestEncoder(arena: Arena(blockByteCount: 512))
        for _ in 0..<40 {
            let spans = random.spans(random.below(60))
            let request = encoder.encode(spans, convention: PlainConvention())
            #expect(request.spanCount == spans.count)
            #expect(request.skippedIndexes.isEmpty)
            let decoded = try OTLPTraces(protobuf: request.bytes)
            expectSame(decoded, OTLPTraces(spans, convention: PlainConvention()))
            #expect(decoded.repairedTextCount == 0)
        }
    }
}

extension EncodedRequest {
    var bytes: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}

/// Expects equal traces, where not-a-number equals itself, and names the first span that differs.
func expectSame(_ left: OTLPTraces, _ right: OTLPTraces, sourceLocation: SourceLocation = #_sourceLocation) {
    let (left, right) = (left.comparable, right.comparable)
    if left == right { return }
    #expect(left.count == right.count, sourceLocation: sourceLocation)
    for (left, right) in zip(left, right) where left != right {
        Issue.record("\(left.prefix(3000))\n\nis not\n\n\(right.prefix(3000))", sourceLocation: sourceLocation)
        return
    }
}

extension OTLPTraces {
    /// One line for each span, with everything that belongs to it.
    fileprivate var comparable: [String] {
        resourceSpans.flatMap { resource in
            resource.scopeSpans.flatMap { scope in
                let frame =
                    "\(resource.attributes) \(resource.droppedAttributesCount) \(resource.schemaURL ?? "-") "
                    + "\(scope.scope.name) \(scope.scope.version ?? "-") \(scope.scope.attributes) "
                    + "\(scope.droppedScopeAttributesCount) \(scope.schemaURL ?? "-")"
                return scope.spans.map { "\($0) \(frame)" }
            }
        }
    }
}
