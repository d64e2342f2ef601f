// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A `data:` URL taken apart, RFC 2397.
struct DataURL {
    /// The media type, without parameters; nil when the URL names none.
    let mediaType: String?
    /// The data.
    let base64: String

    /// Takes a URL apart, or returns nil when it is of another scheme or has no data.
    init?(_ url: String) {
        guard url.utf8.prefix(5).elementsEqual("data:".utf8, by: { $0 | 0x20 == $1 | 0x20 }),
            let comma = url.utf8.firstIndex(of: UInt8(ascii: ","))
        else { return nil }
        let header = url.utf8.dropFirst(5).prefix { $0 != UInt8(ascii: ",") }
        let words = header.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let type = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        mediaType = type.isEmpty ? nil : type
        let data = url.utf8[comma...].dropFirst()
        if words.dropFirst().last.map({ $0.elementsEqual("base64".utf8) }) ?? false {
            base64 = String(decoding: data, as: UTF8.self)
        } else {
            base64 = Base64.encode(Self.percentDecoded(data))
        }
    }

    private static func percentDecoded(_ text: some Collection<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Hexadecimal.nibble($0, allowingUppercase: true) }
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                bytes.append(digits[0] << 4 | digits[1])
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
