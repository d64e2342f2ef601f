// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAITelemetry

/// Reads unpacked C structs into the model, and counts the texts that it had to repair.
struct MessageReader {
    /// How many texts were not UTF-8.
    private(set) var repairedTextCount = 0

    mutating func traces(_ request: GenaiOtlp__ExportTraceServiceRequest) -> OTLPTraces {
        unsafe OTLPTraces(
            resourceSpans: messages(request.n_resource_spans, request.resource_spans) { reader, message in
                unsafe reader.resourceSpans(message)
            })
    }

    private mutating func resourceSpans(_ message: GenaiOtlp__ResourceSpans) -> OTLPTraces.ResourceSpans {
        var result = unsafe OTLPTraces.ResourceSpans(schemaURL: optionalText(message.schema_url))
        if let resource = unsafe message.resource?.pointee {
            result.attributes = unsafe attributes(resource.n_attributes, resource.attributes)
            result.droppedAttributesCount = unsafe resource.dropped_attributes_count
        }
        result.scopeSpans = unsafe messages(message.n_scope_spans, message.scope_spans) { unsafe $0.scopeSpans($1) }
        return result
    }

    private mutating func scopeSpans(_ message: GenaiOtlp__ScopeSpans) -> OTLPTraces.ScopeSpans {
        var result = unsafe OTLPTraces.ScopeSpans(
            scope: InstrumentationScope(name: ""), schemaURL: optionalText(message.schema_url))
        if let scope = unsafe message.scope?.pointee {
            result.scope = unsafe InstrumentationScope(
                name: text(scope.name), version: optionalText(scope.version),
                attributes: attributes(scope.n_attributes, scope.attributes))
            result.droppedScopeAttributesCount = unsafe scope.dropped_attributes_count
        }
        result.spans = unsafe messages(message.n_spans, message.spans) { unsafe $0.span($1) }
        return result
    }

    private mutating func span(_ message: GenaiOtlp__Span) -> OTLPSpan {
        var span = unsafe OTLPSpan(
            traceIDBytes: bytes(message.trace_id), spanIDBytes: bytes(message.span_id), name: text(message.name))
        span.parentSpanIDBytes = unsafe bytes(message.parent_span_id)
        span.traceState = unsafe text(message.trace_state)
        span.flags = unsafe OTLPSpanFlags(rawValue: message.flags)
        span.kind = unsafe SpanKind(rawValue: Int32(bitPattern: message.kind.rawValue)) ?? .internal
        span.startTime = unsafe message.start_time_unix_nano
        span.endTime = unsafe message.end_time_unix_nano
        span.attributes = unsafe attributes(message.n_attributes, message.attributes)
        span.droppedAttributesCount = unsafe message.dropped_attributes_count
        span.events = unsafe messages(message.n_events, message.events) { unsafe $0.event($1) }
        span.droppedEventsCount = unsafe message.dropped_events_count
        span.links = unsafe messages(message.n_links, message.links) { unsafe $0.link($1) }
        span.droppedLinksCount = unsafe message.dropped_links_count
        if let status = unsafe message.status?.pointee {
            let code = unsafe OTLPSpan.Status.Code(rawValue: Int32(bitPattern: status.code.rawValue))
            span.status = unsafe OTLPSpan.Status(code ?? .unset, message: text(status.message))
        }
        return span
    }

    private mutating func event(_ message: GenaiOtlp__Span__Event) -> SpanEvent {
        unsafe SpanEvent(
            name: text(message.name), time: message.time_unix_nano,
            attributes: attributes(message.n_attributes, message.attributes),
            droppedAttributesCount: message.dropped_attributes_count)
    }

    private mutating func link(_ message: GenaiOtlp__Span__Link) -> OTLPSpan.Link {
        var link = unsafe OTLPSpan.Link(traceIDBytes: bytes(message.trace_id), spanIDBytes: bytes(message.span_id))
        link.traceState = unsafe text(message.trace_state)
        link.flags = unsafe OTLPSpanFlags(rawValue: message.flags)
        link.attributes = unsafe attributes(message.n_attributes, message.attributes)
        link.droppedAttributesCount = unsafe message.dropped_attributes_count
        return link
    }

    // MARK: Attributes

    private mutating func attributes(
        _ count: Int, _ pairs: UnsafeMutablePointer<UnsafeMutablePointer<GenaiOtlp__KeyValue>?>?
    ) -> Attributes {
        Attributes(
            lastOfEachName: unsafe messages(count, pairs) { reader, pair in
                unsafe Attributes.Pair(
                    key: reader.text(pair.key), value: pair.value.map { unsafe reader.value($0.pointee) } ?? .empty)
            })
    }

    private mutating func value(_ message: GenaiOtlp__AnyValue) -> AttributeValue {
        switch unsafe message.value_case {
        case GENAI_OTLP__ANY_VALUE__VALUE_STRING_VALUE: return unsafe .string(text(message.string_value))
        case GENAI_OTLP__ANY_VALUE__VALUE_BOOL_VALUE: return unsafe .bool(message.bool_value != 0)
        case GENAI_OTLP__ANY_VALUE__VALUE_INT_VALUE: return unsafe .int(message.int_value)
        case GENAI_OTLP__ANY_VALUE__VALUE_DOUBLE_VALUE: return unsafe .double(message.double_value)
        case GENAI_OTLP__ANY_VALUE__VALUE_BYTES_VALUE: return unsafe .bytes(bytes(message.bytes_value))
        case GENAI_OTLP__ANY_VALUE__VALUE_ARRAY_VALUE:
            guard let array = unsafe message.array_value?.pointee else { return .array([]) }
            return unsafe .array(messages(array.n_values, array.values) { unsafe $0.value($1) })
        case GENAI_OTLP__ANY_VALUE__VALUE_KVLIST_VALUE:
            guard let list = unsafe message.kvlist_value?.pointee else { return .map([:]) }
            return unsafe .map(attributes(list.n_values, list.values))
        // An index into a table that only the profiles signal has means nothing here.
        default: return .empty
        }
    }

    // MARK: Pieces

    mutating func text(_ data: ProtobufCBinaryData) -> String {
        guard let start = unsafe data.data, unsafe data.len > 0 else { return "" }
        let utf8 = unsafe UnsafeBufferPointer(start: start, count: data.len)
        if let text = unsafe String(validating: utf8, as: UTF8.self) { return text }
        repairedTextCount += 1
        return unsafe String(decoding: utf8, as: UTF8.self)
    }

    private mutating func optionalText(_ data: ProtobufCBinaryData) -> String? {
        unsafe data.len == 0 ? nil : text(data)
    }

    private func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len))
    }

    private mutating func messages<Message, Value>(
        _ count: Int, _ pointers: UnsafeMutablePointer<UnsafeMutablePointer<Message>?>?,
        _ read: (inout MessageReader, Message) -> Value
    ) -> [Value] {
        guard let pointers = unsafe pointers else { return [] }
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            if let message = unsafe pointers[index] { unsafe values.append(read(&self, message.pointee)) }
        }
        return values
    }
}
