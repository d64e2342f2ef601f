// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@testable import GenAIOTLP

/// What can be read on the wire of secrets that were planted in every place of a span.
@Suite(.serialized)
struct CanaryWireTests {
    @Test(arguments: [CapturePolicy.redacted, .full])
    func `no canary can be read in any encoding of any profile`(policy: CapturePolicy) async throws {
        var encoder = TraceRequestEncoder()
        for (number, position) in CanaryPosition.all.enumerated() {
            await Task.yield()
            let canary = Canary.credential(number)
            let oracle = LeakOracle([canary])
            let stage = RedactionStage(policy: RedactionPolicy(content: policy))
            let span = try #require(position.sealed(planting: canary.text, redaction: stage))
            for profile in [Profile.generic, .universal] {
                #expect(
                    oracle.leaks(in: Self.bytes(encoder.encode([span], convention: profile))) == [],
                    "\(position), protobuf")
                #expect(oracle.leaks(in: OTLPTraces([span], convention: profile).json()) == [], "\(position), JSON")
            }
        }
    }

    @Test func `the oracle sees on the wire what nobody has taken out`() throws {
        let words = Canary("words", "plain words that nobody takes out")
        let oracle = LeakOracle([words])
        let position = try #require(CanaryPosition.all.first { $0.name == "message: text" })
        let stage = RedactionStage(policy: RedactionPolicy(content: .full))
        let span = try #require(position.sealed(planting: words.text, redaction: stage))
        var encoder = TraceRequestEncoder()
        #expect(!oracle.leaks(in: Self.bytes(encoder.encode([span], convention: Profile.universal))).isEmpty)
        #expect(!oracle.leaks(in: OTLPTraces([span], convention: Profile.universal).json()).isEmpty)
    }

    private static func bytes(_ request: EncodedRequest) -> [UInt8] {
        unsafe request.withUnsafeBytes { unsafe Array($0) }
    }
}
