// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A set of known words that anybody may extend: a provider, a finish reason, a role.
///
/// Known words are statics of the conforming type; an unknown one is created from its text and travels unchanged.
public protocol OpenVocabulary: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral,
    CustomStringConvertible
where RawValue == String {
    /// Creates a word from its text.
    init(_ rawValue: String)
}

extension OpenVocabulary {
    /// Creates a word from its text.
    public init(rawValue: String) { self.init(rawValue) }
    /// Creates a word from a literal.
    public init(stringLiteral value: String) { self.init(value) }
    /// The text of the word.
    public var description: String { rawValue }
}
