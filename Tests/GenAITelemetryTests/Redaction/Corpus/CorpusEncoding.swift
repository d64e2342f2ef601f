// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// The encodings that the corpus wraps its secrets in.
enum CorpusEncoding {
    static func escapes(_ text: String) -> String {
        text.utf16.map { "\\u" + padded(String($0, radix: 16), to: 4) }.joined()
    }

    static func percent(_ text: String, uppercase: Bool = true) -> String {
        text.utf8.map { "%" + padded(String($0, radix: 16, uppercase: uppercase), to: 2) }.joined()
    }

    /// Only what a URL may not hold, and dashes and underscores besides.
    static func sparsePercent(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : percent(String(decoding: [byte], as: UTF8.self))
        }.joined()
    }

    static func base64(_ text: String) -> String { Base64.encode(Array(text.utf8)) }

    static func base64URL(_ text: String) -> String {
        base64(text).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func hex(_ text: String, uppercase: Bool = false) -> String {
        text.utf8.map { padded(String($0, radix: 16, uppercase: uppercase), to: 2) }.joined()
    }

    static func entities(_ text: String, isHexadecimal: Bool = false) -> String {
        text.utf8.map { isHexadecimal ? "&#x\(String($0, radix: 16));" : "&#\($0);" }.joined()
    }

    /// Lines of 76 bytes with soft breaks: RFC 2045 section 6.7.
    static func quotedPrintable(_ text: String, everything: Bool = false) -> String {
        var result = ""
        var column = 0
        for byte in text.utf8 {
            let isPlain = !everything && byte != UInt8(ascii: "=") && byte > 0x20 && byte < 0x7F || byte == 0x20
            let piece =
                isPlain
                ? String(UnicodeScalar(byte)) : "=" + padded(String(byte, radix: 16, uppercase: true), to: 2)
            if column + piece.count > 75 {
                result += "=\r\n"
                column = 0
            }
            result += piece
            column += piece.count
        }
        return result
    }

    static func lines(_ text: String, of length: Int, by end: String = "\r\n") -> String {
        var lines: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            lines.append(String(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return lines.joined(separator: end)
    }

    static func json(_ text: String, levels: Int) -> String {
        var text = text
        for level in 0..<levels {
            var writer = JSONWriter()
            writer.object {
                $0.key("level\(level)")
                $0.value(.string(text))
            }
            text = writer.text
        }
        return text
    }

    static func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return bigEndian ? [high, low] : [low, high]
        }
    }

    static func rot13(_ text: String) -> String {
        String(
            decoding: text.utf8.map { byte in
                switch byte {
                case 65...90: (byte - 65 + 13) % 26 + 65
                case 97...122: (byte - 97 + 13) % 26 + 97
                default: byte
                }
            }, as: UTF8.self)
    }

    /// A gzip file with fixed Huffman codes for the bytes and no matches: RFC 1951 section 3.2.6, RFC 1952.
    static func gzip(_ text: String) -> [UInt8] {
        var bits: [Bool] = [true, true, false]
        for byte in text.utf8 {
            // 8 bits from 0x30 for the bytes below 144; longer codes are not needed for ASCII.
            let code = UInt32(byte) + 0x30
            for bit in (0..<8).reversed() { bits.append(code >> UInt32(bit) & 1 == 1) }
        }
        bits += [Bool](repeating: false, count: 7)
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        for start in stride(from: 0, to: bits.count, by: 8) {
            var byte: UInt8 = 0
            for (offset, bit) in bits[start..<min(start + 8, bits.count)].enumerated() where bit {
                byte |= 1 << UInt8(offset)
            }
            bytes.append(byte)
        }
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in text.utf8 {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        for value in [~crc, UInt32(text.utf8.count)] {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(value >> UInt32(shift) & 0xFF)) }
        }
        return bytes
    }

    private static func padded(_ digits: String, to count: Int) -> String {
        String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}
