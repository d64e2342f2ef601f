// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The 8-byte identity of a span within its trace, never zero.
public struct SpanID: Hashable, Sendable {
    /// The eight bytes on the wire, read as a big-endian number.
    public let value: UInt64

    /// Creates an id, or nil when the value is zero, which W3C Trace Context forbids.
    public init?(_ value: UInt64) {
        if value == 0 { return nil }
        self.value = value
    }

    /// Creates an id from 16 lowercase hexadecimal digits, or nil when the text is anything else.
    public init?(hex: some StringProtocol) {
        self.init(hexBytes: Array(hex.utf8), allowingUppercase: false)
    }

    package init?(hexBytes: [UInt8], allowingUppercase: Bool) {
        guard let value = Hexadecimal.value(hexBytes, allowingUppercase: allowingUppercase) else { return nil }
        self.init(value)
    }
}

extension SpanID: CustomStringConvertible {
    /// The 16 lowercase hexadecimal digits.
    public var description: String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(16)
        Hexadecimal.append(value, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }
}
