// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The headers that an application adds to every request: authentication, tenant, routing.
///
/// Names are unique whatever their case, and setting one again replaces it. The headers that describe the request itself
/// belong to the exporter and are refused, so a configured `Content-Type` can never contradict the body. Printing shows
/// the names and hides the values.
///
/// ```swift
/// var headers = HTTPHeaders()
/// try headers.set("Authorization", to: .bearer(token))
/// try headers.set("X-Scope-OrgID", to: "team-7")
/// print(headers)  // [Authorization: [hidden], X-Scope-OrgID: [hidden]]
/// ```
public struct HTTPHeaders: Hashable, Sendable {
    /// One header.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: HeaderValue
    }

    /// The longest name that is accepted, in bytes.
    public static let maximumNameLength = 256

    /// The headers in the order in which their names were first set.
    package private(set) var fields: [Field] = []

    /// No headers.
    public init() {}

    /// Checks and keeps several headers.
    ///
    /// - Parameter headers: Names and values.
    /// - Throws: When one of them may not be sent.
    public init(_ headers: [String: String]) throws(ConfigurationError) {
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            try set(name, to: value)
        }
    }

    /// The names of the headers, in order.
    public var names: [String] { fields.map(\.name) }

    /// Whether there is no header.
    public var isEmpty: Bool { fields.isEmpty }

    /// Sets a header, replacing one of the same name.
    ///
    /// - Parameters:
    ///   - name: The name, in any case: letters, digits and ``!#$%&'*+-.^_`|~`` (RFC 9110, section 5.6.2).
    ///   - value: The value, already checked.
    /// - Throws: When the name is no token, or belongs to the exporter.
    public mutating func set(_ name: String, to value: HeaderValue) throws(ConfigurationError) {
        try Self.check(name: name)
        let field = Field(name: name, value: value)
        if let index = fields.firstIndex(where: { Self.isSame($0.name, name) }) {
            fields[index] = field
        } else {
            fields.append(field)
        }
    }

    /// Sets a header, replacing one of the same name.
    ///
    /// - Parameters:
    ///   - name: The name, in any case.
    ///   - value: The value, which must not contain control characters.
    /// - Throws: When the name or the value may not be sent.
    public mutating func set(_ name: String, to value: String) throws(ConfigurationError) {
        try set(name, to: HeaderValue(value))
    }

    /// The value of a header.
    package subscript(_ name: String) -> HeaderValue? {
        fields.first { Self.isSame($0.name, name) }?.value
    }
}

extension HTTPHeaders {
    /// Headers that say what the request is and how it travels.
    ///
    /// A configured one would contradict the body or the connection, or turn one request into two.
    private static let reservedNames: Set<String> = [
        "connection", "content-encoding", "content-length", "content-type", "expect", "host", "keep-alive",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    private static let tokenPunctuation = Set("!#$%&'*+-.^_`|~".utf8)

    /// Whether a header of this name looks like one that carries a credential.
    package var carriesCredentials: Bool {
        fields.contains { field in
            let name = field.name.lowercased()
            return ["auth", "key", "token", "secret", "cookie"].contains { name.contains($0) }
        }
    }

    private static func isSame(_ one: String, _ other: String) -> Bool { one.lowercased() == other.lowercased() }

    private static func check(name: String) throws(ConfigurationError) {
        guard !name.isEmpty, name.utf8.count <= maximumNameLength, name.utf8.allSatisfy(isTokenByte) else {
            throw ConfigurationError(
                .invalidHeader,
                "A header name of \(name.utf8.count) bytes is not a token: use letters, digits and dashes.")
        }
        // Only a name from our own list is repeated, so nothing that was pasted by mistake can be.
        if let reserved = reservedNames.first(where: { isSame($0, name) }) {
            throw ConfigurationError(
                .invalidHeader, "The header \(reserved) is set by the exporter and cannot be configured.")
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            tokenPunctuation.contains(byte)
        }
    }
}

extension HTTPHeaders: CustomStringConvertible, CustomDebugStringConvertible {
    /// The names, with `[hidden]` for each value.
    public var description: String { "[" + names.map { "\($0): [hidden]" }.joined(separator: ", ") + "]" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}
