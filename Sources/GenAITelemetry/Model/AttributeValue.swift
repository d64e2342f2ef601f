// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A value of an attribute: every kind that OTLP can carry, nested as deep as needed.
public enum AttributeValue: Hashable, Sendable {
    /// Text. Always valid UTF-8 on the wire; may contain NUL.
    case string(String)
    /// A truth value.
    case bool(Bool)
    /// A whole number.
    case int(Int64)
    /// A floating-point number, NaN and infinities included.
    case double(Double)
    /// Raw bytes. Some backends drop a span that has them; prefer text.
    case bytes([UInt8])
    /// A list, possibly of mixed kinds, possibly empty.
    case array([AttributeValue])
    /// Named values, possibly empty.
    case map(Attributes)
    /// A value whose class its author has stated; redaction puts in its place what the policy leaves of it.
    indirect case sensitive(Sensitive<AttributeValue>)
    /// The null value of OTLP: present, and nothing.
    case empty
}

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByStringInterpolation
{
    /// Creates text from a literal.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Creates a whole number from a literal.
    public init(integerLiteral value: Int64) { self = .int(value) }
    /// Creates a floating-point number from a literal.
    public init(floatLiteral value: Double) { self = .double(value) }
    /// Creates a truth value from a literal.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Creates a list from a literal.
    public init(arrayLiteral elements: AttributeValue...) { self = .array(elements) }
    /// Creates named values from a literal; a repeated name keeps its last value.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) { self = .map(Attributes(elements)) }
}

extension AttributeValue {
    /// Creates a list of texts.
    public static func strings(_ values: some Sequence<String>) -> AttributeValue { .array(values.map { .string($0) }) }
    /// Creates a whole number from any integer; one beyond 64 bits becomes the nearest that fits.
    @_disfavoredOverload
    public static func int(_ value: some BinaryInteger) -> AttributeValue { .int(Int64(clamping: value)) }
}
