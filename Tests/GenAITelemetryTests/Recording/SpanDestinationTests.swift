// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

@Suite struct SpanDestinationTests {
    private let words = "What does Ada earn?"

    private static func hashing() throws -> RedactionPolicy {
        var policy = RedactionPolicy(version: "hashes")
        policy.pseudonyms = try PseudonymKeys(PseudonymKey(id: "k1", bytes: [UInt8](repeating: 7, count: 32)))
        policy.classes[.personal] = .pseudonym
        return policy
    }

    @Test func `one recording goes in full to a file, as hashes to one vendor and as metadata to another`() throws {
        let (file, vendor, other) = (CollectingSpanProcessor(), CollectingSpanProcessor(), CollectingSpanProcessor())
        var metadata = RedactionPolicy(version: "metadata")
        metadata.classes[.personal] = .drop
        let telemetry = Telemetry(
            resource: Resource(service: "test", attributes: ["user.email": "ada@example.org"]),
            destinations: [
                SpanDestination(file, redaction: RedactionStage(policy: RedactionPolicy(content: .full))),
                SpanDestination(vendor, redaction: RedactionStage(policy: try Self.hashing())),
                SpanDestination(other, redaction: RedactionStage(policy: metadata)),
            ])
        let key = CredentialSamples.all[0].text
        withTelemetry(telemetry) {
            withAssociation(Association(user: "ada")) {
                telemetry.tracer.withSpan(.span("outer")) { _ in
                    telemetry.tracer.withSpan(.chat(model: "gpt-4o", provider: .openAI)) { call in
                        call.input = .messages([.user(words), .user(key)])
                    }
                }
            }
        }
        func inference(_ processor: CollectingSpanProcessor) -> Inference? {
            processor.records.first?.operation(as: Inference.self)
        }
        for processor in [file, vendor, other] { #expect(processor.records.count == 2) }
        #expect(inference(file)?.input == .messages([.user(words), .user("[REDACTED:openai]")]))
        #expect(file.records.map(\.association.user) == ["ada", "ada"])
        guard case .withheld(let hashed) = inference(vendor)?.input, case .withheld(let told) = inference(other)?.input
        else {
            Issue.record("content was not withheld")
            return
        }
        #expect(hashed.keyedHash?.hasPrefix("hmac:k1:") == true && told.keyedHash == nil)
        #expect(vendor.records.allSatisfy { $0.association.user?.hasPrefix("hmac:k1:") == true })
        #expect(other.records.allSatisfy { $0.association.user == nil })
        #expect(other.spans[0].resource.attributes["user.email"] == nil)
        #expect(vendor.records[0].redaction?.policy == "hashes" && other.records[0].redaction?.policy == "metadata")
        // It is the same span everywhere.
        #expect(Set([file, vendor, other].map { $0.records[0].context }).count == 1)
        #expect(Set([file, vendor, other].map { $0.records[0].endTime }).count == 1)
        #expect(telemetry.redactionStatistics.counts["openai"] == 1)
    }

    @Test func `destinations that share a stage get the same span, redacted once`() {
        let (first, second) = (CollectingSpanProcessor(), CollectingSpanProcessor())
        let stage = RedactionStage()
        let telemetry = Telemetry(
            resource: Resource(service: "test"),
            destinations: [SpanDestination(first, redaction: stage), SpanDestination(second, redaction: stage)])
        telemetry.tracer.withSpan(.span("work")) { $0.input = .text(words) }
        #expect(first.records.count == 1 && second.records.count == 1)
        #expect(stage.statistics.alteredSpans == 1)
        #expect(telemetry.statistics.count == 2)
    }

    @Test func `what any destination may see is recorded`() {
        struct Failure: Error, CustomStringConvertible { var description: String { "a description" } }
        let (file, vendor) = (CollectingSpanProcessor(), CollectingSpanProcessor())
        let telemetry = Telemetry(
            resource: Resource(service: "test"),
            destinations: [
                SpanDestination(vendor, redaction: RedactionStage()),
                SpanDestination(file, redaction: RedactionStage(policy: RedactionPolicy(content: .redacted))),
            ])
        try? telemetry.tracer.withSpan(.span("work")) { span in
            #expect(span.capturesContent)
            throw Failure()
        }
        #expect(file.records[0].status.message == "a description")
        #expect(vendor.records[0].status.message == nil)
        #expect(vendor.records[0].events[0].attributes["exception.message"] == nil)
    }

    @Test func `a debug capture shows more for a while, says so on the span and ends by itself`() {
        let clock = ManualClock()
        let collected = CollectingSpanProcessor()
        let stage = RedactionStage(policy: RedactionPolicy(version: "v1"), clock: clock)
        let telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [collected], redaction: stage, clock: clock)
        func span() { telemetry.tracer.withSpan(.span("work")) { $0.input = .text(words) } }
        span()
        telemetry.startDebugCapture(DebugCapture(.redacted, for: .seconds(600)))
        clock.advance(by: .seconds(599))
        span()
        clock.advance(by: .seconds(1))
        span()
        telemetry.startDebugCapture(DebugCapture(.full, for: .seconds(600)))
        telemetry.endDebugCapture()
        span()
        let inputs = collected.records.map { $0.operation(as: Generic.self)?.input }
        let withheld = Content.withheld(ContentSummary(byteCount: words.utf8.count))
        #expect(inputs == [withheld, .text(words), withheld, withheld])
        #expect(collected.records.map { $0.redaction?.isDebugCapture } == [false, true, false, false])
        #expect(DebugCapture(for: .seconds(Int64.max)).nanoseconds == 24 * 60 * 60 * 1_000_000_000)
        #expect(DebugCapture(for: .seconds(-5)).nanoseconds == 0)
    }

    @Test func `a policy may begin with a debug capture`() {
        let clock = ManualClock()
        var policy = RedactionPolicy()
        policy.debugCapture = DebugCapture(for: .seconds(60))
        let stage = RedactionStage(policy: policy, clock: clock)
        #expect(stage.tellsContent(of: .generic))
        clock.advance(by: .seconds(61))
        #expect(!stage.tellsContent(of: .generic))
    }
}
