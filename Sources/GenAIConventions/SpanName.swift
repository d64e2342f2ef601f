// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The name of a span, in the manner of the conventions: an operation, and what it is about when that is known.
///
/// ```swift
/// SpanName("chat", "gpt-4o").description                  // "chat gpt-4o"
/// SpanName("chat", "  ").description                      // "chat"
/// ```
///
/// The two are put together where the name is written, which for nearly all spans is a buffer and no text of its own.
public struct SpanName: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// What is done, or the whole name.
    public let operation: String
    /// What it is about.
    public let subject: String?

    /// Creates a name from its text, which is left as it is.
    public init(_ text: String) {
        operation = text
        subject = nil
    }

    /// Creates a name from a literal.
    public init(stringLiteral text: String) { self.init(text) }

    /// Creates a name from an operation and what it is about.
    ///
    /// Never a space at an end: `chat` and `chat ` are two operations to a backend that groups by name.
    public init(_ operation: String, _ subject: String?) {
        self.operation = operation.trimmed ?? Self.unknown.operation
        self.subject = subject?.trimmed
    }

    /// The name of a span of which nothing is known.
    static let unknown: SpanName = "span"

    /// This name with one more word that says what it is about.
    func adding(_ subject: String?) -> SpanName {
        guard let subject = subject?.trimmed else { return self }
        return SpanName(operation, self.subject.map { "\($0) \(subject)" } ?? subject)
    }

    /// Whether the name says nothing.
    public var isEmpty: Bool { operation.isEmpty && subject == nil }

    /// The name.
    public var description: String { subject.map { "\(operation) \($0)" } ?? operation }
}
