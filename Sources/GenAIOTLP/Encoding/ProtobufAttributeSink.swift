// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAIConventions
import GenAITelemetry

/// Writes the attributes of a span to where they go.
@safe struct ProtobufAttributeSink: AttributeSink, ~Copyable {
    /// The number of the field of the attributes of a span.
    private static let field = 9
    /// How much of the buffer for JSON is kept for the next span.
    private static let retainedJSONByteCount = 256 * 1024

    /// What is being written.
    var wire = WireBuffer()
    /// Where protobuf-c's structs live while they are packed.
    var builder: MessageBuilder
    private var json = JSONWriter()
    /// Where the attributes of the span begin.
    private var rowStart = 0

    init(arena: consuming Arena) { builder = MessageBuilder(arena: arena) }

    /// Bytes taken from the system.
    var heldByteCount: Int { wire.capacity + builder.heldByteCount + json.utf8.capacity }

    /// Begins with the attributes of a span, here.
    mutating func beginRow() { rowStart = wire.count }

    // MARK: AttributeSink

    mutating func set(_ key: StaticString, _ value: String) {
        value.lendUTF8 { value in key.lendUTF8 { unsafe wire.append(attribute: Self.field, $0, value) } }
    }

    mutating func set(_ key: StaticString, constant value: StaticString) {
        value.lendUTF8 { value in key.lendUTF8 { unsafe wire.append(attribute: Self.field, $0, value) } }
    }

    mutating func set(_ key: StaticString, _ value: Int64) {
        key.lendUTF8 { unsafe wire.append(attribute: Self.field, $0, value) }
    }

    mutating func set(_ key: StaticString, _ value: Double) {
        key.lendUTF8 { unsafe wire.append(attribute: Self.field, $0, value) }
    }

    mutating func set(_ key: StaticString, _ value: Bool) {
        key.lendUTF8 { unsafe wire.append(attribute: Self.field, $0, value) }
    }

    mutating func set(_ key: StaticString, count: Int, _ text: (Int) -> String) {
        key.lendUTF8 { unsafe wire.append(attribute: Self.field, $0, count: count, text) }
    }

    mutating func set(_ key: StaticString, _ value: AttributeValue) {
        key.lendUTF8 { unsafe append(Self.field, $0, value) }
    }

    mutating func setJSON(_ key: StaticString, _ write: (inout JSONWriter) -> Void) {
        json.reset()
        write(&json)
        unsafe json.utf8.withUnsafeBufferPointer { value in
            key.lendUTF8 { unsafe wire.append(attribute: Self.field, $0, value) }
        }
        if json.utf8.count > Self.retainedJSONByteCount { json = JSONWriter() }
    }

    mutating func setJSON(_ key: StaticString, validated json: String) { set(key, json) }

    mutating func set(dynamic key: String, _ value: AttributeValue) {
        // OpenTelemetry, common/README, "Attribute": a key is not empty.
        guard !key.isEmpty else { return }
        key.lendUTF8 { key in
            let row = rowStart..<wire.count
            unsafe append(Self.field, key, value)
            guard let known = unsafe wire.range(ofAttribute: key, in: row) else { return }
            wire.replace(known, byLast: wire.count - row.upperBound)
        }
    }
}

// MARK: - Attributes of anything

extension ProtobufAttributeSink {
    /// Writes attributes that are there already: of an event, a link, a scope or a resource.
    mutating func append(_ field: Int, _ attributes: Attributes) {
        for (key, value) in attributes { key.lendUTF8 { unsafe append(field, $0, value) } }
    }

    /// Writes an attribute whose value is of any kind; protobuf-c packs what has further messages in it.
    private mutating func append(_ field: Int, _ key: UnsafeBufferPointer<UInt8>, _ value: AttributeValue) {
        switch value {
        case .string(let text): text.lendUTF8 { unsafe wire.append(attribute: field, key, $0) }
        case .bool(let truth): unsafe wire.append(attribute: field, key, truth)
        case .int(let number): unsafe wire.append(attribute: field, key, number)
        case .double(let number): unsafe wire.append(attribute: field, key, number)
        case .sensitive(let stated):
            stated.description.lendUTF8 { unsafe wire.append(attribute: field, key, $0) }
        case .empty: unsafe wire.append(emptyAttribute: field, key)
        case .bytes, .array, .map:
            let known = builder.packedByteCountBound
            let message = unsafe builder.makeKeyValue(builder.bytes(key))
            unsafe builder.fill(message.pointee.value, with: value)
            unsafe wire.append(field: field, message, bound: builder.packedByteCountBound - known)
        }
    }
}

extension StaticString {
    /// Lends the bytes of the text.
    @inline(__always)
    @safe fileprivate func lendUTF8(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        // It has, unless it was made of a single character; asked here, because the standard library asks in a call.
        guard hasPointerRepresentation else { return withUTF8Buffer(body) }
        unsafe body(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount))
    }
}
