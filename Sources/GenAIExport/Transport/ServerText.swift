// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Text that a server chose, made fit for a log line.
///
/// It is hostile until shown otherwise: a server may send megabytes, escape sequences for a terminal, or the very
/// credential that it has just refused.
package enum ServerText {
    /// How much of a body is looked at, in bytes.
    private static let window = 16 * 1024

    /// How much of a credential gives it away: a server that repeats only its beginning has still repeated it.
    private static let telltale = 8

    /// The beginning of a text on one line, without control characters and without anything that the request kept secret.
    ///
    /// - Parameters:
    ///   - bytes: What the server sent.
    ///   - limit: The most bytes of it that are shown.
    ///   - headers: The headers of the request, whose values are hidden wherever they occur.
    /// - Returns: Valid text of at most about `limit` bytes.
    package static func excerpt(of bytes: [UInt8], limit: Int = 256, hiding headers: HTTPHeaders) -> String {
        let secrets = headers.fields.flatMap { secretParts(of: $0.value) }
        let source = Array(bytes.prefix(window))
        var shown: [UInt8] = []
        var position = 0
        while position < source.count, shown.count < limit {
            let hidden = secrets.map { matchLength($0, in: source, at: position) }.max() ?? 0
            if hidden > 0 {
                shown += "[hidden]".utf8
                position += hidden
            } else {
                shown.append(source[position])
                position += 1
            }
        }
        // Decoding repairs what was cut in the middle of a character.
        let text = String(decoding: shown, as: UTF8.self)
        return EnvironmentReader.trim(String(String.UnicodeScalarView(text.unicodeScalars.map(harmless))))
    }

    /// A value, and the part after its scheme: "Bearer abc" is as secret as "abc".
    private static func secretParts(of value: HeaderValue) -> [[UInt8]] {
        let whole = Array(value.secret.utf8)
        let parts = whole.split(separator: UInt8(ascii: " ")).map { Array($0) }
        return ([whole] + parts).filter { $0.count >= 4 && $0 != Array("Bearer".utf8) && $0 != Array("Basic".utf8) }
    }

    private static func matchLength(_ secret: [UInt8], in text: [UInt8], at position: Int) -> Int {
        var length = 0
        while length < secret.count, position + length < text.count, secret[length] == text[position + length] {
            length += 1
        }
        return length >= min(telltale, secret.count) ? length : 0
    }

    private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: " "
        default: scalar
        }
    }
}
