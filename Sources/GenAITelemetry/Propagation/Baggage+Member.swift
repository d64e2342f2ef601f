// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Baggage {
    /// A name with its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value, decoded.
        public let value: String
        /// Properties, as they stand in the header; empty when there are none.
        public let metadata: String

        /// Creates a member that can travel: nil when the name is no token, without the metadata when they are
        /// malformed.
        init?(name: String, value: String, metadata: String) {
            guard HeaderText.isToken(name.utf8) else { return nil }
            self.name = name
            self.value = value
            self.metadata = metadata.utf8.allSatisfy(Self.isMetadata) ? metadata : ""
        }
    }
}

extension Baggage.Member {
    /// Bytes in the header, with a comma.
    var byteCount: Int {
        let valueCount = value.utf8.reduce(0) { $0 + (Self.isLiteral($1) ? 1 : 3) }
        return name.utf8.count + valueCount + (metadata.isEmpty ? 2 : metadata.utf8.count + 3)
    }

    func append(to utf8: inout [UInt8]) {
        utf8.append(contentsOf: name.utf8)
        utf8.append(UInt8(ascii: "="))
        for byte in value.utf8 {
            if Self.isLiteral(byte) {
                utf8.append(byte)
            } else {
                utf8.append(UInt8(ascii: "%"))
                utf8.append(Hexadecimal.uppercaseDigit(byte >> 4))
                utf8.append(Hexadecimal.uppercaseDigit(byte & 0xF))
            }
        }
        if !metadata.isEmpty {
            utf8.append(UInt8(ascii: ";"))
            utf8.append(contentsOf: metadata.utf8)
        }
    }

    /// The text that a value stands for.
    ///
    /// What is not UTF-8 becomes U+FFFD, and a percent sign alone stays one.
    static func decoded(_ value: Substring.UTF8View) -> String {
        String(decoding: PercentEncoding.decode(value), as: UTF8.self)
    }

    /// Whether a byte stands for itself: a baggage octet, except the percent sign, and except the equals sign, which
    /// readers that split too eagerly stumble over.
    private static func isLiteral(_ byte: UInt8) -> Bool {
        isOctet(byte) && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "=")
    }

    private static func isMetadata(_ byte: UInt8) -> Bool {
        isOctet(byte) || byte == UInt8(ascii: ";") || HeaderText.isWhiteSpace(byte)
    }

    /// W3C Baggage section 3.2.1.2: no control characters, spaces, quotation marks, commas, semicolons, backslashes.
    private static func isOctet(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x2B, 0x2D...0x3A, 0x3C...0x5B, 0x5D...0x7E: true
        default: false
        }
    }
}
