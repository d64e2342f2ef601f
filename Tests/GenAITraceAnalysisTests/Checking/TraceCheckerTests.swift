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

    @Test func `tokens below an agent are added up at once, however deep the trace`() throws {
        let agent: Attributes = ["gen_ai.operation.name": "invoke_agent", "gen_ai.usage.input_tokens": 1_800]
        let call = Spans.chat().attributes
        func id(_ number: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: (number + 1) >> (8 * (7 - $0))) } }
        let depth = 20_000
        var spans = (0..<depth).map { _ in Spans.span("invoke_agent", agent, kind: .internal) }
        spans += [Spans.span("chat gpt-4o", call), Spans.span("chat gpt-4o", call), Spans.span("chat gpt-4o", call)]
        for index in spans.indices {
            spans[index].spanIDBytes = id(index)
            if index > 0 { spans[index].parentSpanIDBytes = id(min(index, depth) - 1) }
        }
        // A call inside a call is not added to the outer one.
        spans[depth + 2].parentSpanIDBytes = id(depth + 1)
        var options = TraceChecker.Options()
        options.backends = []
        options.rules = Rule.all.filter { $0.id == "agent-usage" }
        var checker = TraceChecker(options)
        checker.add(Spans.traces(spans))
        let start = ContinuousClock.now
        let findings = checker.report().findings
        #expect(ContinuousClock.now - start < .seconds(30))
        #expect(findings.map(\.finding.found) == ["is the sum of the calls below"])
        #expect(findings.first?.count == depth)
    }

    @Test func `counts beyond all bounds are told and not added beyond 64 bits`() {
        let most = AttributeValue.int(.max)
        let call = Spans.chat([
            "gen_ai.usage.input_tokens": 1, "gen_ai.usage.cache_read.input_tokens": most,
            "gen_ai.usage.cache_creation.input_tokens": most, "gen_ai.usage.text.input_tokens": most,
        ])
        let subsets = Spans.check([call]).filter { $0.finding.rule == "usage-subset" }
        #expect(subsets.contains { $0.finding.example == "\(Int64.max) of 1" }, "\(subsets)")
    }

    @Test func `what stands where a word belongs is shown only when it can be one, and no name is shown at length`() {
        let prompts = [#"[{"role":"user","content":"Ada"}]"#, "Tell Ada nothing.", String(repeating: "Ada", count: 30)]
        for prompt in prompts {
            for name in ["gen_ai.provider.name", "gen_ai.output.type", "gen_ai.operation.name", "gen_ai.system"] {
                let findings = Spans.check([Spans.chat([name: .string(prompt)])])
                #expect(findings.allSatisfy { !($0.finding.example ?? "").contains("Ada") }, "\(name)")
            }
        }
        let long = String(repeating: "x", count: 100_000)
        var checker = TraceChecker()
        checker.add(Spans.traces([Spans.span(long, ["gen_ai.operation.name": "chat", "gen_ai.\(long)": 1])]))
        #expect(checker.report().json(source: "x").count < 50_000)
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
