// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One message of a conversation with a model, in the shape of the OpenTelemetry message schemas.
public struct Message: Hashable, Sendable {
    /// Who speaks.
    public var role: Role
    /// What is said, in order.
    public var parts: [MessagePart]
    /// The name of the participant, if there is one.
    public var name: String?
    /// Why the model stopped; output messages only.
    public var finishReason: FinishReason?

    /// Creates a message from parts.
    public init(_ role: Role, parts: [MessagePart], name: String? = nil, finishReason: FinishReason? = nil) {
        self.role = role
        self.parts = parts
        self.name = name
        self.finishReason = finishReason
    }

    /// Creates a message of one text.
    public init(_ role: Role, _ text: String, finishReason: FinishReason? = nil) {
        self.init(role, parts: [.text(text)], finishReason: finishReason)
    }

    /// Creates a message of the system.
    public static func system(_ text: String) -> Message { Message(.system, text) }
    /// Creates a message of the user.
    public static func user(_ text: String) -> Message { Message(.user, text) }
    /// Creates a message of the model.
    public static func assistant(_ text: String, finishReason: FinishReason? = nil) -> Message {
        Message(.assistant, text, finishReason: finishReason)
    }
    /// Creates a message with the result of a tool.
    public static func tool(_ result: Content, callID: String? = nil) -> Message {
        Message(.tool, parts: [.toolCallResponse(id: callID, response: result)])
    }
}

/// Who speaks in a conversation.
public struct Role: OpenVocabulary {
    /// The text on the wire.
    public let rawValue: String
    /// Creates a role from its text.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The instructions of the application.
    public static let system: Role = "system"
    /// A person.
    public static let user: Role = "user"
    /// The model.
    public static let assistant: Role = "assistant"
    /// A tool.
    public static let tool: Role = "tool"
}

/// A piece of a message.
public enum MessagePart: Hashable, Sendable {
    /// Words.
    case text(String)
    /// The model's thinking, where a provider shows it.
    case reasoning(String)
    /// The model asks for a tool.
    case toolCall(id: String?, name: String, arguments: Content?)
    /// The answer of a tool.
    case toolCallResponse(id: String?, response: Content)
    /// Data inline, as base64.
    case blob(modality: String, mediaType: String?, base64: String)
    /// Data at an address.
    case uri(modality: String, mediaType: String?, uri: String)
    /// Data that the provider stores.
    case file(modality: String, mediaType: String?, fileID: String)
    /// A part of another type, with its fields.
    case other(type: String, fields: Attributes)
}
