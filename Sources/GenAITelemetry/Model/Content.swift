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
    indirect case withheld(ContentSummary)
}

extension Content: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Creates plain text from a literal.
    public init(stringLiteral value: String) { self = .text(value) }
}

extension Content: ExpressibleByArrayLiteral {
    /// Creates a conversation from a literal.
    public init(arrayLiteral elements: Message...) { self = .messages(elements) }
}

/// What may be told of content that is kept back: sizes, counts, roles and finish reasons, nothing of the words.
public struct ContentSummary: Hashable, Sendable {
    /// UTF-8 bytes of all texts.
    public var byteCount: Int
    /// Messages, when it was a conversation.
    public var messageCount: Int?
    /// The roles of the messages in order, when it was a conversation.
    public var roles: [Role]
    /// Why the model stopped, message by message, empty where a message said nothing; empty when none did.
    public var finishReasons: [FinishReason] = []
    /// A keyed hash of the content, the same for the same content, when the policy has a key.
    public var keyedHash: String?
    /// Where the content is, when a ``ContentStore`` has taken it.
    public var reference: String?

    /// Creates a summary.
    public init(byteCount: Int, messageCount: Int? = nil, roles: [Role] = []) {
        self.byteCount = byteCount
        self.messageCount = messageCount
        self.roles = roles
    }
}
