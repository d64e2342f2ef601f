// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// One message in OpenAI's chat completions format.
struct ChatMessage: Codable, Hashable, Sendable {
    var role: String
    var content: String?
    var toolCalls: [ToolCall]?
    var toolCallId: String?

    /// The model asks for a tool.
    struct ToolCall: Codable, Hashable, Sendable {
        var id: String
        var type = "function"
        var function: Function

        struct Function: Codable, Hashable, Sendable {
            var name: String
            /// JSON, as the model wrote it.
            var arguments: String
        }
    }

    static func system(_ text: String) -> ChatMessage { ChatMessage(role: "system", content: text) }
    static func user(_ text: String) -> ChatMessage { ChatMessage(role: "user", content: text) }
    static func tool(_ result: String, callID: String) -> ChatMessage {
        ChatMessage(role: "tool", content: result, toolCallId: callID)
    }
}

/// A request for a streamed chat completion.
struct ChatRequest: Codable, Sendable {
    var model: String
    var messages: [ChatMessage]
    var tools: [ToolDefinition]?
    var temperature = 0.0
    var stream = true
    var streamOptions = StreamOptions()

    struct StreamOptions: Codable, Sendable {
        var includeUsage = true
    }

    init(model: String, messages: [ChatMessage], tools: [ToolDefinition]) {
        self.model = model
        self.messages = messages
        self.tools = tools.isEmpty ? nil : tools
    }
}

/// A function that the model may ask for.
struct ToolDefinition: Codable, Hashable, Sendable {
    var type = "function"
    var function: Function

    struct Function: Codable, Hashable, Sendable {
        var name: String
        var description: String
        var parameters: Parameters
    }

    /// The JSON Schema of an object of texts, all of them required.
    struct Parameters: Codable, Hashable, Sendable {
        var type = "object"
        var properties: [String: Property]
        var required: [String]
    }

    struct Property: Codable, Hashable, Sendable {
        var type = "string"
        var description: String
    }

    init(_ name: String, description: String, parameters: [String: String]) {
        let properties = parameters.mapValues { Property(description: $0) }
        function = Function(
            name: name, description: description,
            parameters: Parameters(properties: properties, required: parameters.keys.sorted()))
    }
}

#endif
