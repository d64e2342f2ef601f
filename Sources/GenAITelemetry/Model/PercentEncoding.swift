// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Percent signs with two hexadecimal digits, as URLs, baggage and the OpenTelemetry variables have them.
///
/// RFC 3986 section 2.1; a plus stays a plus.
package enum PercentEncoding {
    /// The bytes that a text stands for; a percent sign without two digits behind it stays one.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            text.formIndex(after: &index)
            if byte == UInt8(ascii: "%"), let value = value(of: text[index...]) {
                decoded.append(value)
                text.formIndex(&index, offsetBy: 2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    /// The text that another stands for; nil where a percent sign has not two digits behind it, or what comes out is not
    /// UTF-8.
    package static func decodeStrictly(_ text: some Collection<UInt8>) -> String? {
        var rest = text[...]
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            rest = rest[percent...].dropFirst()
            guard value(of: rest) != nil else { return nil }
        }
        return String(validating: decode(text), as: UTF8.self)
    }

    /// The byte of the first two digits.
    private static func value(of text: some Collection<UInt8>) -> UInt8? {
        var digits = text.makeIterator()
        guard let high = digits.next().flatMap({ Hexadecimal.nibble($0, allowingUppercase: true) }),
            let low = digits.next().flatMap({ Hexadecimal.nibble($0, allowingUppercase: true) })
        else { return nil }
        return high << 4 | low
    }
}
