// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A `data:` URL taken apart: RFC 2397.
package struct DataURL {
    /// The media type, without parameters; nil when the URL names none.
    package let mediaType: String?
    /// The data, as base64 whatever it was before.
    package let base64: String

    /// Whether a URL is of this scheme.
    package static func isOne(_ url: String) -> Bool {
        url.utf8.prefix(5).elementsEqual("data:".utf8, by: { $0 | 0x20 == $1 | 0x20 })
    }

    /// Takes a URL apart, or returns nil when it is of another scheme or has no data.
    package init?(_ url: String) {
        guard Self.isOne(url), let comma = url.utf8.firstIndex(of: UInt8(ascii: ",")) else { return nil }
        let header = url.utf8[..<comma].dropFirst(5)
        let words = header.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let type = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        mediaType = type.isEmpty ? nil : type
        let data = url.utf8[comma...].dropFirst()
        if words.dropFirst().last.map({ $0.elementsEqual("base64".utf8) }) ?? false {
            base64 = String(decoding: data, as: UTF8.self)
        } else {
            base64 = Base64.encode(PercentEncoding.decode(data))
        }
    }
}
