// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension PastSpan {
    /// Reads what every span has besides its operation and its status: ids, times, kind, name, events, links, association,
    /// cost and attributes.
    init(_ line: inout FieldReader, now: UInt64) throws(ImportProblem) {
        let start = try line.time("start_time")
        let end = try line.time("end_time")
        let duration = try line.nanoseconds("duration")
        if start != nil, end != nil, duration != nil {
            throw line.problem("duration", "stands beside start and end; two of the three are enough")
        }
        guard let time = TimeSpan(start: start, end: end, duration: duration, now: now) else {
            throw line.problem("end_time", "is before the start")
        }
        self.init(startTime: time.start, endTime: time.end)
        traceID = try line.traceID("trace_id")
        spanID = try line.spanID("span_id")
        parentSpanID = try line.spanID("parent_span_id")
        if parentSpanID != nil, traceID == nil { throw line.problem("trace_id", "is missing beside a parent") }
        kind = try line.read("kind", "internal, server, client, producer or consumer") { value in
            SpanKind.allCases.first { .string("\($0)") == value }
        }
        name = try line.text("name")
        events = try line.list("events").map { (event: ImportedEvent) in
            SpanEvent(name: event.name, time: event.time ?? time.end, attributes: event.attributes)
        }
        links = try line.list("links")
        association = try line.nested("association") ?? Association()
        cost = try line.nested("cost")
        attributes = try line.attributes("attributes") ?? [:]
    }
}

private struct ImportedEvent: FieldReadable {
    let name: String
    let time: UInt64?
    let attributes: Attributes

    init(_ fields: inout FieldReader) throws(ImportProblem) {
        name = try fields.requiredText("name")
        time = try fields.time("time")
        attributes = try fields.attributes("attributes") ?? [:]
    }
}

extension SpanLink: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        guard let traceID = try fields.traceID("trace_id") else { throw fields.problem("trace_id", "is missing") }
        guard let spanID = try fields.spanID("span_id") else { throw fields.problem("span_id", "is missing") }
        let attributes = try fields.attributes("attributes") ?? [:]
        self.init(SpanContext(traceID: traceID, spanID: spanID, isRemote: true), attributes: attributes)
    }
}

extension Association: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(
            conversation: try fields.text("conversation"), session: try fields.text("session"),
            user: try fields.text("user"), tags: try fields.texts("tags"),
            metadata: try fields.attributes("metadata") ?? [:])
    }
}

extension SpanStatus: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        let code = try fields.read("code", "unset, ok, error, timeout or cancelled") { value in
            Code.allCases.first { .string("\($0)") == value }
        }
        let errorType = try fields.text("error_type")
        let message = try fields.text("message")
        let isFailure = code == .error || code == .timeout || code == .cancelled
        if !isFailure, errorType != nil || message != nil {
            throw fields.problem("code", "has to be error, timeout or cancelled beside an error's type or message")
        }
        switch code {
        case .timeout, .cancelled:
            self.init(code ?? .error, errorType: errorType ?? "\(code ?? .error)", message: message)
        case .error: self.init(.error, errorType: errorType ?? "_OTHER", message: message)
        default: self.init(code ?? .unset)
        }
    }
}

#endif
