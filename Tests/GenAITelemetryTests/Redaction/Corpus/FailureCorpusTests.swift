// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Synchronization
import Testing

@testable import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Everything around redaction that can fail, and words that nobody but the failing part would have taken out.
@Suite(.serialized)
struct FailureCorpusTests {
    /// No rule knows these.
    private static let canary = Canary("words", "Cormorant Vesper Quillon")

    private struct Hook: Redactor {
        let body: @Sendable (inout SpanRecord) throws -> Void
        func redact(_ span: inout SpanRecord) throws { try body(&span) }
    }

    private struct Store: ContentStore {
        let body: @Sendable (Content) throws -> String
        func store(_ content: Content, of field: Field, in span: SpanContext) throws -> String { try body(content) }
    }

    private struct Broken: Error, CustomStringConvertible { let description = FailureCorpusTests.canary.text }

    struct Failure: Sendable, CustomStringConvertible {
        let description: String
        /// Whether it concerns only content.
        var isOfContent = false
        let makeStage: @Sendable () -> RedactionStage
    }

    private static func hook(
        _ description: String, budget: Duration? = .seconds(30),
        _ body: @escaping @Sendable (inout SpanRecord) throws -> Void
    ) -> Failure {
        Failure(description: description) {
            RedactionStage(
                policy: RedactionPolicy(content: .full), redactors: [Hook(body: body)], hookBudget: budget)
        }
    }

    private static func store(
        _ description: String, budget: Duration? = .seconds(30), _ body: @escaping @Sendable (Content) throws -> String
    ) -> Failure {
        Failure(description: description, isOfContent: true) {
            var policy = RedactionPolicy(content: .full)
            policy.classes[.confidential] = .reference
            return RedactionStage(policy: policy, store: Store(body: body), hookBudget: budget)
        }
    }

    private static func content(
        _ description: String, _ change: @escaping @Sendable (inout RedactionPolicy) -> Void
    ) -> Failure {
        Failure(description: description, isOfContent: true) {
            var policy = RedactionPolicy(content: .full)
            change(&policy)
            return RedactionStage(policy: policy)
        }
    }

    private static let failures: [Failure] = [
        hook("a redactor throws") { _ in throw Broken() },
        hook("a redactor throws on the thread that ends the span", budget: nil) { _ in throw Broken() },
        hook("a redactor throws when it is half done") { span in
            span.name = "clean"
            throw Broken()
        },
        hook("a redactor stalls", budget: .milliseconds(5)) { _ in usleep(2_000_000) },
        hook("a redactor has no time at all", budget: .zero) { _ in usleep(2_000_000) },
        hook("a redactor makes another span of it") { $0 = SpanRecord.sample(of: Generic("x")) },
        hook("a redactor hands on a span of other work") { span in
            var other = SpanRecord.sample(of: Inference(model: "m", provider: .openAI))
            other.attributes = span.attributes
            span = other
        },
        hook("a redactor adds a link to nowhere") {
            $0.links.append(SpanLink(SpanRecord.sample(of: Generic("x")).context))
        },
        Failure(description: "the second of two redactors throws") {
            RedactionStage(
                policy: RedactionPolicy(content: .full), redactors: [Hook { _ in }, Hook { _ in throw Broken() }])
        },
        store("a store throws") { _ in throw Broken() },
        store("a store stalls", budget: .milliseconds(5)) { _ in
            usleep(2_000_000)
            return "s3://bucket/1"
        },
        store("a store answers nothing") { _ in "" },
        store("a store answers the content itself") { "\($0)" },
        store("a store answers white space") { _ in "s3://bucket/\(canary.text)" },
        store("a store answers a path") { _ in "/tmp/\(canary.text.replacing(" ", with: "-"))" },
        store("a store answers megabytes") { _ in
            "s3://" + String(repeating: canary.text.replacing(" ", with: ""), count: 50_000)
        },
        content("a reference without a store") { $0.classes[.confidential] = .reference },
        content("a pseudonym without a key") { $0.classes[.confidential] = .pseudonym },
        content("a summary without a key") { $0.classes[.confidential] = .summary },
        content("a debug capture that is over") {
            $0.content = .none
            $0.debugCapture = DebugCapture(.full, for: .zero)
        },
    ]

    @Test(arguments: failures)
    func `whatever fails costs the value, and neither lets it through nor loses the span`(failure: Failure) async throws
    {
        #expect(Self.failures.count >= 18)
        let oracle = LeakOracle([Self.canary])
        let stage = failure.makeStage()
        // What is public may stay: nobody expects the name of a model to be taken out.
        let places = (failure.isOfContent ? CanaryPosition.contents : CanaryPosition.withinSpan)
            .filter { !["model", "error type"].contains($0.name) }
        #expect(places.count >= 15)
        // A redactor that stalls is left alone after the first span, and that must be enough.
        for place in places {
            await Task.yield()
            let span = try #require(place.sealed(planting: Self.canary.text, redaction: stage), "\(place)")
            for leaf in ReflectedTexts(of: span.record).leaves {
                #expect(
                    oracle.leaks(in: leaf.text) == [] && oracle.leaks(in: leaf.path) == [], "\(place), \(leaf.path)")
            }
        }
    }

    @Test(arguments: [
        "", "{", "{\"content\": \"everything\"}", "{\"capture\": \"none\"}", "[]", "{\"personal_data\": \"pseudonym\"}",
    ])
    func `a policy that cannot be understood is none`(json: String) {
        #expect(throws: SettingsError.self) { try RedactionPolicyFile(json: json) }
    }
}
