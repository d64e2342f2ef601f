// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The checksum of Ethernet and gzip, which AWS's event stream has twice in each frame.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    /// The checksum of bytes.
    static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        let table = table
        var checksum: UInt32 = .max
        for byte in bytes { checksum = table[Int((checksum ^ UInt32(byte)) & 0xFF)] ^ checksum >> 8 }
        return ~checksum
    }
}
