// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIOTLP
import Testing

@testable import GenAITraceAnalysis

/// Spans that instrumentations in Python made; Fixtures/foreign says how.
struct ForeignSpansTests {
    private func report(_ name: String) throws -> CheckReport {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/foreign/\(name).pb")
        var checker = TraceChecker()
        checker.add(try OTLPTraces(protobuf: Array(try Data(contentsOf: file))))
        return checker.report()
    }

    private func complaints(_ report: CheckReport) -> Set<String> {
        Set(report.findings.filter { $0.finding.severity > .info }.map(\.finding.rule))
    }

    @Test func `OpenTelemetry's own instrumentation is of 1.36, and right but for a whole temperature`() throws {
        let report = try report("opentelemetry-openai-v2")
        #expect(report.versions == [.v1_36: 5])
        #expect(complaints(report) == ["wrong-type"] && report.count(.error) == 0)
    }

    @Test func `OpenInference is not judged by conventions that it does not use, and fills Phoenix`() throws {
        let report = try report("openinference-openai")
        #expect(report.versions.isEmpty && complaints(report) == [])
        let phoenix = report.panels.filter { $0.backend == "phoenix" && $0.panel != .model }
        #expect(phoenix.count > 6 && phoenix.allSatisfy { $0.verdict == .full })
    }

    @Test func `OpenLLMetry has names, statuses and attributes of its own`() throws {
        let report = try report("openllmetry-openai")
        #expect(complaints(report) == ["unknown-attribute", "wrong-type", "span-name", "status-ok"])
        #expect(report.count(.error) == 0)
    }
}
