// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// An ordered list of named values in which every name is unique and not empty.
///
/// Names keep the order of their first use, so the bytes on the wire are the same for the same input. Lookup is linear:
/// lists are short (128 by default), and for those a scan beats a hash table and allocates once.
public struct Attributes: Hashable, Sendable {
    @usableFromInline package var pairs: [Pair]

    @usableFromInline package struct Pair: Hashable, Sendable {
        package var key: String
        package var value: AttributeValue

        package init(key: String, value: AttributeValue) {
            self.key = key
            self.value = value
        }
    }

    /// Creates an empty list, without allocating.
    @inlinable
    public init() { pairs = [] }

    /// Creates a list from pairs; a repeated name keeps its last value, an empty name is left out.
    public init(_ elements: some Sequence<(String, AttributeValue)>) {
        pairs = []
        pairs.reserveCapacity(elements.underestimatedCount)
        for (key, value) in elements { set(key, value) }
    }

    @usableFromInline
    init(capacity: Int) {
        pairs = []
        pairs.reserveCapacity(capacity)
    }

    @usableFromInline
    mutating func set(_ key: String, _ value: AttributeValue) {
        if let index = index(of: key) {
            pairs[index].value = value
        } else if !key.isEmpty {
            pairs.append(Pair(key: key, value: value))
        }
    }

    /// The value of a name; nil removes it.
    ///
    /// Setting an empty name does nothing.
    public subscript(key: String) -> AttributeValue? {
        get { index(of: key).map { pairs[$0].value } }
        set {
            if let newValue { set(key, newValue) } else if let index = index(of: key) { pairs.remove(at: index) }
        }
    }

    package func index(of key: String) -> Int? { pairs.firstIndex { $0.key == key } }
}

extension Attributes: RandomAccessCollection {
    /// A name and its value.
    public typealias Element = (key: String, value: AttributeValue)
    /// The position of the first pair.
    public var startIndex: Int { 0 }
    /// The position after the last pair.
    public var endIndex: Int { pairs.count }
    /// The pair at a position.
    public subscript(position: Int) -> Element { (pairs[position].key, pairs[position].value) }
}

extension Attributes: ExpressibleByDictionaryLiteral {
    /// Creates a list from a literal; a repeated name keeps its last value.
    @inlinable
    public init(dictionaryLiteral elements: (String, AttributeValue)...) {
        // Inlinable, so that the list of arguments is no list but lies on the caller's stack.
        self.init(capacity: elements.count)
        for (key, value) in elements { set(key, value) }
    }
}
