// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

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
        return try HeaderValue("Basic \(Base64.encode(Array("\(username):\(password)".utf8)))")
    }
}
