// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP

/// Descriptors of `AnyValue` and `KeyValue` that know only the fields in use.
///
/// protobuf-c looks at every field that a descriptor has, set or not: eight of an `AnyValue`, where one is set, and the
/// one of a `KeyValue` that no trace uses. These are copies of the generated descriptors that leave the others out. Most
/// of a request is attributes, so that halves the time to pack it; the bytes are the same.
@safe struct ValueDescriptors: Sendable {
    typealias Descriptor = UnsafePointer<ProtobufCMessageDescriptor>

    // Sendable: the descriptors are never changed and never freed.
    nonisolated(unsafe) let keyValue: Descriptor
    nonisolated(unsafe) let packedKeyValue: Descriptor
    nonisolated(unsafe) let empty: Descriptor
    nonisolated(unsafe) let string: Descriptor
    nonisolated(unsafe) let bool: Descriptor
    nonisolated(unsafe) let int: Descriptor
    nonisolated(unsafe) let double: Descriptor
    nonisolated(unsafe) let array: Descriptor
    nonisolated(unsafe) let map: Descriptor
    nonisolated(unsafe) let bytes: Descriptor

    /// The ones that all builders share.
    static let shared = ValueDescriptors()

    private init() {
        var pair = unsafe GenaiOtlp__KeyValue()
        unsafe genai_otlp__key_value__init(&pair)
        // `key` and `value`, which are the first two.
        unsafe keyValue = Self.descriptor(pair.base.descriptor, field: 1, count: 2)
        var packedPair = unsafe GenaiOtlp__PackedKeyValue()
        unsafe genai_otlp__packed_key_value__init(&packedPair)
        unsafe packedKeyValue = packedPair.base.descriptor!  // The initializer has just set it.
        var value = unsafe GenaiOtlp__AnyValue()
        unsafe genai_otlp__any_value__init(&value)
        let full = unsafe value.base.descriptor!  // The initializer has just set it.
        unsafe empty = Self.descriptor(full, field: 1, count: 0)
        unsafe string = Self.descriptor(full, field: GENAI_OTLP__ANY_VALUE__VALUE_STRING_VALUE.rawValue)
        unsafe bool = Self.descriptor(full, field: GENAI_OTLP__ANY_VALUE__VALUE_BOOL_VALUE.rawValue)
        unsafe int = Self.descriptor(full, field: GENAI_OTLP__ANY_VALUE__VALUE_INT_VALUE.rawValue)
        unsafe double = Self.descriptor(full, field: GENAI_OTLP__ANY_VALUE__VALUE_DOUBLE_VALUE.rawValue)
        unsafe array = Self.descriptor(full, field: GENAI_OTLP__ANY_VALUE__VALUE_ARRAY_VALUE.rawValue)
        unsafe map = Self.descriptor(full, field: GENAI_OTLP__ANY_VALUE__VALUE_KVLIST_VALUE.rawValue)
        unsafe bytes = Self.descriptor(full, field: GENAI_OTLP__ANY_VALUE__VALUE_BYTES_VALUE.rawValue)
    }

    /// A copy of a descriptor that knows some neighbouring fields, from the one with a given number on.
    private static func descriptor(_ full: Descriptor, field number: UInt32, count: UInt32 = 1) -> Descriptor {
        let copy = UnsafeMutablePointer<ProtobufCMessageDescriptor>.allocate(capacity: 1)
        unsafe copy.initialize(to: full.pointee)
        unsafe copy.pointee.n_fields = count
        unsafe copy.pointee.fields = unsafe protobuf_c_message_descriptor_get_field(full, number)
        return unsafe UnsafePointer(copy)
    }
}
