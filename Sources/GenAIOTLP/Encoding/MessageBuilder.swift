// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAITelemetry

/// Builds protobuf-c's structs in an arena; every text is copied once.
///
/// Every struct is larger than what its tags, lengths and numbers take on the wire, and every text is in the arena. So ``packedByteCountBound`` bounds the packed size, and nobody has to measure.
@safe struct MessageBuilder: ~Copyable {
    typealias KeyValue = UnsafeMutablePointer<GenaiOtlp__KeyValue>
    typealias AnyValue = UnsafeMutablePointer<GenaiOtlp__AnyValue>
    /// A repeated field of messages: how many, and pointers to them.
    typealias Repeated<Message> = (count: Int, pointers: UnsafeMutablePointer<UnsafeMutablePointer<Message>?>?)

    private var arena: Arena

    init(arena: consuming Arena) { self.arena = arena }

    /// No message built since the last reset packs into more bytes than this, nor do all of them together.
    var packedByteCountBound: Int { arena.usedByteCount }

    /// Bytes taken from the system.
    var heldByteCount: Int { arena.heldByteCount }

    /// Forgets every message.
    mutating func reset() { arena.reset() }

    // MARK: Pieces

    /// Room for a number of values of a type, not initialized.
    @inline(__always)
    mutating func allocate<Value>(_ type: Value.Type, count: Int = 1) -> UnsafeMutablePointer<Value> {
        unsafe arena.allocate(type, count: count)
    }

    /// A message set up by its C initializer.
    @inline(__always)
    mutating func make<Message>(_ initialize: (UnsafeMutablePointer<Message>?) -> Void) -> UnsafeMutablePointer<Message>
    {
        let message = unsafe arena.allocate(Message.self)
        unsafe initialize(message)
        return unsafe message
    }

    /// A repeated field of what a closure makes of each value.
    @inline(__always)
    mutating func list<Values: Collection, Message>(
        _ values: Values, _ make: (inout MessageBuilder, Values.Element) -> UnsafeMutablePointer<Message>
    ) -> Repeated<Message> {
        guard !values.isEmpty else { return (0, nil) }
        let pointers = unsafe arena.allocate(UnsafeMutablePointer<Message>?.self, count: values.count)
        var count = 0
        for value in values {
            unsafe (pointers + count).initialize(to: make(&self, value))
            count += 1
        }
        return unsafe (count, pointers)
    }

    /// A copy of a text.
    ///
    /// A Swift `String` is always valid UTF-8, so there is nothing to repair.
    @inline(__always)
    mutating func text(_ string: String) -> ProtobufCBinaryData {
        string.lendUTF8 { unsafe copy($0) }
    }

    /// A copy of bytes.
    mutating func bytes(_ bytes: UnsafeBufferPointer<UInt8>) -> ProtobufCBinaryData { unsafe copy(bytes) }

    /// A copy of bytes.
    mutating func bytes(_ bytes: [UInt8]) -> ProtobufCBinaryData {
        unsafe bytes.withUnsafeBufferPointer { unsafe copy($0) }
    }

    /// Numbers as they stand on the wire, most significant byte first.
    mutating func bigEndian(_ first: UInt64, _ second: UInt64? = nil) -> ProtobufCBinaryData {
        let byteCount = second == nil ? 8 : 16
        let start = unsafe arena.allocate(byteCount: byteCount, alignment: 8)
        unsafe start.storeBytes(of: first.bigEndian, as: UInt64.self)
        if let second { unsafe start.storeBytes(of: second.bigEndian, toByteOffset: 8, as: UInt64.self) }
        return unsafe ProtobufCBinaryData(len: byteCount, data: start.assumingMemoryBound(to: UInt8.self))
    }

    @inline(__always)
    private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> ProtobufCBinaryData {
        guard let source = bytes.baseAddress, !bytes.isEmpty else {
            return unsafe ProtobufCBinaryData(len: 0, data: nil)
        }
        let start = unsafe arena.allocate(byteCount: bytes.count, alignment: 1)
        unsafe start.copyMemory(from: source, byteCount: bytes.count)
        return unsafe ProtobufCBinaryData(len: bytes.count, data: start.assumingMemoryBound(to: UInt8.self))
    }

    // MARK: Attributes

    /// A name with a value that is there and empty, until the caller sets it.
    mutating func makeKeyValue(_ key: ProtobufCBinaryData) -> KeyValue {
        let pair = unsafe make(genai_otlp__key_value__init)
        unsafe pair.pointee.key = unsafe key
        unsafe pair.pointee.value = unsafe make(genai_otlp__any_value__init)
        return unsafe pair
    }

    /// The attributes of a span, an event, a link, a scope or a resource.
    mutating func attributes(_ attributes: Attributes) -> Repeated<GenaiOtlp__KeyValue> {
        unsafe keyValues(attributes, valueDepth: NestingLimit.attributeValue)
    }

    /// Fills in a value of any kind.
    mutating func fill(_ target: AnyValue, with value: AttributeValue) {
        unsafe fill(target, with: value, depth: NestingLimit.attributeValue)
    }

    private mutating func keyValues(_ attributes: Attributes, valueDepth: Int) -> Repeated<GenaiOtlp__KeyValue> {
        unsafe list(attributes.pairs) { builder, pair in
            let keyValue = unsafe builder.makeKeyValue(builder.text(pair.key))
            unsafe builder.fill(keyValue.pointee.value, with: pair.value, depth: valueDepth)
            return unsafe keyValue
        }
    }

    private mutating func fill(_ target: AnyValue, with value: AttributeValue, depth: Int) {
        switch value {
        case .string(let string):
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_STRING_VALUE
            unsafe target.pointee.string_value = unsafe text(string)
        case .sensitive(let stated):
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_STRING_VALUE
            unsafe target.pointee.string_value = unsafe text(stated.description)
        case .bool(let truth):
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_BOOL_VALUE
            unsafe target.pointee.bool_value = truth ? 1 : 0
        case .int(let number):
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_INT_VALUE
            unsafe target.pointee.int_value = number
        case .double(let number):
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_DOUBLE_VALUE
            unsafe target.pointee.double_value = number
        case .bytes(let content):
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_BYTES_VALUE
            unsafe target.pointee.bytes_value = unsafe bytes(content)
        case .array(let elements):
            guard let depth = NestingLimit.elementDepth(ofArrayAt: depth) else { return }
            let array = unsafe make(genai_otlp__array_value__init)
            unsafe (array.pointee.n_values, array.pointee.values) = unsafe list(elements) { builder, element in
                let value = unsafe builder.make(genai_otlp__any_value__init)
                unsafe builder.fill(value, with: element, depth: depth)
                return unsafe value
            }
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_ARRAY_VALUE
            unsafe target.pointee.array_value = unsafe array
        case .map(let attributes):
            guard let depth = NestingLimit.valueDepth(ofMapAt: depth) else { return }
            let list = unsafe make(genai_otlp__key_value_list__init)
            unsafe (list.pointee.n_values, list.pointee.values) = unsafe keyValues(attributes, valueDepth: depth)
            unsafe target.pointee.value_case = GENAI_OTLP__ANY_VALUE__VALUE_KVLIST_VALUE
            unsafe target.pointee.kvlist_value = unsafe list
        case .empty: break
        }
    }
}
