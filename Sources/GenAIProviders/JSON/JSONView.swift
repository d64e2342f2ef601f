// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// JSON that was read and is looked at: whole responses as values, pieces of streams in the bytes that came.
///
/// What is not there, or of another type than expected, is nil, and so is everything below it.
protocol JSONView {
    /// The value of a member of an object.
    subscript(name: StaticString) -> Self? { get }
    /// The elements of an array; none when it is no array.
    var elements: [Self] { get }
    /// The text, unless it is empty.
    var text: String? { get }
    /// Whether it is this text.
    func isText(_ text: StaticString) -> Bool
    /// The whole number, also when it is written as `5.0`, as some providers do.
    var whole: Int? { get }
    /// The number.
    var number: Double? { get }
    /// The truth value.
    var bool: Bool? { get }
    /// Everything, as a value.
    var value: AttributeValue { get }
}

extension Optional where Wrapped: JSONView {
    subscript(name: StaticString) -> Wrapped? { self?[name] }
    var elements: [Wrapped] { self?.elements ?? [] }
    var text: String? { self?.text }
    func isText(_ text: StaticString) -> Bool { self?.isText(text) ?? false }
    var whole: Int? { self?.whole }
    var number: Double? { self?.number }
    var bool: Bool? { self?.bool }

    /// The value, unless it is null or not there.
    var value: AttributeValue? {
        guard let value = self?.value, value != .empty else { return nil }
        return value
    }

    /// A text that is a word of few different values, and no sentence.
    var word: String? { text.flatMap { $0.isWord ? $0 : nil } }

    /// The value of the first of two names that is there: some providers read two spellings.
    subscript(name: StaticString, or other: StaticString) -> Wrapped? { self?[name] ?? self?[other] }
}

extension JSONView {
    /// The value of the first of two names that is there: some providers read two spellings.
    subscript(name: StaticString, or other: StaticString) -> Self? { self[name] ?? self[other] }
}

extension String {
    /// Whether it can be a word of an API: a code, a reason, a level.
    ///
    /// What is longer or has spaces is a sentence or an accident, and would make a label of endless values.
    var isWord: Bool {
        !isEmpty && utf8.count <= 64
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                    UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "#"):
                    true
                default: false
                }
            }
    }
}
