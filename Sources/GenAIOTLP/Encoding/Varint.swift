// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Whole numbers as protobuf writes them: seven bits a byte, the lowest first.
enum Varint {
    /// The most bytes that a number takes.
    static let maximumByteCount = 10

    /// How many bytes a number takes.
    @inline(__always)
    static func byteCount(of value: UInt64) -> Int { (70 &- (value | 1).leadingZeroBitCount) / 7 }

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
}
