// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP

/// Neighbouring fields of a message, which protobuf-c packs without the others.
///
/// protobuf-c goes by the descriptor that a message begins with, and packs the fields that it names one after another. A
/// copy of a descriptor that names only some of them packs only these, so what is written without protobuf-c, which is
/// attributes, can stand in between, and the bytes are those of the whole message.
@safe struct FieldRun: Sendable {
    // Sendable: the descriptor is never changed and never freed.
    nonisolated(unsafe) let descriptor: UnsafePointer<ProtobufCMessageDescriptor>

    private init<Message>(
        _ numbers: ClosedRange<UInt32>, of initialize: (UnsafeMutablePointer<Message>?) -> Void, _ empty: Message
    ) {
        var message = empty
        unsafe initialize(&message)
        // Every message begins with the pointer to its descriptor, which the initializer has just set.
        let whole = unsafe withUnsafeBytes(of: &message) {
            unsafe $0.load(as: UnsafePointer<ProtobufCMessageDescriptor>.self)
        }
        let fields = unsafe UnsafeBufferPointer(start: whole.pointee.fields, count: Int(whole.pointee.n_fields))
        // Sorted by their numbers.
        let places = fields.indices.filter { numbers.contains(unsafe fields[$0].id) }
        let part = UnsafeMutablePointer<ProtobufCMessageDescriptor>.allocate(capacity: 1)
        unsafe part.initialize(to: whole.pointee)
        unsafe part.pointee.n_fields = UInt32(places.count)
        unsafe part.pointee.fields = unsafe whole.pointee.fields + (places.first ?? 0)
        unsafe descriptor = UnsafePointer(part)
    }
}

// The numbers are those of opentelemetry/proto/trace/v1/trace.proto, resource/v1/resource.proto and common/v1/common.proto.
extension FieldRun {
    /// Of a span: ids, name, kind and times.
    static let spanHead = unsafe FieldRun(1...8, of: genai_otlp__span__init, GenaiOtlp__Span())
    /// Of a span, behind its attributes: how many were left out.
    static let spanDroppedAttributes = unsafe FieldRun(10...10, of: genai_otlp__span__init, GenaiOtlp__Span())
    /// Of a span, behind its events: how many were left out.
    static let spanDroppedEvents = unsafe FieldRun(12...12, of: genai_otlp__span__init, GenaiOtlp__Span())
    /// Of a span, behind its links: how many were left out, status and flags.
    static let spanTail = unsafe FieldRun(14...16, of: genai_otlp__span__init, GenaiOtlp__Span())
    /// Of an event: time and name.
    static let eventHead = unsafe FieldRun(1...2, of: genai_otlp__span__event__init, GenaiOtlp__Span__Event())
    /// Of an event, behind its attributes: how many were left out.
    static let eventTail = unsafe FieldRun(4...4, of: genai_otlp__span__event__init, GenaiOtlp__Span__Event())
    /// Of a link: ids and trace state.
    static let linkHead = unsafe FieldRun(1...3, of: genai_otlp__span__link__init, GenaiOtlp__Span__Link())
    /// Of a link, behind its attributes: how many were left out, and flags.
    static let linkTail = unsafe FieldRun(5...6, of: genai_otlp__span__link__init, GenaiOtlp__Span__Link())
    /// Of a scope: name and version.
    static let scopeHead = unsafe FieldRun(
        1...2, of: genai_otlp__instrumentation_scope__init, GenaiOtlp__InstrumentationScope())
}
