// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceAnalysis

struct RuleTests {
    @Test(arguments: RuleCase.all)
    func `a rule speaks where it must`(test: RuleCase) throws {
        let found = Spans.check(test.spans, schemaURL: test.schemaURL, version: test.version).map(\.finding)
            .filter { $0.rule == test.rule && (test.attribute == nil || $0.attribute == test.attribute) }
        let finding = try #require(found.first { "\($0.found) \($0.advice)".contains(test.says) }, "\(found)")
        #expect(finding.severity == test.severity)
        #expect(!finding.reason.isEmpty && !finding.advice.isEmpty)
    }

    @Test func `every rule has a case`() {
        let others: Set = ["panel-empty", "panel-wrong", "empty-request"]
        #expect(Set(RuleCase.all.map(\.rule)).union(others) == Set(Rule.all.map(\.id)))
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    }

    @Test func `no rule complains about spans without a fault, whatever version they are judged by`() {
        for version in [nil, ConventionVersion.v1_41, .latest] {
            #expect(Spans.complaints(Spans.chat(), version: version) == [], "\(version?.rawValue ?? "detected")")
        }
        let plain = Spans.span("GET /", ["http.request.method": "GET", "error.type": "500"], status: .init(.error))
        #expect(Spans.complaints(plain) == [])
        let mcp = Spans.span(
            "tools/call weather",
            ["mcp.method.name": "tools/call", "gen_ai.tool.name": "weather", "gen_ai.operation.name": "execute_tool"],
            kind: .server)
        #expect(Spans.complaints(mcp) == [])
    }

    @Test func `structured messages are judged like those in JSON`() {
        let parts: AttributeValue = [["type": "text", "content": "Hi."]]
        #expect(Spans.complaints(Spans.chat(["gen_ai.input.messages": [["role": "user", "parts": parts]]])) == [])
        #expect(Spans.complaints(Spans.chat(["gen_ai.input.messages": [["role": "user"]]])) == ["content-shape"])
    }

    @Test func `both names of a parameter's type pass when nobody states a version`() {
        #expect(Spans.complaints(Spans.chat(["gen_ai.request.top_k": 40])) == [])
        #expect(Spans.complaints(Spans.chat(["gen_ai.request.top_k": 40.0])) == [])
    }

    @Test func `findings never quote content`() {
        let secret = "tell nobody"
        let span = Spans.chat([
            "gen_ai.input.messages": .string("[{\"role\":\"\(secret)\",\"parts\":\"\(secret)\"}]"),
            "gen_ai.output.messages": .string("[\"\(secret)\""), "gen_ai.system_instructions": .string(secret),
            "gen_ai.tool.call.arguments": .string(secret), "gen_ai.request.max_tokens": .string(secret),
        ])
        var checker = TraceChecker()
        checker.add(Spans.traces([span]))
        let report = String(decoding: checker.report().json(source: "x"), as: UTF8.self)
        #expect(report.contains("plain-text-content") && !report.contains(secret))
    }
}
