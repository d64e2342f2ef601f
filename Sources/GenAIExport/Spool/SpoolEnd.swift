// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Up to where a process has written spans, as its lock file says it.
struct SpoolEnd: Hashable, Sendable {
    /// How many bytes it takes.
    static let byteCount = 12

    /// The number after the last span.
    var sequence: UInt64

    init(sequence: UInt64) { self.sequence = sequence }

    /// Reads it; nil when it was never written or is damaged.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.byteCount, bytes.number(at: 8) == Checksum.of(bytes[..<8], salt: 0) else {
            return nil
        }
        sequence = bytes.number(at: 0)
    }

    /// The bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(number: sequence)
        bytes.append(number: Checksum.of(bytes[...], salt: 0))
        return bytes
    }
}
