// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The `tracestate` of a span: up to 32 members of vendors, passed on unchanged.
///
/// W3C Trace Context level 2, section 3.3.
public struct TraceState: Hashable, Sendable {
    /// The header's value, valid and without white space around members; empty when there are none.
    public let headerValue: String

    /// No members.
    public static let empty = TraceState(validated: "")

    package init(validated headerValue: String) { self.headerValue = headerValue }

    /// Whether there are no members.
    public var isEmpty: Bool { headerValue.isEmpty }

    /// The value of a key.
    public subscript(key: String) -> String? {
        members.first { $0.key.elementsEqual(key.utf8) }.map { String(Substring($0.value)) }
    }

    /// Sets the value of a key, and moves its member to the front, where the last writer's belongs.
    ///
    /// Members that no longer fit are left out from the end.
    ///
    /// - Parameters:
    ///   - key: A vendor's own key: at most 256 lowercase letters, digits and `_-*/@`, starting with a letter or digit.
    ///   - value: At most 256 printable ASCII characters without comma and equals sign, not ending with a space.
    /// - Returns: Whether key and value are valid; if not, nothing has changed.
    @discardableResult
    public mutating func set(_ key: String, to value: String) -> Bool {
        guard Self.isKey(key.utf8), Self.isValue(value.utf8) else { return false }
        var headerValue = "\(key)=\(value)"
        for member in members.filter({ !$0.key.elementsEqual(key.utf8) }).prefix(Self.maximumMemberCount - 1) {
            guard headerValue.utf8.count + 1 + member.text.count <= Self.maximumByteCount else { break }
            headerValue += ",\(Substring(member.text))"
        }
        self = TraceState(validated: headerValue)
        return true
    }

    /// Removes a key.
    public mutating func remove(_ key: String) {
        let kept = members.filter { !$0.key.elementsEqual(key.utf8) }.map { String(Substring($0.text)) }
        self = TraceState(validated: kept.joined(separator: ","))
    }
}

extension TraceState {
    /// The members of some keys, from the front and as many as fit.
    func keeping(_ keys: Set<String>?, toBytes limit: Int) -> TraceState {
        var headerValue = ""
        for member in members where keys?.contains(String(Substring(member.key))) ?? true {
            let separator = headerValue.isEmpty ? 0 : 1
            guard headerValue.utf8.count + separator + member.text.count <= limit else { break }
            headerValue += separator == 0 ? String(Substring(member.text)) : ",\(Substring(member.text))"
        }
        return TraceState(validated: headerValue)
    }
}

extension TraceState: CustomStringConvertible {
    /// The header's value.
    public var description: String { headerValue }
}
