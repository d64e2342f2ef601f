// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Whole numbers as protobuf writes them: seven bits a byte, the lowest first.
enum Varint {
    /// The most bytes that a number takes.
    static let maximumByteCount = 10

    /// How many bytes a number takes.
    @inline(__always)
    static func byteCount(of value: UInt64) -> Int {
        // Lengths, nearly always: of a name, of a value.
        if value < 0x80 { return 1 }
        if value < 0x4000 { return 2 }
        return (70 &- value.leadingZeroBitCount) / 7
    }

    /// Writes a number, and returns what stands behind it.
    @inline(__always)
    static func write(_ value: UInt64, to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        var (rest, next) = unsafe (value, start)
        while rest >= 0x80 {
            unsafe next.initialize(to: UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
            unsafe next += 1
        }
        unsafe next.initialize(to: UInt8(truncatingIfNeeded: rest))
        return unsafe next + 1
    }

    /// Writes the tag and length of a field that has a length, and returns what stands behind them.
    ///
    /// Its number is at most 15.
    @inline(__always)
    static func writeHeader(
        field: Int, byteCount: Int, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        unsafe start.initialize(to: UInt8(truncatingIfNeeded: field << 3 | 2))
        return unsafe write(UInt64(byteCount), to: start + 1)
    }

    /// Reads a number that stands at a position, and moves on to what stands behind it.
    static func read(_ bytes: UnsafeRawBufferPointer, at position: inout Int) -> Int {
        var (value, shift) = (UInt64(0), UInt64(0))
        while position < bytes.count {
            let byte = unsafe bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(truncatingIfNeeded: value)
    }
}
