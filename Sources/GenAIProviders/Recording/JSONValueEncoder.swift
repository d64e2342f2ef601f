// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Turns `Encodable` values into the JSON that they stand for, without bytes in between and without Foundation.
///
/// Never fails: what a value cannot encode is left out. Names are those of the value's coding keys; a client whose encoder
/// changes them (to snake case, say) should be given as bytes instead.
enum JSONValueEncoder {
    /// Levels of values inside values, beyond which nothing is encoded: a value may contain itself.
    static let maximumDepth = 64

    /// The JSON of a value; empty when it has none.
    static func value(of encodable: some Encodable) -> AttributeValue {
        let node = Node()
        try? encodable.encode(to: NodeEncoder(node: node, codingPath: [], depth: 0))
        return node.value
    }
}

/// A value while it is encoded: containers of `Encoder` write into it after they were handed out.
private final class Node {
    enum Kind {
        case empty
        case scalar(AttributeValue)
        case array([Node])
        case object([(String, Node)])
    }

    var kind = Kind.empty

    var value: AttributeValue {
        switch kind {
        case .empty: .empty
        case .scalar(let value): value
        case .array(let nodes): .array(nodes.map(\.value))
        case .object(let members): .map(Attributes(members.map { ($0, $1.value) }))
        }
    }

    func append() -> Node {
        let node = Node()
        if case .array(var nodes) = kind {
            kind = .empty
            nodes.append(node)
            kind = .array(nodes)
        } else {
            kind = .array([node])
        }
        return node
    }

    func member(_ name: String) -> Node {
        let node = Node()
        if case .object(var members) = kind {
            kind = .empty
            members.append((name, node))
            kind = .object(members)
        } else {
            kind = .object([(name, node)])
        }
        return node
    }

    func beginObject() { if case .empty = kind { kind = .object([]) } }
    func beginArray() { if case .empty = kind { kind = .array([]) } }
}

private struct NodeEncoder: Encoder {
    let node: Node
    let codingPath: [any CodingKey]
    let depth: Int
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.beginObject()
        return KeyedEncodingContainer(ObjectContainer<Key>(node: node, codingPath: codingPath, depth: depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.beginArray()
        return ArrayContainer(node: node, codingPath: codingPath, depth: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        ScalarContainer(node: node, codingPath: codingPath, depth: depth)
    }
}

extension Node {
    fileprivate func encode<Value: Encodable>(_ value: Value, codingPath: [any CodingKey], depth: Int) throws {
        switch value {
        case let value as String: kind = .scalar(.string(value))
        case let value as Bool: kind = .scalar(.bool(value))
        case let value as Double: kind = .scalar(.double(value))
        case let value as Float: kind = .scalar(.double(Double(value)))
        case let value as any BinaryInteger: kind = .scalar(.int(Int64(clamping: value)))
        default:
            guard depth < JSONValueEncoder.maximumDepth else { return }
            try value.encode(to: NodeEncoder(node: self, codingPath: codingPath, depth: depth + 1))
        }
    }
}

private struct ObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: Node
    let codingPath: [any CodingKey]
    let depth: Int

    mutating func encodeNil(forKey key: Key) throws { _ = node.member(key.stringValue) }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try node.member(key.stringValue).encode(value, codingPath: codingPath + [key], depth: depth)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(for: key).container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(for: key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { encoder(named: "super", codingPath) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(for: key) }

    private func encoder(for key: Key) -> NodeEncoder { encoder(named: key.stringValue, codingPath + [key]) }

    private func encoder(named name: String, _ path: [any CodingKey]) -> NodeEncoder {
        NodeEncoder(node: node.member(name), codingPath: path, depth: depth + 1)
    }
}

private struct ArrayContainer: UnkeyedEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]
    let depth: Int
    private(set) var count = 0

    init(node: Node, codingPath: [any CodingKey], depth: Int) {
        self.node = node
        self.codingPath = codingPath
        self.depth = depth
    }

    mutating func encodeNil() throws { _ = next() }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try next().encode(value, codingPath: codingPath, depth: depth)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { encoder() }

    private mutating func encoder() -> NodeEncoder {
        NodeEncoder(node: next(), codingPath: codingPath, depth: depth + 1)
    }

    private mutating func next() -> Node {
        count += 1
        return node.append()
    }
}

private struct ScalarContainer: SingleValueEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]
    let depth: Int

    mutating func encodeNil() throws { node.kind = .empty }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try node.encode(value, codingPath: codingPath, depth: depth)
    }
}
