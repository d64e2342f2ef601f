// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Attributes of one text, one number or a list of texts, which nearly all are, written where they go. A `KeyValue` of
// these is two lengths, which are known, around two pieces; as structs it would be built, walked, packed and moved.
extension WireBuffer {
    // `opentelemetry/proto/common/v1/common.proto`: the fields of `KeyValue`, of `AnyValue` with their wire types, and the
    // one of `ArrayValue`.
    private static let key = 1
    static let value = 2
    private static let text = 1
    private static let truth: UInt8 = 2 << 3 | 0
    private static let number: UInt8 = 3 << 3 | 0
    private static let floatingPoint: UInt8 = 4 << 3 | 1
    private static let array = 5
    private static let element = 1

    /// Writes a name and the length of a value that is written next, of a pair so short that each length takes one byte, and
    /// counts all of the pair as written.
    @inline(__always)
    private mutating func openShortAttribute(
        _ field: Int, _ key: UnsafeBufferPointer<UInt8>, valueByteCount: Int, pairByteCount: Int
    ) -> UnsafeMutableRawPointer {
        assert(pairByteCount < 0x80 && field < 16, "the pair is too long, or the number of the field too large")
        let start = unsafe UnsafeMutableRawPointer(claim(pairByteCount &+ 2))
        let head =
            UInt32(truncatingIfNeeded: field << 3 | 2 | pairByteCount << 8)
            | UInt32(truncatingIfNeeded: (Self.key << 3 | 2 | key.count << 8) << 16)
        unsafe start.storeBytes(of: head.littleEndian, as: UInt32.self)
        unsafe Self.copyShort(key, to: start + 4)
        let next = unsafe start + 4 + key.count
        let valueHead = UInt16(truncatingIfNeeded: Self.value << 3 | 2 | valueByteCount << 8)
        unsafe next.storeBytes(of: valueHead.littleEndian, as: UInt16.self)
        return unsafe next + 2
    }

    /// Copies fewer than 128 bytes: to call somebody for that takes longer.
    @inline(__always)
    private static func copyShort(_ source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer) {
        guard let start = unsafe UnsafeRawPointer(source.baseAddress) else { return }
        switch source.count {
        case 16...:
            var place = 0
            while place < source.count &- 16 {
                unsafe copy(SIMD16<UInt8>.self, start, to: target, at: place)
                place &+= 16
            }
            unsafe copy(SIMD16<UInt8>.self, start, to: target, at: source.count &- 16)
        case 8..<16:
            unsafe copy(UInt64.self, start, to: target, at: 0)
            unsafe copy(UInt64.self, start, to: target, at: source.count &- 8)
        case 4..<8:
            unsafe copy(UInt32.self, start, to: target, at: 0)
            unsafe copy(UInt32.self, start, to: target, at: source.count &- 4)
        default: for place in 0..<source.count { unsafe copy(UInt8.self, start, to: target, at: place) }
        }
    }

    @inline(__always)
    private static func copy<Piece: BitwiseCopyable>(
        _ type: Piece.Type, _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, at place: Int
    ) {
        unsafe target.storeBytes(
            of: source.loadUnaligned(fromByteOffset: place, as: type), toByteOffset: place, as: type)
    }

    /// Writes a name and the length of a value that is written next, and counts both as written.
    @inline(__always)
    private mutating func openAttribute(
        _ field: Int, _ key: UnsafeBufferPointer<UInt8>, valueByteCount: Int
    ) -> UnsafeMutablePointer<UInt8> {
        let pairByteCount = Self.fieldByteCount(of: key.count) &+ Self.fieldByteCount(of: valueByteCount)
        let start = unsafe claim(Self.fieldByteCount(of: pairByteCount))
        var next = unsafe Varint.writeHeader(field: field, byteCount: pairByteCount, to: start)
        unsafe next = Self.write(field: Self.key, key, to: next)
        return unsafe Varint.writeHeader(field: Self.value, byteCount: valueByteCount, to: next)
    }

    /// Writes a text as a field, and returns what stands behind it.
    @inline(__always)
    private static func write(
        field: Int, _ text: UnsafeBufferPointer<UInt8>, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let next = unsafe Varint.writeHeader(field: field, byteCount: text.count, to: start)
        if let source = text.baseAddress {
            unsafe UnsafeMutableRawPointer(next).copyMemory(from: source, byteCount: text.count)
        }
        return unsafe next + text.count
    }

