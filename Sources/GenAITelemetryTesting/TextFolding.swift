// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Text made comparable: small ASCII letters and digits in place of what looks like them, and nothing that does not show.
enum TextFolding {
    /// The bytes with letters and digits of other shapes as ASCII, in small letters, without what does not show.
    static func folded(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.allSatisfy({ $0 > 0 && $0 < 0x80 }) { return bytes.map(lowercased) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value < 0x80 {
                if scalar.value > 0 { result.append(lowercased(UInt8(scalar.value))) }
            } else if let byte = ascii(scalar) {
                result.append(lowercased(byte))
            } else if !isInvisible(scalar) {
                result += Array(String(Character(scalar)).utf8)
            }
        }
        return result
    }

    /// The bytes without what people write between the digits of a number.
    static func joined(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { !separators.contains($0) } }

    private static let separators = Set(" -.()/+".utf8)

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{FFFD}" { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return true
        default: return false
        }
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0xFF01...0xFF5E: return UInt8(scalar.value - 0xFEE0)
        case 0x1D400...0x1D6A3:
            let index = UInt8((scalar.value - 0x1D400) % 26)
            return UInt8(ascii: "a") + index
        default: break
        }
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
            return UInt8(ascii: "0") + UInt8(value)
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return UInt8(ascii: " ")
        case .dashPunctuation: return UInt8(ascii: "-")
        default: return nil
        }
    }
}
