// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import GenAITelemetry

@testable import GenAITraceCLI

/// Spans to draw and to send.
enum SampleSpans {
    static let start: UInt64 = 1_700_000_000_000_000_000
    static let millisecond: UInt64 = 1_000_000

    /// A span of the trace 01010…, whose ids are one byte repeated.
    static func span(
        _ name: String, id: UInt8, parent: UInt8 = 0, from: UInt64 = 0, to: UInt64 = 1, trace: UInt8 = 1,
        attributes: Attributes = [:]
    ) -> OTLPSpan {
        var span = OTLPSpan(
            traceIDBytes: [UInt8](repeating: trace, count: 16), spanIDBytes: [UInt8](repeating: id, count: 8),
            name: name)
        if parent != 0 { span.parentSpanIDBytes = [UInt8](repeating: parent, count: 8) }
        span.startTime = start + from * millisecond
        span.endTime = start + to * millisecond
        span.attributes = attributes
        return span
    }

    /// One request of a service.
    static func traces(_ spans: [OTLPSpan], service: String = "handbook") -> OTLPTraces {
        OTLPTraces(resourceSpans: [
            OTLPTraces.ResourceSpans(
                attributes: ["service.name": .string(service)],
                scopeSpans: [OTLPTraces.ScopeSpans(scope: InstrumentationScope(name: "tests"), spans: spans)])
        ])
    }

    /// The tree of some spans of one trace.
    static func tree(_ spans: [OTLPSpan]) -> TraceTree {
        TraceTree(traceIDBytes: [UInt8](repeating: 1, count: 16), traces(spans).receivedSpans)
    }

    /// A request that fails in a tool after two model calls.
    static var agentRun: [OTLPSpan] {
        var root = span(
            "request handbook", id: 1, to: 1_250,
            attributes: [
                "input.value": "How many days off?\nPlease.", "genai_telemetry.request.outcome": "failed",
                "gen_ai.usage.input_tokens": 1_500, "gen_ai.usage.output_tokens": 40,
            ])
        root.status = OTLPSpan.Status(.error, message: "No calendar.")
        root.attributes["error.type"] = "calendar_down"
        var tool = span(
            "execute_tool look_up", id: 4, parent: 1, from: 700, to: 701,
            attributes: ["error.type": "calendar_down", "gen_ai.tool.call.arguments": #"{"year":2026}"#])
        tool.status = root.status
        tool.events = [
            SpanEvent(name: "exception", time: tool.startTime),
            SpanEvent(name: "cache.miss", time: tool.startTime + 250_000, attributes: ["key": "2026"]),
        ]
        return [
            root,
            span(
                "retrieval handbook", id: 2, parent: 1, from: 1, to: 3,
                attributes: ["gen_ai.retrieval.documents": #"[{"id":"a"},{"id":"b"}]"#]),
            span(
                "chat gpt-4o", id: 3, parent: 1, from: 5, to: 645,
                attributes: [
                    "gen_ai.request.model": "gpt-4o", "gen_ai.response.model": "gpt-4o-2024-08-06",
                    "gen_ai.usage.input_tokens": 1_024, "gen_ai.usage.output_tokens": 12,
                    "gen_ai.usage.cache_read.input_tokens": 512, "genai_telemetry.cost.picounits": 2_680_000_000,
                    "gen_ai.response.finish_reasons": ["tool_call"],
                    "gen_ai.response.time_to_first_chunk": 0.21, "genai_telemetry.stream.chunk_count": 9,
                ]),
            tool,
            span(
                "chat gpt-4o", id: 5, parent: 3, from: 6, to: 7,
                attributes: ["gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 1]),
        ]
    }
}

#endif
