// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAIISAL

/// What stands before and after each record: what the record is, twice, so that damage to one copy loses nothing.
///
/// Bytes of users are in between, and damaged segments are searched for marks. So marks are checked with a number that is
/// drawn for each segment: nobody who only writes prompts can write a mark.
package struct SpoolMark: Hashable, Sendable {
    /// How many bytes a mark takes.
    package static let byteCount = 28
    /// The most spans of one record: far more than a batch has.
    package static let maximumSpanCount = 1 << 20

    /// On which side of the payload a mark stands.
    package enum Side: UInt32, Sendable {
        case front = 0x3C53_4147  // "GAS<"
        case back = 0x3E53_4147  // "GAS>"
    }

    /// The number of the first span, counted over everything that the process has spooled.
    package var sequence: UInt64
    /// How many spans there are.
    package var spanCount: Int
    /// How many bytes the payload has.
    package var payloadByteCount: Int
    /// The checksum of the payload.
    package var payloadChecksum: UInt32

    /// The numbers of the spans.
    package var spans: Range<UInt64> { sequence..<(sequence + UInt64(spanCount)) }

    package init(sequence: UInt64, spanCount: Int, payload: ArraySlice<UInt8>, salt: UInt32) {
        self.sequence = sequence
        self.spanCount = spanCount
        payloadByteCount = payload.count
        payloadChecksum = Checksum.of(payload, salt: salt)
    }

    /// Reads the mark at an offset; nil when there is none.
    package init?(at offset: Int, of bytes: [UInt8], _ side: Side, salt: UInt32) {
        guard offset >= 0, bytes.count - offset >= Self.byteCount, bytes.number(at: offset) == side.rawValue,
            bytes.number(at: offset + 24) == Checksum.of(bytes[offset..<(offset + 24)], salt: salt)
        else { return nil }
        payloadByteCount = Int(bytes.number(at: offset + 4) as UInt32)
        sequence = bytes.number(at: offset + 8)
        spanCount = Int(bytes.number(at: offset + 16) as UInt32)
        payloadChecksum = bytes.number(at: offset + 20)
        guard (1...Self.maximumSpanCount).contains(spanCount), sequence <= UInt64.max - UInt64(spanCount) else {
            return nil
        }
    }

    package func append(_ side: Side, to bytes: inout [UInt8], salt: UInt32) {
        let start = bytes.count
        bytes.append(number: side.rawValue)
        bytes.append(number: UInt32(clamping: payloadByteCount))
        bytes.append(number: sequence)
        bytes.append(number: UInt32(clamping: spanCount))
        bytes.append(number: payloadChecksum)
        bytes.append(number: Checksum.of(bytes[start...], salt: salt))
    }
}

/// CRC-32 of bytes and a number that makes it a segment's own.
enum Checksum {
    static func of(_ bytes: ArraySlice<UInt8>, salt: UInt32) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { unsafe crc32_gzip_refl(salt, $0.baseAddress, UInt64($0.count)) }
    }
}

extension [UInt8] {
    /// The little-endian number at an offset, where there must be enough bytes.
    func number<Number: FixedWidthInteger>(at offset: Int) -> Number {
        var number: Number = 0
        for index in 0..<(Number.bitWidth / 8) {
            number |= Number(truncatingIfNeeded: self[offset + index]) << Number(8 * index)
        }
        return number
    }

    mutating func append(number: some FixedWidthInteger) {
        for index in 0..<(number.bitWidth / 8) { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
}
