// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// Secrets in every place of a span, and cut at every offset, through the real pipeline.
///
/// What the places look like on the wire is tested where the wire format is: `CanaryWireTests`.
@Suite(.serialized)
struct PositionCorpusTests {
    private static let positions = Array(CanaryPosition.all.enumerated())

    private func leaks(of canary: Canary, in span: SealedSpan) -> [String] {
        let oracle = LeakOracle([canary])
        let leaves =
            ReflectedTexts(of: span.record).leaves + ReflectedTexts(of: span.context).leaves
            + ReflectedTexts(of: span.resource).leaves
        return leaves.filter { !oracle.leaks(in: $0.text).isEmpty || !oracle.leaks(in: $0.path).isEmpty }.map(\.path)
    }

    @Test(arguments: CapturePolicy.allCases)
    func `no credential leaves from any place`(policy: CapturePolicy) async throws {
        #expect(Self.positions.count * 2 >= 44)
        for (number, position) in Self.positions {
            await Task.yield()
            let canary = Canary.credential(number)
            let stage = RedactionStage(policy: RedactionPolicy(content: policy))
            let span = try #require(position.sealed(planting: canary.text, redaction: stage))
            #expect(leaks(of: canary, in: span) == [], "\(position)")
        }
    }

    @Test func `no address leaves from any place`() async throws {
        for (number, position) in Self.positions where !Self.isNoText(position) {
            await Task.yield()
            let canary = Canary.mailAddress(number)
            let stage = RedactionStage(policy: RedactionPolicy(content: .redacted, detectors: .all))
            let span = try #require(position.sealed(planting: canary.text, redaction: stage))
            // Ids that point to somebody by design are the policy's business, not the detectors'.
            let leaks = leaks(of: canary, in: span).filter { !$0.hasPrefix("association.") && !$0.hasSuffix(".tenant") }
            #expect(leaks == [], "\(position)")
        }
    }

    /// An `@` in a `tracestate` parts a tenant from its vendor, and is no address.
    private static func isNoText(_ position: CanaryPosition) -> Bool { position.name.contains("tracestate") }

    /// Places from which anything goes: too deep, no text, a name that nobody gives, a header, a command line.
    private static let emptied: Set<String> = [
        "attribute: 90 levels", "message: text file", "attribute key", "event: key", "resource key", "metadata key",
        "attribute http.request.header.x-note", "resource attribute",
    ]

    @Test func `a canary that nobody takes out is seen in every place that can hold one`() throws {
        // Otherwise a place that loses what is planted would pass every test.
        for (number, position) in Self.positions {
            let words = "plain words of number \(number)"
            let stage = RedactionStage(policy: RedactionPolicy(content: .full))
            let span = try #require(position.sealed(planting: words, redaction: stage))
            if Self.emptied.contains(position.name) { continue }
            let leaves =
                ReflectedTexts(of: span.record).leaves + ReflectedTexts(of: span.resource).leaves
                + ReflectedTexts(of: span.context).leaves
            #expect(leaves.contains { ($0.text + $0.path).contains("number \(number)") }, "\(position)")
        }
    }

    @Test func `a key is cut nowhere so that a piece of it stays`() throws {
        let places = CanaryPosition.all.filter {
            ["attribute: text", "message: text", "content: JSON", "event: attribute", "attribute: bytes"].contains(
                $0.name)
        }
        #expect(places.count == 5)
        for length in 1...60 {
            let canary = Canary.credential(1_000 + length)
            var limits = SpanLimits()
            limits.attributeValueLength = length
            for policy in [CapturePolicy.redacted, .full] {
                for place in places {
                    let stage = RedactionStage(policy: RedactionPolicy(content: policy))
                    let span = try #require(
                        place.sealed(planting: "ab \(canary.text) cd", redaction: stage, limits: limits))
                    #expect(leaks(of: canary, in: span) == [], "\(place), cut after \(length)")
                }
            }
        }
    }
}