    /// Writes an attribute that is a text.
    mutating func append(attribute field: Int, _ key: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) {
        let pairByteCount = key.count &+ text.count &+ 6  // Three times a tag and a length.
        if pairByteCount < 0x80 {
            let value = unsafe openShortAttribute(
                field, key, valueByteCount: text.count &+ 2, pairByteCount: pairByteCount)
            let head = UInt16(truncatingIfNeeded: Self.text << 3 | 2 | text.count << 8)
            unsafe value.storeBytes(of: head.littleEndian, as: UInt16.self)
            return unsafe Self.copyShort(text, to: value + 2)
        }
        let value = unsafe openAttribute(field, key, valueByteCount: Self.fieldByteCount(of: text.count))
        _ = unsafe Self.write(field: Self.text, text, to: value)
    }

    /// Writes the name of an attribute and the length of its value, a number, which is written next.
    @inline(__always)
    private mutating func openNumber(
        _ field: Int, _ key: UnsafeBufferPointer<UInt8>, _ valueByteCount: Int
    ) -> UnsafeMutablePointer<UInt8> {
        let pairByteCount = key.count &+ valueByteCount &+ 4  // Twice a tag and a length.
        guard pairByteCount < 0x80 else { return unsafe openAttribute(field, key, valueByteCount: valueByteCount) }
        return unsafe openShortAttribute(
            field, key, valueByteCount: valueByteCount, pairByteCount: pairByteCount
        ).assumingMemoryBound(to: UInt8.self)
    }

    /// Writes an attribute that is a whole number.
    mutating func append(attribute field: Int, _ key: UnsafeBufferPointer<UInt8>, _ number: Int64) {
        let bits = UInt64(bitPattern: number)
        let valueByteCount = 1 &+ Varint.byteCount(of: bits)
        let value = unsafe openNumber(field, key, valueByteCount)
        unsafe value.initialize(to: Self.number)
        _ = unsafe Varint.write(bits, to: value + 1)
    }

    /// Writes an attribute that is a floating-point number.
    mutating func append(attribute field: Int, _ key: UnsafeBufferPointer<UInt8>, _ number: Double) {
        let value = unsafe openNumber(field, key, 1 &+ MemoryLayout<UInt64>.size)
        unsafe value.initialize(to: Self.floatingPoint)
        unsafe UnsafeMutableRawPointer(value + 1).storeBytes(of: number.bitPattern.littleEndian, as: UInt64.self)
    }

    /// Writes an attribute that is a truth value.
    mutating func append(attribute field: Int, _ key: UnsafeBufferPointer<UInt8>, _ truth: Bool) {
        let value = unsafe openNumber(field, key, 2)
        unsafe value.initialize(to: Self.truth)
        unsafe (value + 1).initialize(to: truth ? 1 : 0)
    }

    /// Writes an attribute whose value is there and empty.
    mutating func append(emptyAttribute field: Int, _ key: UnsafeBufferPointer<UInt8>) {
        _ = unsafe openAttribute(field, key, valueByteCount: 0)
    }

    /// Writes an attribute that is a list of so many texts, which the closure gives by their place.
    mutating func append(
        attribute field: Int, _ key: UnsafeBufferPointer<UInt8>, count: Int, _ text: (Int) -> String
    ) {
        // Most lists have one word, or a few.
        let expected = key.count &+ count &* 16
        let pair = open(field: field, expecting: expected)
        unsafe append(field: Self.key, UnsafeRawBufferPointer(key))
        let value = open(field: Self.value, expecting: expected)
        let array = open(field: Self.array, expecting: expected)
        for index in 0..<count {
            text(index).lendUTF8 { text in
                let byteCount = Self.fieldByteCount(of: text.count)
                let next = unsafe Varint.writeHeader(
                    field: Self.element, byteCount: byteCount, to: claim(Self.fieldByteCount(of: byteCount)))
                _ = unsafe Self.write(field: Self.text, text, to: next)
            }
        }
        close(array)
        close(value)
        close(pair)
    }
}

// MARK: - Names that stand there already

extension WireBuffer {
    /// Where in a row of attributes one of a name stands, tag and length included; nil when none does.
    ///
    /// The row was written by this buffer, and nothing else stands in it.
    func range(ofAttribute name: UnsafeBufferPointer<UInt8>, in row: Range<Int>) -> Range<Int>? {
        let bytes = unsafe bytes
        var position = row.lowerBound
        while position < row.upperBound {
            let begin = position
            position += 1
            let byteCount = unsafe Varint.read(bytes, at: &position)
            let end = position + byteCount
            position += 1
            let nameByteCount = unsafe Varint.read(bytes, at: &position)
            if unsafe nameByteCount == name.count && bytes[position..<position + nameByteCount].elementsEqual(name) {
                return begin..<end
            }
            position = end
        }
        return nil
    }
}
