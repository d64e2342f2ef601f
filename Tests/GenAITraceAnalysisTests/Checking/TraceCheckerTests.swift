// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceAnalysis

struct TraceCheckerTests {
    @Test func `findings that say the same are one, with a count and the first place`() throws {
        let spans = (1...100).map { Spans.span("openai.chat", Spans.chat().attributes, id: UInt8($0)) }
        let names = Spans.check(spans).filter { $0.finding.rule == "span-name" }
        #expect(names.count == 1 && names.first?.count == 100)
        #expect(names.first?.finding.place.spanID == "0101010101010101")
    }

    @Test func `a file with a new mistake on every span stays small`() {
        var options = TraceChecker.Options()
        options.backends = []
        var checker = TraceChecker(options)
        for number in 0..<3_000 {
            checker.add(Spans.traces([Spans.span("x", ["gen_ai.mistake_\(number)": 1])]))
        }
        let report = checker.report()
        #expect(report.findings.count <= FindingTable.maximumGroupCount + Rule.all.count)
        #expect(report.findings.reduce(0) { $0 + ($1.finding.rule == "unknown-attribute" ? $1.count : 0) } == 3_000)
    }

    @Test func `rules about traces see spans of several requests, in any order`() {
        var options = TraceChecker.Options()
        options.backends = []
        var checker = TraceChecker(options)
        checker.add(Spans.traces([Spans.span("chat gpt-4o", Spans.chat().attributes, id: 3, parent: 2)]))
        checker.add(Spans.traces([Spans.span("chat gpt-4o", Spans.chat().attributes, id: 2)]))
        #expect(checker.report().findings.map(\.finding.rule) == ["duplicate-inference"])
        // A report may be asked for more than once.
        #expect(checker.report().findings.count == 1)
    }

    @Test func `a circle of parents ends`() {
        let agent: Attributes = ["gen_ai.operation.name": "invoke_agent", "gen_ai.usage.input_tokens": 1]
        let spans = [
            Spans.span("invoke_agent", agent, kind: .internal, id: 1, parent: 2),
            Spans.span("invoke_agent", agent, kind: .internal, id: 2, parent: 1),
        ]
        #expect(Spans.check(spans).allSatisfy { $0.finding.rule != "agent-usage" })
    }

    @Test func `a panel is a warning only when its backend was asked for`() {
        for demands in [false, true] {
            var options = TraceChecker.Options()
            options.backends = ["phoenix"]
            options.demandsPanels = demands
            var checker = TraceChecker(options)
            checker.add(Spans.traces([Spans.chat()]))
            #expect(checker.report().worst == (demands ? .warning : .info))
        }
    }

    @Test func `the version is the schema's, else that of the names`() {
        func version(_ changes: [String: AttributeValue?], _ schemaURL: String? = nil) -> ConventionVersion {
            ObservedSpan(Spans.chat(changes), schemaURL: schemaURL).version
        }
        #expect(version([:]) == .v1_41)
        #expect(version(["gen_ai.system": "openai", "gen_ai.provider.name": nil]) == .v1_36)
        #expect(version(["gen_ai.usage.cache_write.input_tokens": 1]) == .latest)
        let schemas: [(String, ConventionVersion)] = [
            ("1.28.0", .v1_36), ("1.36.0", .v1_36), ("1.37.0", .v1_41), ("1.41.1", .v1_41), ("1.44.0", .latest),
            ("gen-ai-dev/1.42.0-dev", .latest),
        ]
        for (schema, wanted) in schemas {
            #expect(version([:], "https://opentelemetry.io/schemas/\(schema)") == wanted, "\(schema)")
        }
        for nonsense in ["", "x", "https://example.com/1.36.0", "https://opentelemetry.io/schemas/", "/schemas/a.b"] {
            #expect(ConventionVersion(schemaURL: nonsense) == nil, "\(nonsense)")
        }
    }

    @Test func `the JSON form has what the article says`() throws {
        var checker = TraceChecker()
        checker.add(Spans.traces([Spans.chat(["gen_ai.request.max_tokens": "many"])]))
        let json = try JSONReader.parse(checker.report().json(source: "traces.jsonl"))
        #expect(json.member("version") == 1 && json.member("source") == "traces.jsonl")
        #expect(json.member("spans") == 1 && json.member("counts")?.member("error") == 1)
        #expect(json.member("conventions")?.member("1.41") == 1)
        let finding = try #require(json.member("findings")?.list?.first)
        for name in ["rule", "severity", "span", "attribute", "found", "reason", "advice", "count", "first"] {
            #expect(finding.member(name) != nil, "\(name)")
        }
        let panel = try #require(json.member("panels")?.list?.first)
        for name in ["backend", "span", "panel", "verdict", "full", "empty", "wrong", "reason"] {
            #expect(panel.member(name) != nil, "\(name)")
        }
    }

    @Test func `hostile spans are judged like others`() {
        let deep = AttributeValue.string(String(repeating: "[", count: 5_000))
        var native = AttributeValue.string("x")
        for _ in 0..<200 { native = .array([native]) }
        let long = String(repeating: "x", count: 100_000)
        let span = Spans.span(
            long,
            [
                "gen_ai.operation.name": .string(long), "gen_ai.input.messages": deep, "gen_ai.output.messages": native,
                "gen_ai.provider.name": .string(long), "gen_ai.usage.input_tokens": .double(.nan),
                "gen_ai.usage.output_tokens": .double(.infinity), "gen_ai.\(long)": 1, "error.type": .string(long),
                "gen_ai.response.finish_reasons": .empty, "mcp.method.name": .string(long), "schema": .bytes([]),
            ])
        var checker = TraceChecker()
        checker.add(Spans.traces([span], schemaURL: long))
        #expect(checker.report().count(.error) > 0)
    }
}
