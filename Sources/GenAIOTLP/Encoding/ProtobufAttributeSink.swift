// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAIConventions
import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Collects the attributes of one span as protobuf-c structs.
@safe struct ProtobufAttributeSink: AttributeSink, ~Copyable, @unchecked Sendable {
    // Sendable: the sink is the only owner of the arena and the list, and everything in them points into the arena or at
    // constants.
    /// How much of the buffer for JSON is kept for the next span.
    private static let retainedJSONByteCount = 256 * 1024

    /// Where the structs live.
    ///
    /// Other parts of the span are built in it as well.
    var builder: MessageBuilder
    private var pairs: UnsafeMutableBufferPointer<UnsafeMutablePointer<GenaiOtlp__KeyValue>?>
    private var count = 0
    private var json = JSONWriter()

    init(arena: consuming Arena) {
        builder = MessageBuilder(arena: arena)
        unsafe pairs = .allocate(capacity: 64)
    }

    deinit { unsafe pairs.deallocate() }

    /// The attributes set since the last reset, valid until the next change.
    var attributes: MessageBuilder.Repeated<GenaiOtlp__KeyValue> {
        unsafe count == 0 ? (0, nil) : (count, pairs.baseAddress)
    }

    /// Bytes taken from the system.
    var heldByteCount: Int { builder.heldByteCount + json.utf8.capacity }

    /// Forgets the attributes and everything else that was built.
    mutating func reset() {
        builder.reset()
        count = 0
    }

    // MARK: AttributeSink

    mutating func set(_ key: StaticString, _ value: String) { unsafe append(key, packed: builder.packed(value)) }

    mutating func set(_ key: StaticString, constant value: StaticString) {
        value.withUTF8Buffer { unsafe append(key, packed: builder.packed($0)) }
    }

    mutating func set(_ key: StaticString, _ value: Int64) { unsafe append(key, packed: builder.packed(value)) }

    mutating func set(_ key: StaticString, _ value: Double) { unsafe append(key, packed: builder.packed(value)) }

    mutating func set(_ key: StaticString, _ value: Bool) { unsafe append(key, packed: builder.packed(value)) }

    mutating func set(_ key: StaticString, count: Int, _ text: (Int) -> String) {
        unsafe builder.set(append(key), 0..<count) { builder, value, index in
            unsafe builder.set(value, builder.text(text(index)))
        }
    }

    mutating func set(_ key: StaticString, _ value: AttributeValue) {
        unsafe builder.fill(append(key), with: value)
    }

    mutating func setJSON(_ key: StaticString, _ write: (inout JSONWriter) -> Void) {
        json.reset()
        write(&json)
        unsafe json.utf8.withUnsafeBufferPointer { unsafe append(key, packed: builder.packed($0)) }
        if json.utf8.count > Self.retainedJSONByteCount { json = JSONWriter() }
    }

    mutating func set(dynamic key: String, _ value: AttributeValue) {
        // OpenTelemetry, common/README, "Attribute": a key is not empty.
        guard !key.isEmpty else { return }
        let name = unsafe builder.text(key)
        let pair = unsafe builder.makeKeyValue(name)
        unsafe builder.fill(pair.pointee.value, with: value)
        if let index = unsafe index(of: name) {
            unsafe pairs[index] = unsafe pair
        } else {
            unsafe append(pair)
        }
    }

    // MARK: The list

    /// Adds a name with a value that is packed.
    @inline(__always)
    private mutating func append(_ key: StaticString, packed value: ProtobufCBinaryData) {
        unsafe append(builder.makeKeyValue(builder.text(constant: key), packed: value))
    }

    /// Adds a name and returns its value, to be filled in.
    @inline(__always)
    private mutating func append(_ key: StaticString) -> MessageBuilder.AnyValue {
        let pair = unsafe builder.makeKeyValue(builder.text(constant: key))
        unsafe append(pair)
        return unsafe pair.pointee.value
    }

    @inline(__always)
    private mutating func append(_ pair: MessageBuilder.KeyValue) {
        if unsafe count == pairs.count { grow() }
        unsafe pairs[count] = unsafe pair
        count &+= 1
    }

    private mutating func grow() {
        let grown = unsafe UnsafeMutableBufferPointer<UnsafeMutablePointer<GenaiOtlp__KeyValue>?>.allocate(
            capacity: pairs.count * 2)
        _ = unsafe grown.initialize(from: pairs)
        unsafe pairs.deallocate()
        unsafe pairs = unsafe grown
    }

    private func index(of key: ProtobufCBinaryData) -> Int? {
        for index in 0..<count {
            guard let other = unsafe pairs[index]?.pointee.key else { continue }
            if unsafe other.len == key.len, unsafe memcmp(other.data, key.data, key.len) == 0 { return index }
        }
        return nil
    }
}
