// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import GenAITelemetry

// Values of attributes that are packed when they are set. An `AnyValue` of one text or one number is a tag and what follows
// it; as a struct it would be walked, measured and moved once more.
extension MessageBuilder {
    // `opentelemetry/proto/common/v1/common.proto`, the fields of `AnyValue`, each with its wire type.
    private static let text: UInt8 = 1 << 3 | 2
    private static let truth: UInt8 = 2 << 3 | 0
    private static let number: UInt8 = 3 << 3 | 0
    private static let floatingPoint: UInt8 = 4 << 3 | 1

    /// An entry whose value is packed.
    @inline(__always)
    mutating func makeKeyValue(_ key: ProtobufCBinaryData, packed value: ProtobufCBinaryData) -> KeyValue {
        let pair = unsafe allocate(GenaiOtlp__PackedKeyValue.self)
        unsafe pair.initialize(
            to: GenaiOtlp__PackedKeyValue(
                base: ProtobufCMessage(
                    descriptor: descriptors.packedKeyValue, n_unknown_fields: 0, unknown_fields: nil),
                key: key, value: value))
        // protobuf-c goes by the descriptor, which every message begins with; the key stands at the same place in both.
        return unsafe UnsafeMutableRawPointer(pair).assumingMemoryBound(to: GenaiOtlp__KeyValue.self)
    }

    /// A text, copied.
    @inline(__always)
    mutating func packed(_ bytes: UnsafeBufferPointer<UInt8>) -> ProtobufCBinaryData {
        let byteCount = bytes.count
        let start = unsafe allocate(UInt8.self, count: 1 + Varint.byteCount(of: UInt64(byteCount)) + byteCount)
        unsafe start.initialize(to: Self.text)
        let content = unsafe Varint.write(UInt64(byteCount), to: start + 1)
        if let source = bytes.baseAddress {
            unsafe UnsafeMutableRawPointer(content).copyMemory(from: source, byteCount: byteCount)
        }
        return unsafe ProtobufCBinaryData(len: content + byteCount - start, data: start)
    }

    /// A text, copied.
    @inline(__always)
    mutating func packed(_ string: String) -> ProtobufCBinaryData { string.lendUTF8 { unsafe packed($0) } }

    /// A whole number.
    mutating func packed(_ value: Int64) -> ProtobufCBinaryData {
        let start = unsafe allocate(UInt8.self, count: 1 + Varint.maximumByteCount)
        unsafe start.initialize(to: Self.number)
        let end = unsafe Varint.write(UInt64(bitPattern: value), to: start + 1)
        return unsafe ProtobufCBinaryData(len: end - start, data: start)
    }

    /// A floating-point number.
    mutating func packed(_ value: Double) -> ProtobufCBinaryData {
        let byteCount = 1 + MemoryLayout<UInt64>.size
        let start = unsafe allocate(UInt8.self, count: byteCount)
        unsafe start.initialize(to: Self.floatingPoint)
        unsafe UnsafeMutableRawPointer(start + 1).storeBytes(of: value.bitPattern.littleEndian, as: UInt64.self)
        return unsafe ProtobufCBinaryData(len: byteCount, data: start)
    }

    /// A truth value.
    mutating func packed(_ value: Bool) -> ProtobufCBinaryData {
        let start = unsafe allocate(UInt8.self, count: 2)
        unsafe start.initialize(to: Self.truth)
        unsafe (start + 1).initialize(to: value ? 1 : 0)
        return unsafe ProtobufCBinaryData(len: 2, data: start)
    }
}
