// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names and values that travel with a trace from process to process: W3C Baggage.
///
/// ```swift
/// try await withBaggage(["tenant": "acme"]) {
///     …                                // here and in every service that is called from here
///     Baggage.current["tenant"]        // is "acme"
/// }
/// ```
///
/// Whoever receives a request reads all of it, so it is sent only to hosts that an ``OutboundPolicy`` names, and never
/// put on spans by itself. A baggage always fits into one header: what does not fit is left out and counted.
public struct Baggage: Sendable {
    /// Members that travel: what the specification promises, and no more.
    public static let maximumMemberCount = 64
    /// Bytes of the header that travel: what the specification promises, and no more.
    public static let maximumByteCount = 8192

    private var members: [Member] = []
    /// Bytes of all members in the header, each with a comma.
    private var byteCount = 0
    /// How many members were left out because they did not fit or were malformed.
    public private(set) var droppedCount = 0

    /// Creates a baggage of nothing, without allocating.
    public init() {}

    /// The value of a name; names are case-sensitive.
    ///
    /// Setting nil removes it, and setting a value that cannot travel changes nothing, as with ``set(_:to:metadata:)``.
    public subscript(name: String) -> String? {
        get { member(name)?.value }
        set { if let newValue { set(name, to: newValue) } else { remove(name) } }
    }

    /// The metadata that came with a value, as it stood in the header: properties such as `ttl=30;secret`.
    public func metadata(of name: String) -> String? { member(name)?.metadata }

    /// Sets the value of a name, which may be any text.
    ///
    /// - Parameters:
    ///   - name: A token, as header names are: ASCII letters, digits and a few signs.
    ///   - value: Any text.
    ///   - metadata: Properties, separated by semicolons; left out when they could not stand in the header.
    /// - Returns: Whether the member can travel. If the name is no token, or the limits are reached, nothing changes and
    ///   ``droppedCount`` grows by one.
    @discardableResult
    public mutating func set(_ name: String, to value: String, metadata: String = "") -> Bool {
        let old = members.firstIndex { $0.name == name }
        let oldByteCount = old.map { members[$0].byteCount } ?? 0
        guard old != nil || members.count < Self.maximumMemberCount,
            let member = Member(name: name, value: value, metadata: metadata),
            byteCount - oldByteCount + member.byteCount <= Self.maximumByteCount + 1
        else {
            droppedCount += 1
            return false
        }
        if let old { members[old] = member } else { members.append(member) }
        byteCount += member.byteCount - oldByteCount
        return true
    }

    /// Removes a name.
    public mutating func remove(_ name: String) {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return }
        byteCount -= members.remove(at: index).byteCount
    }

    /// This baggage with another's members over it.
    public func merging(_ other: Baggage) -> Baggage {
        var merged = self
        for member in other { merged.set(member.name, to: member.value, metadata: member.metadata) }
        merged.droppedCount += other.droppedCount
        return merged
    }

    /// The members that a closure lets through.
    func filtered(_ isKept: (Member) -> Bool) -> Baggage {
        var kept = self
        for member in members where !isKept(member) { kept.remove(member.name) }
        return kept
    }

    mutating func drop() { droppedCount += 1 }

    private func member(_ name: String) -> Member? { members.first { $0.name == name } }
}

extension Baggage: RandomAccessCollection {
    /// The position of the first member.
    public var startIndex: Int { 0 }
    /// The position after the last member.
    public var endIndex: Int { members.count }
    /// The member at a position.
    public subscript(position: Int) -> Member { members[position] }
}

extension Baggage: Hashable {
    /// Whether two baggages have the same members in the same order.
    public static func == (left: Baggage, right: Baggage) -> Bool { left.members == right.members }
    /// Feeds the members.
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

extension Baggage: ExpressibleByDictionaryLiteral {
    /// Creates a baggage from names and values; a repeated name keeps its last value.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { set(name, to: value) }
    }
}
