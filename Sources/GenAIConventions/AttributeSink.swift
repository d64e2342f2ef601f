// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Where a convention puts attributes: protobuf structs in an arena, JSON, or a list in a test.
///
/// Names that a convention knows are `StaticString`: their bytes live as long as the program, so a sink borrows them.
/// Values are copied by the sink, once, before the call returns. A convention sets a name at most once for a span.
public protocol AttributeSink: ~Copyable {
    /// Sets a text.
    mutating func set(_ key: StaticString, _ value: String)
    /// Sets a text that is known when the program is compiled; a sink may borrow it.
    mutating func set(_ key: StaticString, constant value: StaticString)
    /// Sets a whole number.
    mutating func set(_ key: StaticString, _ value: Int64)
    /// Sets a floating-point number, also when its value is integral: readers are strict about the type.
    mutating func set(_ key: StaticString, _ value: Double)
    /// Sets a truth value.
    mutating func set(_ key: StaticString, _ value: Bool)
    /// Sets a list of so many texts, which the closure gives by their place.
    mutating func set(_ key: StaticString, count: Int, _ text: (Int) -> String)
    /// Sets a value of any kind.
    mutating func set(_ key: StaticString, _ value: AttributeValue)
    /// Sets a text that the closure writes as JSON, without a `String` in between.
    mutating func setJSON(_ key: StaticString, _ write: (inout JSONWriter) -> Void)
    /// Sets a text that is JSON already, and was looked at.
    mutating func setJSON(_ key: StaticString, validated json: String)
    /// Sets an attribute whose name is known only now. Where the convention has set the name already, this value wins:
    /// the application was explicit, and a name must not be on the wire twice.
    mutating func set(dynamic key: String, _ value: AttributeValue)
}

extension AttributeSink where Self: ~Copyable {
    /// Writes the JSON as it is.
    public mutating func setJSON(_ key: StaticString, validated json: String) { setJSON(key) { $0.validated(json) } }
}

// A convention says what it knows; what is missing, or an empty text that says nothing, does not become an attribute.
//
// Always inlined: generic over the sink and over the word, they would cost more than what they set.
extension AttributeSink where Self: ~Copyable {
    /// Sets a whole number, or nothing when there is none.
    @inline(__always)
    public mutating func set(_ key: StaticString, _ value: Int?) { if let value { set(key, Int64(value)) } }
    /// Sets a floating-point number, or nothing when there is none.
    @inline(__always)
    public mutating func set(_ key: StaticString, _ value: Double?) { if let value { set(key, value) } }
    /// Sets a truth value, or nothing when there is none.
    @inline(__always)
    public mutating func set(_ key: StaticString, _ value: Bool?) { if let value { set(key, value) } }
    /// Sets a text, or nothing when there is none or it is empty.
    @inline(__always)
    public mutating func set(_ key: StaticString, text: String?) {
        if let text, !text.isEmpty { set(key, text) }
    }
    /// Sets a list of texts, or nothing when it is empty.
    @inline(__always)
    public mutating func set(_ key: StaticString, texts: [String]) {
        if !texts.isEmpty { set(key, count: texts.count) { texts[$0] } }
    }
    /// Sets a word of a vocabulary, or nothing when there is none or it is empty.
    @inline(__always)
    public mutating func set(_ key: StaticString, word: (some OpenVocabulary)?) { set(key, text: word?.rawValue) }
    /// Sets a list of words of a vocabulary, or nothing when it is empty.
    @inline(__always)
    public mutating func set(_ key: StaticString, words: [some OpenVocabulary]) {
        if !words.isEmpty { set(key, count: words.count) { words[$0].rawValue } }
    }
    /// Sets a time in seconds, or nothing when there is none.
    @inline(__always)
    public mutating func set(_ key: StaticString, seconds duration: Duration?) {
        guard let (seconds, attoseconds) = duration?.components else { return }
        set(key, Double(seconds) + Double(attoseconds) / 1e18)
    }
}
