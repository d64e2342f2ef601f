// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAIConventions
import GenAITelemetry

// Messages without their attributes, events and links, which whoever asks for one adds in its own way.
extension MessageBuilder {
    /// A span.
    mutating func span(_ record: borrowing SpanRecord, name: SpanName) -> UnsafeMutablePointer<GenaiOtlp__Span> {
        let span = unsafe make(genai_otlp__span__init)
        let context = record.context
        unsafe span.pointee.trace_id = unsafe bigEndian(context.traceID.high, context.traceID.low)
        unsafe span.pointee.span_id = unsafe bigEndian(context.spanID.value)
        unsafe span.pointee.trace_state = unsafe text(context.traceState.headerValue)
        // The parent of a root is no bytes at all: eight zeros would be an invalid id.
        if let parent = record.parentSpanID { unsafe span.pointee.parent_span_id = unsafe bigEndian(parent.value) }
        unsafe span.pointee.name = unsafe self.name(name)
        unsafe span.pointee.kind = GenaiOtlp__Span__SpanKind(rawValue: UInt32(record.kind.rawValue))
        unsafe span.pointee.start_time_unix_nano = record.startTime
        unsafe span.pointee.end_time_unix_nano = record.endTime
        unsafe span.pointee.dropped_attributes_count = record.dropped.attributes
        unsafe span.pointee.dropped_events_count = record.dropped.events
        unsafe span.pointee.dropped_links_count = record.dropped.links
        unsafe span.pointee.flags = record.wireFlags.rawValue
        if record.status.code != .unset { unsafe span.pointee.status = unsafe status(OTLPSpan.Status(record.status)) }
        return unsafe span
    }

    /// A copy of a name, its two parts put together.
    private mutating func name(_ name: SpanName) -> ProtobufCBinaryData {
        guard let subject = name.subject else { return unsafe text(name.operation) }
        return name.operation.lendUTF8 { operation in
            subject.lendUTF8 { subject in
                let byteCount = operation.count + 1 + subject.count
                let start = unsafe allocate(UInt8.self, count: byteCount)
                let copy = unsafe UnsafeMutableBufferPointer(start: start, count: byteCount)
                let space = unsafe copy.initialize(fromContentsOf: operation)
                unsafe copy.initializeElement(at: space, to: UInt8(ascii: " "))
                _ = unsafe copy[(space + 1)...].initialize(fromContentsOf: subject)
                return unsafe ProtobufCBinaryData(len: byteCount, data: start)
            }
        }
    }

    /// Something that happened.
    mutating func event(_ event: SpanEvent) -> UnsafeMutablePointer<GenaiOtlp__Span__Event> {
        let message = unsafe make(genai_otlp__span__event__init)
        unsafe message.pointee.time_unix_nano = event.time
        unsafe message.pointee.name = unsafe text(event.name)
        unsafe message.pointee.dropped_attributes_count = event.droppedAttributesCount
        return unsafe message
    }

    /// A pointer to another span.
    mutating func link(_ link: OTLPSpan.Link) -> UnsafeMutablePointer<GenaiOtlp__Span__Link> {
        let message = unsafe make(genai_otlp__span__link__init)
        unsafe message.pointee.trace_id = unsafe bytes(link.traceIDBytes)
        unsafe message.pointee.span_id = unsafe bytes(link.spanIDBytes)
        unsafe message.pointee.trace_state = unsafe text(link.traceState)
        unsafe message.pointee.dropped_attributes_count = link.droppedAttributesCount
        unsafe message.pointee.flags = link.flags.rawValue
        return unsafe message
    }

    /// How a span came out.
    mutating func status(_ status: OTLPSpan.Status) -> UnsafeMutablePointer<GenaiOtlp__Status> {
        let message = unsafe make(genai_otlp__status__init)
        unsafe message.pointee.code = GenaiOtlp__Status__StatusCode(rawValue: UInt32(status.code.rawValue))
        unsafe message.pointee.message = unsafe text(status.message)
        return unsafe message
    }

    /// The code that recorded the spans.
    mutating func scope(_ scope: InstrumentationScope) -> UnsafeMutablePointer<GenaiOtlp__InstrumentationScope> {
        let message = unsafe make(genai_otlp__instrumentation_scope__init)
        unsafe message.pointee.name = unsafe text(scope.name)
        if let version = scope.version { unsafe message.pointee.version = unsafe text(version) }
        return unsafe message
    }
}
