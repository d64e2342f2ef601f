// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Lowercase base-16 text of ids, without any library.
package enum Hexadecimal {
    /// The 16 digits of a 64-bit value, most significant first.
    package static func append(_ value: UInt64, to utf8: inout [UInt8]) {
        var shift: UInt64 = 64
        while shift > 0 {
            shift -= 4
            utf8.append(digit(UInt8(truncatingIfNeeded: (value >> shift) & 0xF)))
        }
    }

    /// The value of exactly 16 digits, or nil.
    ///
    /// Uppercase is refused unless `allowingUppercase` is set: W3C headers are lowercase only, OTLP/JSON is read in
    /// either case.
    package static func value(_ digits: some Sequence<UInt8>, allowingUppercase: Bool = false) -> UInt64? {
        var value: UInt64 = 0
        var count = 0
        for byte in digits {
            guard let nibble = nibble(byte, allowingUppercase: allowingUppercase) else { return nil }
            count += 1
            if count > 16 { return nil }
            value = value << 4 | UInt64(nibble)
        }
        return count == 16 ? value : nil
    }

    package static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }

    package static func uppercaseDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10
    }

    package static func nibble(_ byte: UInt8, allowingUppercase: Bool = false) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F") where allowingUppercase: byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
