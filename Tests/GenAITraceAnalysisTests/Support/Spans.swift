// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

@testable import GenAITraceAnalysis

/// Spans built by hand.
enum Spans {
    static let start: UInt64 = 1_700_000_000_000_000_000

    /// A span without a fault: the trace's and the span's id are one byte repeated.
    static func span(
        _ name: String, _ attributes: Attributes = [:], kind: SpanKind = .client, id: UInt8 = 2, parent: UInt8 = 0,
        trace: UInt8 = 1, status: OTLPSpan.Status = OTLPSpan.Status(), events: [SpanEvent] = []
    ) -> OTLPSpan {
        var span = OTLPSpan(
            traceIDBytes: [UInt8](repeating: trace, count: 16), spanIDBytes: [UInt8](repeating: id, count: 8),
            name: name)
        if parent != 0 { span.parentSpanIDBytes = [UInt8](repeating: parent, count: 8) }
        span.kind = kind
        span.startTime = start
        span.endTime = start + 1_000_000
        span.attributes = attributes
        span.status = status
        span.events = events
        return span
    }

    /// A model call without a fault, with changes; a change to nil takes an attribute away.
    static func chat(_ changes: [String: AttributeValue?] = [:], name: String = "chat gpt-4o") -> OTLPSpan {
        var attributes: Attributes = [
            "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "gpt-4o",
            "gen_ai.response.model": "gpt-4o-2024-08-06", "gen_ai.response.id": "r-1",
            "gen_ai.response.finish_reasons": ["stop"], "gen_ai.usage.input_tokens": 900,
            "gen_ai.usage.output_tokens": 120, "server.address": "api.openai.com", "server.port": 443,
            "gen_ai.input.messages": #"[{"role":"user","parts":[{"type":"text","content":"Hi."}]}]"#,
            "gen_ai.output.messages":
                #"[{"role":"assistant","parts":[{"type":"text","content":"Hello."}],"finish_reason":"stop"}]"#,
        ]
        for (key, value) in changes.sorted(by: { $0.key < $1.key }) { attributes[key] = value }
        return span(name, attributes)
    }

    static func traces(_ spans: [OTLPSpan], schemaURL: String? = nil, scope: String = "tests") -> OTLPTraces {
        OTLPTraces(resourceSpans: [
            OTLPTraces.ResourceSpans(
                attributes: ["service.name": "tests"],
                scopeSpans: [
                    OTLPTraces.ScopeSpans(scope: InstrumentationScope(name: scope), schemaURL: schemaURL, spans: spans)
                ])
        ])
    }

    /// What a check of some spans finds, without predictions.
    static func check(
        _ spans: [OTLPSpan], schemaURL: String? = nil, version: ConventionVersion? = nil
    ) -> [CheckReport.FindingGroup] {
        var options = TraceChecker.Options()
        options.backends = []
        options.version = version
        var checker = TraceChecker(options)
        checker.add(traces(spans, schemaURL: schemaURL))
        return checker.report().findings
    }

    /// The rules that complain about some spans, with a warning or worse.
    static func complaints(
        _ spans: OTLPSpan..., schemaURL: String? = nil, version: ConventionVersion? = nil
    ) -> [String] {
        check(spans, schemaURL: schemaURL, version: version).filter { $0.finding.severity > .info }.map(\.finding.rule)
    }

    /// What a backend will show of a span.
    static func panels(_ backend: some BackendReader, _ span: OTLPSpan) -> [PanelReading] {
        let observed = ObservedSpan(span)
        return observed.role.map { backend.readings(of: observed, role: $0) } ?? []
    }
}

extension [PanelReading] {
    /// The worst that is said of a panel; nil when it is not judged.
    subscript(panel: Panel) -> PanelVerdict? { filter { $0.panel == panel }.map(\.verdict).max() }

    /// Why a panel is as bad as it is.
    func reason(_ panel: Panel) -> String {
        let readings = filter { $0.panel == panel }
        return readings.first { $0.verdict == self[panel] }?.reason ?? ""
    }
}
