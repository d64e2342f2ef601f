// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP

/// Walks over protobuf bytes before protobuf-c sees them: checks tags and lengths, and bounds the nesting.
///
/// protobuf-c calls itself for every message within a message and says only that something is wrong. This walk does not
/// call itself, and says where.
@safe struct WireScanner {
    private typealias Descriptor = UnsafePointer<ProtobufCMessageDescriptor>

    private let bytes: UnsafeRawBufferPointer
    private let what: String
    private let depthLimit: Int
    private var offset = 0
    /// The messages that the walk is in: where each ends, and what it is.
    private var enclosing: [(end: Int, descriptor: Descriptor)] = unsafe []

    /// Checks bytes that should be a message of a type.
    static func check(
        _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>, what: String,
        depthLimit: Int
    ) throws(OTLPDecodingError) {
        var scanner = unsafe WireScanner(bytes: bytes, what: what, depthLimit: depthLimit)
        unsafe scanner.enclosing.append((bytes.count, descriptor))
        try scanner.scan()
    }

    private init(bytes: UnsafeRawBufferPointer, what: String, depthLimit: Int) {
        unsafe self.bytes = unsafe bytes
        self.what = what
        self.depthLimit = depthLimit
    }

    private mutating func scan() throws(OTLPDecodingError) {
        while let message = unsafe enclosing.last {
            if unsafe offset == message.end {
                unsafe enclosing.removeLast()
            } else {
                unsafe try field(of: message.descriptor, end: message.end)
            }
        }
    }

    private mutating func field(of descriptor: Descriptor, end: Int) throws(OTLPDecodingError) {
        let start = offset
        let tag = try varint(byteCount: 5, end: end)
        guard let number = UInt32(exactly: tag >> 3), number > 0 else {
            throw malformed("a field number that does not exist", at: start)
        }
        let field = unsafe protobuf_c_message_descriptor_get_field(descriptor, number)
        let wireType = UInt32(tag & 7)
        if let field = unsafe field, unsafe wireType != field.pointee.type.wireType {
            throw unsafe malformed("field \(number) of \(descriptor.name) with a wrong type", at: start)
        }
        switch wireType {
        case PROTOBUF_C_WIRE_TYPE_VARINT.rawValue: _ = try varint(byteCount: 10, end: end)
        case PROTOBUF_C_WIRE_TYPE_64BIT.rawValue: try skip(8, end: end)
        case PROTOBUF_C_WIRE_TYPE_32BIT.rawValue: try skip(4, end: end)
        case PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED.rawValue:
            guard let length = Int(exactly: try varint(byteCount: 5, end: end)), length <= end - offset else {
                throw unsafe malformed(
                    "field \(number) of \(descriptor.name) with a length beyond its message", at: start)
            }
            guard let field = unsafe field, unsafe field.pointee.type == PROTOBUF_C_TYPE_MESSAGE,
                let inner = unsafe field.pointee.descriptor?.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
            else { return try skip(length, end: end) }
            guard unsafe enclosing.count < depthLimit else {
                throw OTLPDecodingError(
                    .tooDeep, "The \(what) nests more than \(depthLimit) messages at byte \(start); it was not read.")
            }
            unsafe enclosing.append((offset + length, inner))
        default: throw malformed("a field of type \(wireType) that OTLP does not use", at: start)
        }
    }

    private mutating func varint(byteCount: Int, end: Int) throws(OTLPDecodingError) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        for index in 0..<byteCount {
            guard offset < end else { break }
            let byte = unsafe bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << UInt64(7 * index)
            if byte < 0x80 { return value }
        }
        throw malformed("a number that does not end", at: start)
    }

    private mutating func skip(_ byteCount: Int, end: Int) throws(OTLPDecodingError) {
        guard byteCount <= end - offset else { throw malformed("a value that is cut short", at: offset) }
        offset += byteCount
    }

    private func malformed(_ found: String, at offset: Int) -> OTLPDecodingError {
        OTLPDecodingError(
            .malformed, "The \(what) has \(found) at byte \(offset). It is cut short, or is something else.")
    }
}

extension UnsafePointer<ProtobufCMessageDescriptor> {
    fileprivate var name: String { unsafe String(cString: pointee.short_name) }
}

extension ProtobufCType {
    /// How a field of this type stands on the wire.
    fileprivate var wireType: UInt32 {
        switch self {
        case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_MESSAGE:
            PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED.rawValue
        case PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_DOUBLE:
            PROTOBUF_C_WIRE_TYPE_64BIT.rawValue
        case PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_FLOAT:
            PROTOBUF_C_WIRE_TYPE_32BIT.rawValue
        default: PROTOBUF_C_WIRE_TYPE_VARINT.rawValue
        }
    }
}
