// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The 16-byte identity of a trace, never all zero.
public struct TraceID: Hashable, Sendable {
    /// The first eight bytes on the wire, read as a big-endian number.
    public let high: UInt64
    /// The last eight bytes on the wire, read as a big-endian number.
    ///
    /// Ratio sampling decides on these.
    public let low: UInt64

    /// Creates an id from its two halves, or nil when both are zero, which W3C Trace Context forbids.
    public init?(high: UInt64, low: UInt64) {
        if high == 0 && low == 0 { return nil }
        self.high = high
        self.low = low
    }

    /// Creates an id from 32 lowercase hexadecimal digits, or nil when the text is anything else.
    public init?(hex: some StringProtocol) {
        self.init(hexBytes: Array(hex.utf8), allowingUppercase: false)
    }

    package init?(hexBytes: [UInt8], allowingUppercase: Bool) {
        guard hexBytes.count == 32,
            let high = Hexadecimal.value(hexBytes[..<16], allowingUppercase: allowingUppercase),
            let low = Hexadecimal.value(hexBytes[16...], allowingUppercase: allowingUppercase)
        else { return nil }
        self.init(high: high, low: low)
    }
}

extension TraceID: CustomStringConvertible {
    /// The 32 lowercase hexadecimal digits.
    public var description: String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(32)
        Hexadecimal.append(high, to: &utf8)
        Hexadecimal.append(low, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }
}
