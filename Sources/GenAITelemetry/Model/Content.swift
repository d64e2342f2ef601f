// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What people and models said: prompts, outputs, tool arguments and results, retrieved text.
///
/// Content is the part of a span that leaks. It has a type of its own so that the capture policy can find all of it:
/// by default it never leaves the process, and a ``ContentSummary`` stands in its place.
public enum Content: Hashable, Sendable {
    /// Plain text.
    case text(String)
    /// Text that is already JSON: passed on as it is when valid, as a JSON string when not.
    case json(String)
    /// A conversation, or a part of one.
    case messages([Message])
    /// Structured values, such as the arguments of a tool.
    case value(AttributeValue)
    /// Content that the capture policy kept back.
    case withheld(ContentSummary)
}

extension Content: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Creates plain text from a literal.
    public init(stringLiteral value: String) { self = .text(value) }
}

extension Content: ExpressibleByArrayLiteral {
    /// Creates a conversation from a literal.
    public init(arrayLiteral elements: Message...) { self = .messages(elements) }
}

/// What may be told of content that is kept back: sizes, counts and roles, nothing of the words.
public struct ContentSummary: Hashable, Sendable {
    /// UTF-8 bytes of all texts.
    public var byteCount: Int
    /// Messages, when it was a conversation.
    public var messageCount: Int?
    /// The roles of the messages in order, when it was a conversation.
    public var roles: [Role]

    /// Creates a summary.
    public init(byteCount: Int, messageCount: Int? = nil, roles: [Role] = []) {
        self.byteCount = byteCount
        self.messageCount = messageCount
        self.roles = roles
    }
}
