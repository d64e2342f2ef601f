// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension HeaderValue {
    /// The value of an `Authorization` header that carries a bearer token (RFC 6750).
    ///
    /// - Parameter token: The token, without the word "Bearer".
    /// - Returns: The value.
    /// - Throws: When the token has a control character or is too long.
    public static func bearer(_ token: String) throws(ConfigurationError) -> HeaderValue {
        try HeaderValue("Bearer \(token)")
    }

    /// The value of an `Authorization` header that carries a user name and a password (RFC 7617).
    ///
    /// - Parameters:
    ///   - username: The name; it cannot contain a colon, because the colon is what ends it.
    ///   - password: The password, which may contain anything.
    /// - Returns: The value.
    /// - Throws: When the name has a colon, or both together are too long.
    public static func basic(username: String, password: String) throws(ConfigurationError) -> HeaderValue {
        guard !username.utf8.contains(UInt8(ascii: ":")) else {
            throw ConfigurationError(
                .invalidHeader, "A user name for basic authentication contains a colon, which would end it too early.")
        }
        return try HeaderValue("Basic \(base64(Array("\(username):\(password)".utf8)))")
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<Swift.min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= 8 * UInt32(3 - group.count)
            for position in 0..<4 {
                let isPadding = position > group.count
                let index = Int(bits >> UInt32(18 - 6 * position)) & 0x3F
                text.append(isPadding ? UInt8(ascii: "=") : alphabet[index])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
