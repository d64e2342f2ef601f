// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAITelemetry

extension OTLPTraces {
    /// The traces as an `ExportTraceServiceRequest` in protobuf.
    ///
    /// What was read comes out as it was: ids, times, names. Values nested deeper than other readers accept become empty.
    public func protobuf() -> EncodedRequest {
        var builder = MessageBuilder(arena: Arena())
        let request = unsafe builder.request(self)
        var buffer = WireBuffer()
        unsafe buffer.append(request, bound: genai_otlp__export_trace_service_request__get_packed_size(request))
        return EncodedRequest(buffer, spanCount: spanCount, skippedIndexes: [])
    }
}

extension OTLPTraceResponse {
    /// The answer as an `ExportTraceServiceResponse` in protobuf; no bytes when everything was accepted.
    public func protobuf() -> [UInt8] {
        guard self != OTLPTraceResponse() else { return [] }
        var builder = MessageBuilder(arena: Arena())
        let partial = unsafe builder.make(genai_otlp__export_trace_partial_success__init)
        unsafe partial.pointee.rejected_spans = rejectedSpans
        unsafe partial.pointee.error_message = unsafe builder.text(errorMessage)
        let response = unsafe builder.make(genai_otlp__export_trace_service_response__init)
        unsafe response.pointee.partial_success = unsafe partial
        var buffer = WireBuffer()
        unsafe buffer.append(response, bound: genai_otlp__export_trace_service_response__get_packed_size(response))
        return unsafe Array(buffer.bytes)
    }
}

extension MessageBuilder {
    fileprivate mutating func request(
        _ traces: OTLPTraces
    ) -> UnsafeMutablePointer<GenaiOtlp__ExportTraceServiceRequest> {
        let message = unsafe make(genai_otlp__export_trace_service_request__init)
        unsafe (message.pointee.n_resource_spans, message.pointee.resource_spans) = unsafe list(traces.resourceSpans) {
            unsafe $0.resourceSpans($1)
        }
        return unsafe message
    }

    private mutating func resourceSpans(
        _ resourceSpans: OTLPTraces.ResourceSpans
    ) -> UnsafeMutablePointer<GenaiOtlp__ResourceSpans> {
        let message = unsafe make(genai_otlp__resource_spans__init)
        let resource = unsafe make(genai_otlp__resource__init)
        unsafe (resource.pointee.n_attributes, resource.pointee.attributes) = unsafe attributes(
            resourceSpans.attributes)
        unsafe resource.pointee.dropped_attributes_count = resourceSpans.droppedAttributesCount
        unsafe message.pointee.resource = unsafe resource
        unsafe message.pointee.schema_url = unsafe text(resourceSpans.schemaURL ?? "")
        unsafe (message.pointee.n_scope_spans, message.pointee.scope_spans) = unsafe list(resourceSpans.scopeSpans) {
            unsafe $0.scopeSpans($1)
        }
        return unsafe message
    }

    private mutating func scopeSpans(
        _ scopeSpans: OTLPTraces.ScopeSpans
    ) -> UnsafeMutablePointer<GenaiOtlp__ScopeSpans> {
        let message = unsafe make(genai_otlp__scope_spans__init)
        let scope = unsafe scope(scopeSpans.scope)
        unsafe (scope.pointee.n_attributes, scope.pointee.attributes) = unsafe attributes(scopeSpans.scope.attributes)
        unsafe scope.pointee.dropped_attributes_count = scopeSpans.droppedScopeAttributesCount
        unsafe message.pointee.scope = unsafe scope
        unsafe message.pointee.schema_url = unsafe text(scopeSpans.schemaURL ?? "")
        unsafe (message.pointee.n_spans, message.pointee.spans) = unsafe list(scopeSpans.spans) { unsafe $0.span($1) }
        return unsafe message
    }

    private mutating func span(_ span: OTLPSpan) -> UnsafeMutablePointer<GenaiOtlp__Span> {
        let message = unsafe make(genai_otlp__span__init)
        unsafe message.pointee.trace_id = unsafe bytes(span.traceIDBytes)
        unsafe message.pointee.span_id = unsafe bytes(span.spanIDBytes)
        unsafe message.pointee.parent_span_id = unsafe bytes(span.parentSpanIDBytes)
        unsafe message.pointee.trace_state = unsafe text(span.traceState)
        unsafe message.pointee.flags = span.flags.rawValue
        unsafe message.pointee.name = unsafe text(span.name)
        unsafe message.pointee.kind = GenaiOtlp__Span__SpanKind(rawValue: UInt32(span.kind.rawValue))
        unsafe message.pointee.start_time_unix_nano = span.startTime
        unsafe message.pointee.end_time_unix_nano = span.endTime
        unsafe (message.pointee.n_attributes, message.pointee.attributes) = unsafe attributes(span.attributes)
        unsafe message.pointee.dropped_attributes_count = span.droppedAttributesCount
        unsafe (message.pointee.n_events, message.pointee.events) = unsafe list(span.events) { builder, event in
            let message = unsafe builder.event(event)
            unsafe (message.pointee.n_attributes, message.pointee.attributes) = unsafe builder.attributes(
                event.attributes)
            return unsafe message
        }
        unsafe message.pointee.dropped_events_count = span.droppedEventsCount
        unsafe (message.pointee.n_links, message.pointee.links) = unsafe list(span.links) { builder, link in
            let message = unsafe builder.link(link)
            unsafe (message.pointee.n_attributes, message.pointee.attributes) = unsafe builder.attributes(
                link.attributes)
            return unsafe message
        }
        unsafe message.pointee.dropped_links_count = span.droppedLinksCount
        if span.status != OTLPSpan.Status() { unsafe message.pointee.status = unsafe status(span.status) }
        return unsafe message
    }
}
