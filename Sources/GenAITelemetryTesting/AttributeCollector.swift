// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
public import GenAITelemetry

/// A sink that keeps attributes in the order in which a convention set them, with their types.
///
/// ```swift
/// let attributes = AttributeCollector(of: span, by: GenAIConvention())
/// attributes["gen_ai.request.model"]                     // .string("gpt-4o")
/// ```
public struct AttributeCollector: AttributeSink {
    /// The attributes.
    public private(set) var attributes: [Attribute] = []
    /// The names that a convention set more than once, which a sink that writes to a wire cannot take back.
    public private(set) var repeatedNames: [String] = []

    /// A name with its value, and what the convention said of it.
    public struct Attribute: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value; JSON as the text that it is on the wire.
        public let value: AttributeValue
        /// Whether the convention wrote the value as JSON.
        public let isJSON: Bool
    }

    /// Creates a sink without attributes.
    public init() {}

    /// Creates a sink with the attributes that a convention gives a span.
    public init(of span: borrowing SpanRecord, by convention: some SemanticConvention) {
        convention.map(span, into: &self)
    }

    /// The value of a name.
    public subscript(name: String) -> AttributeValue? { attributes.first { $0.name == name }?.value }

    /// Sets a text.
    public mutating func set(_ key: StaticString, _ value: String) { add(key, .string(value)) }
    /// Sets a text that is known when the program is compiled.
    public mutating func set(_ key: StaticString, constant value: StaticString) {
        add(key, .string(value.description))
    }
    /// Sets a whole number.
    public mutating func set(_ key: StaticString, _ value: Int64) { add(key, .int(value)) }
    /// Sets a floating-point number.
    public mutating func set(_ key: StaticString, _ value: Double) { add(key, .double(value)) }
    /// Sets a truth value.
    public mutating func set(_ key: StaticString, _ value: Bool) { add(key, .bool(value)) }
    /// Sets a list of texts.
    public mutating func set(_ key: StaticString, count: Int, _ text: (Int) -> String) {
        add(key, .strings((0..<count).map(text)))
    }
    /// Sets a value of any kind.
    public mutating func set(_ key: StaticString, _ value: AttributeValue) { add(key, value) }
    /// Sets a text that the closure writes as JSON.
    public mutating func setJSON(_ key: StaticString, _ write: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        write(&writer)
        add(key, .string(writer.text), isJSON: true)
    }
    /// Sets an attribute whose name is known only now, in the place of an earlier one of that name.
    public mutating func set(dynamic key: String, _ value: AttributeValue) {
        let attribute = Attribute(name: key, value: value, isJSON: false)
        if let index = attributes.firstIndex(where: { $0.name == key }) {
            attributes[index] = attribute
        } else {
            attributes.append(attribute)
        }
    }

    private mutating func add(_ key: StaticString, _ value: AttributeValue, isJSON: Bool = false) {
        let name = key.description
        if attributes.contains(where: { $0.name == name }) { repeatedNames.append(name) }
        attributes.append(Attribute(name: name, value: value, isJSON: isJSON))
    }
}
