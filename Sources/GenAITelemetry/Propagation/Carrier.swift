// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Something that a context can be read from: the headers of a request, the properties of a message.
///
/// `[String: String]` and `[(String, String)]` are carriers. So is the header type of any HTTP library, in one line:
///
/// ```swift
/// extension HTTPHeaders: @retroactive ReadableCarrier {
///     public func values(of name: String) -> [String] { self[name] }
/// }
/// ```
public protocol ReadableCarrier {
    /// All values of a header, in order.
    ///
    /// - Parameter name: The name, in lowercase. It must be found in any case.
    /// - Returns: The values; empty when there is none. Values that the transport has joined may stay joined.
    func values(of name: String) -> [String]
}

/// Something that a context can be written to: the headers of a request, the properties of a message.
public protocol WritableCarrier {
    /// Replaces all values of a header.
    ///
    /// - Parameters:
    ///   - value: The only value from now on; nil removes the header.
    ///   - name: The name, in lowercase, to be sent as it is and compared in any case.
    mutating func set(_ value: String?, of name: String)
}

extension [String: String]: ReadableCarrier, WritableCarrier {
    /// The values of all names that differ from the given one in case only.
    public func values(of name: String) -> [String] {
        filter { HeaderText.isSameName($0.key, name) }.map(\.value)
    }

    /// Replaces the values of all names that differ from the given one in case only.
    public mutating func set(_ value: String?, of name: String) {
        for key in keys where HeaderText.isSameName(key, name) { self[key] = nil }
        self[name] = value
    }
}

extension [(String, String)]: ReadableCarrier, WritableCarrier {
    /// The values of the header, in order.
    public func values(of name: String) -> [String] {
        compactMap { HeaderText.isSameName($0.0, name) ? $0.1 : nil }
    }

    /// Replaces the values of the header by one at the end.
    public mutating func set(_ value: String?, of name: String) {
        removeAll { HeaderText.isSameName($0.0, name) }
        if let value { append((name, value)) }
    }
}
