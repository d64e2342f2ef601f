// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP

/// Bytes of the protobuf wire format, in one growing piece of memory.
@safe struct WireBuffer: ~Copyable, @unchecked Sendable {
    // Sendable: the buffer is the only owner of its memory.

    /// The tag of a field, up to number 15, and the length of its value take at most this many bytes.
    private static let maximumHeaderByteCount = 1 + Varint.maximumByteCount

    /// Nil as long as there is room for nothing.
    private var start: UnsafeMutablePointer<UInt8>?
    /// How many bytes there is room for.
    private(set) var capacity: Int
    /// How many bytes were written.
    private(set) var count = 0

    /// Creates a buffer with room for a number of bytes; none is asked of the system for none.
    init(capacity: Int = 0) {
        self.capacity = capacity
        unsafe start = capacity > 0 ? .allocate(capacity: capacity) : nil
    }

    deinit { unsafe start?.deallocate() }

    /// The bytes, valid until the buffer changes or goes away.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: count) }

    /// Hands the bytes on, and begins again with no memory.
    mutating func take() -> WireBuffer {
        var taken = WireBuffer()
        swap(&taken, &self)
        return taken
    }

    /// Forgets what was written behind a place.
    mutating func truncate(to position: Int) { count = min(count, position) }

    /// Makes room for more bytes.
    @inline(__always)
    mutating func reserve(_ byteCount: Int) {
        if capacity &- count < byteCount { grow(by: byteCount) }
    }

    @inline(never)
    private mutating func grow(by byteCount: Int) {
        var grown = WireBuffer(capacity: max(count + byteCount, capacity * 2))
        unsafe grown.append(bytes)
        swap(&grown, &self)
    }

    /// Counts bytes as written, and returns where they are to be written, all of them and at once.
    @inline(__always)
    mutating func claim(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        reserve(max(byteCount, 1))  // So that there is memory.
        defer { count &+= byteCount }
        return unsafe start.unsafelyUnwrapped + count  // Just reserved.
    }

    /// Writes bytes as they are.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, unsafe !bytes.isEmpty else { return }
        unsafe UnsafeMutableRawPointer(claim(bytes.count)).copyMemory(from: source, byteCount: bytes.count)
    }

    /// Puts the last bytes in the place of others that stand before them.
    mutating func replace(_ old: Range<Int>, byLast byteCount: Int) {
        guard let start = unsafe start, byteCount > 0 else { return }
        let new = unsafe Array(bytes[(count - byteCount)...])
        let target = unsafe UnsafeMutableRawPointer(start + old.lowerBound)
        unsafe (target + byteCount).copyMemory(
            from: start + old.upperBound, byteCount: count - byteCount - old.upperBound)
        unsafe new.withUnsafeBytes { unsafe target.copyMemory(from: $0.baseAddress!, byteCount: byteCount) }
        truncate(to: count - old.count)
    }

    // MARK: Fields

    /// How many bytes a length-delimited field takes, tag and length included.
    @inline(__always)
    static func fieldByteCount(of byteCount: Int) -> Int { 1 &+ Varint.byteCount(of: UInt64(byteCount)) &+ byteCount }

    /// Writes the tag and length of a field whose value comes next.
    ///
    /// Its number is at most 15.
    mutating func appendHeader(field: Int, byteCount: Int) {
        reserve(Self.maximumHeaderByteCount)
        let header = unsafe claim(1 + Varint.byteCount(of: UInt64(byteCount)))
        _ = unsafe Varint.writeHeader(field: field, byteCount: byteCount, to: header)
    }

    /// Writes a text as a field, unless it is empty.
    ///
    /// Its number is at most 15.
    mutating func append(field: Int, _ text: UnsafeRawBufferPointer) {
        guard unsafe !text.isEmpty else { return }
        appendHeader(field: field, byteCount: text.count)
        unsafe append(text)
    }

    /// A field whose value is being written, and whose length is not known yet.
    struct OpenField {
        fileprivate let field: Int
        /// Where the tag stands.
        let position: Int
        /// How many bytes are kept for the length.
        fileprivate let lengthByteCount: Int
    }

    /// Begins a field whose value is written next, and is about as long as expected.
    ///
    /// Its number is at most 15. The length stands before the value and is known after it; where it takes another number
    /// of bytes than was expected, the value is moved.
    mutating func open(field: Int, expecting byteCount: Int) -> OpenField {
        let open = OpenField(
            field: field, position: count, lengthByteCount: Varint.byteCount(of: UInt64(max(byteCount, 0))))
        _ = unsafe claim(1 + open.lengthByteCount)
        return open
    }

    /// Ends the field that was opened last and is still open.
    mutating func close(_ open: OpenField) {
        let body = open.position + 1 + open.lengthByteCount
        let byteCount = count - body
        let actual = Varint.byteCount(of: UInt64(byteCount))
        if actual != open.lengthByteCount {
            if actual > open.lengthByteCount { reserve(actual - open.lengthByteCount) }
            guard let start = unsafe start else { return }
            unsafe UnsafeMutableRawPointer(start + open.position + 1 + actual).copyMemory(
                from: start + body, byteCount: byteCount)
            count += actual - open.lengthByteCount
        }
        guard let start = unsafe start else { return }
        _ = unsafe Varint.writeHeader(field: open.field, byteCount: byteCount, to: start + open.position)
    }

    // MARK: Messages

    /// Writes a message as a field, tag and length included.
    ///
    /// Its number is at most 15.
    ///
    /// The bound must not be smaller than the packed message. It saves a pass over the message that would only measure.
    mutating func append<Message>(field: Int, _ message: UnsafeMutablePointer<Message>, bound: Int) {
        let open = open(field: field, expecting: bound)
        unsafe append(message, bound: bound)
        close(open)
    }

    /// Writes a message as it is, without a tag.
    ///
    /// The bound must not be smaller than the packed message.
    mutating func append<Message>(_ message: UnsafeMutablePointer<Message>, bound: Int) {
        let message = unsafe UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        assert(unsafe protobuf_c_message_get_packed_size(message) <= bound, "the bound of a message was too small")
        reserve(max(bound, 1))
        count &+= unsafe protobuf_c_message_pack(message, start.unsafelyUnwrapped + count)  // Just reserved.
    }
}
