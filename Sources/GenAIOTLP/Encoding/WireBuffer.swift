// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP

/// Bytes of the protobuf wire format, in one growing piece of memory.
@safe struct WireBuffer: ~Copyable, @unchecked Sendable {
    // Sendable: the buffer is the only owner of its memory.

    /// The tag of a field, up to number 15, and the length of its value take at most this many bytes.
    private static let maximumHeaderByteCount = 1 + Varint.maximumByteCount

    private var memory: UnsafeMutableRawBufferPointer
    /// How many bytes were written.
    private(set) var count = 0

    /// How many bytes there is room for.
    var capacity: Int { unsafe memory.count }

    /// Creates a buffer with room for a number of bytes.
    init(capacity: Int = 0) {
        unsafe memory = .allocate(byteCount: capacity, alignment: 1)
    }

    deinit { unsafe memory.deallocate() }

    /// Forgets what was written, and keeps the memory up to a bound.
    mutating func reset(retaining byteCount: Int = .max) {
        count = 0
        guard unsafe memory.count > byteCount else { return }
        unsafe memory.deallocate()
        unsafe memory = .allocate(byteCount: 0, alignment: 1)
    }

    /// The bytes, valid until the buffer changes or goes away.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    /// Some of the bytes, valid until the buffer changes or goes away.
    func bytes(in range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    /// Makes room for more bytes.
    @inline(__always)
    mutating func reserve(_ byteCount: Int) {
        if unsafe memory.count - count < byteCount { grow(by: byteCount) }
    }

    private mutating func grow(by byteCount: Int) {
        let grown = unsafe UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(count + byteCount, memory.count * 2), alignment: 1)
        unsafe grown.copyMemory(from: bytes)
        unsafe memory.deallocate()
        unsafe memory = unsafe grown
    }

    // MARK: The wire format

    /// How many bytes a length-delimited field takes, tag and length included.
    static func fieldByteCount(of byteCount: Int) -> Int { 1 + Varint.byteCount(of: UInt64(byteCount)) + byteCount }

    /// Writes the tag and length of a field whose value comes next.
    ///
    /// Its number is at most 15.
    mutating func appendHeader(field: Int, byteCount: Int) {
        let headerByteCount = 1 + Varint.byteCount(of: UInt64(byteCount))
        reserve(headerByteCount)
        writeHeader(field: field, byteCount: byteCount)
        count += headerByteCount
    }

    /// Writes bytes as they are.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard unsafe !bytes.isEmpty else { return }
        reserve(bytes.count)
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    /// Writes a text as a field, unless it is empty.
    ///
    /// Its number is at most 15.
    mutating func append(field: Int, _ text: UnsafeRawBufferPointer) {
        guard unsafe !text.isEmpty else { return }
        appendHeader(field: field, byteCount: text.count)
        unsafe append(text)
    }

    /// Writes a message as a field, tag and length included.
    ///
    /// Its number is at most 15.
    ///
    /// The bound must not be smaller than the packed message. It saves a pass over the message that would only measure.
    mutating func append<Message>(field: Int, _ message: UnsafeMutablePointer<Message>, bound: Int) {
        let message = unsafe UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        assert(unsafe protobuf_c_message_get_packed_size(message) <= bound, "the bound of a message was too small")
        reserve(bound + Self.maximumHeaderByteCount)
        // The length stands before the message and is known after it: guess its width, and move the message if wrong.
        let guessed = Varint.byteCount(of: UInt64(bound))
        let body = count + 1 + guessed
        guard let start = unsafe memory.baseAddress else { return }
        let byteCount = unsafe protobuf_c_message_pack(message, (start + body).assumingMemoryBound(to: UInt8.self))
        let actual = Varint.byteCount(of: UInt64(byteCount))
        if actual != guessed {
            unsafe (start + (count + 1 + actual)).copyMemory(from: start + body, byteCount: byteCount)
        }
        writeHeader(field: field, byteCount: byteCount)
        count += 1 + actual + byteCount
    }

    /// Writes a message as it is, without a tag.
    mutating func append<Message>(_ message: UnsafeMutablePointer<Message>) {
        let message = unsafe UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        unsafe reserve(protobuf_c_message_get_packed_size(message))
        guard let start = unsafe memory.baseAddress else { return }
        count += unsafe protobuf_c_message_pack(message, (start + count).assumingMemoryBound(to: UInt8.self))
    }

    private func writeHeader(field: Int, byteCount: Int) {
        guard let start = unsafe memory.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        unsafe (start + count).initialize(to: UInt8(field << 3 | 2))
        _ = unsafe Varint.write(UInt64(byteCount), to: start + count + 1)
    }
}
