// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAIConventions
import GenAITelemetry

// What stands in the frames. protobuf-c packs the fields of each message, and its attributes are written in between.
extension TraceRequestEncoder {
    // The field numbers of opentelemetry/proto/trace/v1/trace.proto, resource/v1/resource.proto and common/v1/common.proto.
    private static let resource = 1
    private static let resourceAttributes = 1
    private static let scope = 1
    private static let scopeAttributes = 3
    private static let events = 11
    private static let eventAttributes = 3
    private static let links = 13
    private static let linkAttributes = 4
    /// What an event or a link takes besides its attributes, about.
    private static let partByteCount = 48
    /// What an attribute takes, about.
    private static let attributeByteCount = 32

    /// Writes what is in a span.
    mutating func append(_ record: borrowing SpanRecord, _ convention: any SemanticConvention) {
        sink.builder.reset()
        let span = unsafe sink.builder.span(record, name: record.wireName(convention: convention))
        unsafe pack(.spanHead, of: span)
        sink.beginRow()
        convention.map(record, into: &sink)
        if record.dropped.attributes > 0 { unsafe pack(.spanDroppedAttributes, of: span) }
        record.visitWireEvents(convention: convention) { append($0) }
        if record.dropped.events > 0 { unsafe pack(.spanDroppedEvents, of: span) }
        for link in record.links { append(OTLPSpan.Link(link)) }
        unsafe pack(.spanTail, of: span)
    }

    /// Writes what produced the spans.
    mutating func append(_ resource: Resource) {
        sink.builder.reset()
        let frame = sink.wire.open(field: Self.resource, expecting: Self.expected(resource.attributes))
        sink.append(Self.resourceAttributes, resource.attributes)
        sink.wire.close(frame)
    }

    /// Writes the code that recorded them.
    mutating func append(_ scope: InstrumentationScope) {
        sink.builder.reset()
        let message = unsafe sink.builder.scope(scope)
        let frame = sink.wire.open(field: Self.scope, expecting: Self.expected(scope.attributes))
        unsafe pack(.scopeHead, of: message)
        sink.append(Self.scopeAttributes, scope.attributes)
        sink.wire.close(frame)
    }

    private mutating func append(_ event: SpanEvent) {
        let message = unsafe sink.builder.event(event)
        let frame = sink.wire.open(field: Self.events, expecting: Self.expected(event.attributes))
        unsafe pack(.eventHead, of: message)
        sink.append(Self.eventAttributes, event.attributes)
        if event.droppedAttributesCount > 0 { unsafe pack(.eventTail, of: message) }
        sink.wire.close(frame)
    }

    private mutating func append(_ link: OTLPSpan.Link) {
        let message = unsafe sink.builder.link(link)
        let frame = sink.wire.open(field: Self.links, expecting: Self.expected(link.attributes))
        unsafe pack(.linkHead, of: message)
        sink.append(Self.linkAttributes, link.attributes)
        unsafe pack(.linkTail, of: message)
        sink.wire.close(frame)
    }

    private static func expected(_ attributes: Attributes) -> Int {
        partByteCount + attributes.count * attributeByteCount
    }

    /// Has protobuf-c pack some fields of a message.
    private mutating func pack<Message>(_ fields: FieldRun, of message: UnsafeMutablePointer<Message>) {
        // What every message begins with.
        let base = unsafe UnsafeMutableRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        unsafe base.pointee.descriptor = unsafe fields.descriptor
        unsafe sink.wire.append(base, bound: sink.builder.packedByteCountBound)
    }
}
