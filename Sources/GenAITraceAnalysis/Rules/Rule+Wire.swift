// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

// Ids and times, whatever the span is about.
extension Rule {
    static let wire: [Rule] = [
        Rule(
            "invalid-trace-id", .error, "A trace id that is none.",
            because: "Receivers drop the span, and Langfuse refuses the whole request with it.",
            advice: "16 bytes, not all zero; in OTLP/JSON 32 hexadecimal digits, never base64.",
            everySpan: { span in
                span.span.traceID == nil ? [Observation(nil, problem(span.span.traceIDBytes, length: 16))] : []
            }),
        Rule(
            "invalid-span-id", .error, "A span id that is none.",
            because: "Receivers drop the span, and Langfuse refuses the whole request with it.",
            advice: "8 bytes, not all zero; in OTLP/JSON 16 hexadecimal digits, never base64.",
            everySpan: { span in
                span.span.spanID == nil ? [Observation(nil, problem(span.span.spanIDBytes, length: 8))] : []
            }),
        Rule(
            "invalid-parent-id", .error, "A parent id that is none.",
            because: "The span becomes a root, or is dropped.", advice: "8 bytes, or nothing at all for a root.",
            everySpan: { span in
                let bytes = span.span.parentSpanIDBytes
                if bytes.isEmpty || span.span.parentSpanID != nil { return [] }
                // Some senders write zeros for a root, and receivers know it.
                let isZero = bytes.allSatisfy { $0 == 0 }
                return [Observation(nil, problem(bytes, length: 8), severity: isZero ? .warning : .error)]
            }),
        Rule(
            "own-parent", .error, "A span that is its own parent.", because: "No backend can draw the tree.",
            advice: "Give each span an id of its own.",
            everySpan: { span in
                span.span.spanID != nil && span.span.spanIDBytes == span.span.parentSpanIDBytes
                    ? [Observation(nil, "the parent is the span itself")] : []
            }),
        Rule(
            "zero-time", .error, "A start or an end at zero.", because: "The span is drawn in 1970, or not at all.",
            advice: "Send nanoseconds since 1970, and end every span.",
            everySpan: { span in
                [(span.span.startTime, "start"), (span.span.endTime, "end")].compactMap { time, name in
                    time == 0 ? Observation(nil, "the \(name) is zero") : nil
                }
            }),
        Rule(
            "time-unit", .error, "A time that is not in nanoseconds.",
            because: "The span is drawn decades away from the others.",
            advice: "Multiply: OTLP counts nanoseconds since 1970.",
            everySpan: { span in
                guard span.span.startTime > 0 else { return [] }
                // 2001-09-09 in each unit; nothing older has been traced.
                let found: String? =
                    switch span.span.startTime {
                    case 1_000_000_000..<100_000_000_000: "the start looks like seconds"
                    case 1_000_000_000_000..<100_000_000_000_000: "the start looks like milliseconds"
                    case 1_000_000_000_000_000..<100_000_000_000_000_000: "the start looks like microseconds"
                    default: nil
                    }
                return found.map { [Observation(nil, $0)] } ?? []
            }),
        Rule(
            "ends-before-start", .error, "A span that ends before it starts.",
            because: "Durations are negative, or huge where they are unsigned.",
            advice: "Take both times from one monotonic clock.",
            everySpan: { span in
                span.span.endTime != 0 && span.span.endTime < span.span.startTime
                    ? [Observation(nil, "the end is before the start")] : []
            }),
        Rule(
            "empty-request", .warning, "A request without spans.", because: "MLflow answers 400 to it.",
            advice: "Send nothing when there is nothing to send.",
            .request { spanCount in spanCount == 0 ? [Observation(nil, "the request has no span")] : [] }),
    ]

    private static func problem(_ bytes: [UInt8], length: Int) -> String {
        if bytes.isEmpty { return "the id is missing" }
        if bytes.count != length { return "the id has \(bytes.count) bytes, not \(length)" }
        return "the id is all zero"
    }
}
