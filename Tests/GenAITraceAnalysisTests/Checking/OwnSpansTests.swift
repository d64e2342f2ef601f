// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@testable import GenAIOTLP
@testable import GenAITraceAnalysis

/// What this package sends, as strictly as what others send.
struct OwnSpansTests {
    /// The kinds that the conventions allow for some work.
    private static func kinds(of operation: any SpanOperation) -> [SpanKind] {
        switch type(of: operation).kind {
        case .inference, .agentInvocation: [.client, .internal]
        case .toolExecution: [.client, .server, .internal]
        case .storage: [.client, .internal]
        default: [operation.defaultSpanKind]
        }
    }

    /// Everything that can be recorded, in every version, kind and outcome.
    static func traces(_ convention: some SemanticConvention) -> OTLPTraces {
        var spans: [OTLPSpan] = []
        for operation in SampleOperations.filled {
            for kind in kinds(of: operation) {
                for status in [SpanStatus.unset, .error("rate_limit", message: "Too many requests."), .timeout] {
                    var record = SpanRecord.sample(
                        of: operation, kind: kind, status: status, association: SampleOperations.association)
                    record.cost = Cost(picounits: 1_500_000)
                    var span = OTLPSpan(record, convention: convention)
                    // The samples have one id and no end; here each is another span.
                    span.spanIDBytes = [1, 2, 3, 4, 5, 6, UInt8(spans.count >> 8), UInt8(spans.count & 0xFF)]
                    span.endTime = span.startTime + 1_000_000
                    spans.append(span)
                }
            }
        }
        return Spans.traces(spans, schemaURL: convention.schemaURL.description)
    }

    @Test(arguments: GenAIConvention.Version.all)
    func `no rule complains about anything that is sent in any version`(version: GenAIConvention.Version) {
        var options = TraceChecker.Options()
        options.backends = []
        var checker = TraceChecker(options)
        checker.add(Self.traces(GenAIConvention(version)))
        let report = checker.report()
        #expect(report.spanCount > 60)
        #expect(report.versions.keys.map(\.rawValue) == [version.id])
        for group in report.findings where group.finding.severity > .info {
            let finding = group.finding
            Issue.record(
                "\(finding.rule) on \(finding.label): \(finding.attribute ?? "") \(finding.found) \(finding.example ?? "")"
            )
        }
    }
}
