// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// One chunk of a streamed chat completion.
struct ChatChunk: Codable, Sendable {
    var id: String?
    var model: String?
    /// Empty in the chunk that has the usage; some servers leave it out there.
    var choices: [Choice]?
    var usage: Usage?

    struct Choice: Codable, Sendable {
        var delta: Delta
        var finishReason: String?
    }

    struct Delta: Codable, Sendable {
        var role: String?
        var content: String?
        var toolCalls: [ToolCallDelta]?
    }

    /// A piece of a tool call; pieces of one call have the same index.
    struct ToolCallDelta: Codable, Sendable {
        var index: Int?
        var id: String?
        var type: String?
        var function: Function?

        struct Function: Codable, Sendable {
            var name: String?
            var arguments: String?
        }
    }

    struct Usage: Codable, Sendable {
        var promptTokens: Int
        var completionTokens: Int
        var promptTokensDetails: Details?

        struct Details: Codable, Sendable {
            var cachedTokens: Int?
        }
    }
}

/// A completion, put together from its chunks.
struct ChatCompletion: Sendable {
    private(set) var message = ChatMessage(role: "assistant")
    private(set) var id: String?
    private(set) var model: String?
    private(set) var finishReason: String?
    private(set) var usage: ChatChunk.Usage?

    /// Calls beyond this are not a model's; the index of a call comes from the network.
    private static let maximumToolCalls = 16

    mutating func add(_ chunk: ChatChunk) {
        id = id ?? chunk.id
        model = model ?? chunk.model
        usage = chunk.usage ?? usage
        guard let choice = chunk.choices?.first else { return }
        finishReason = choice.finishReason ?? finishReason
        if let text = choice.delta.content { message.content = (message.content ?? "") + text }
        for piece in choice.delta.toolCalls ?? [] { add(piece) }
    }

    private mutating func add(_ piece: ChatChunk.ToolCallDelta) {
        var calls = message.toolCalls ?? []
        // Servers that call one tool at a time leave the index out.
        let index = piece.index ?? 0
        guard (0..<Self.maximumToolCalls).contains(index) else { return }
        while calls.count <= index {
            calls.append(ChatMessage.ToolCall(id: "", function: .init(name: "", arguments: "")))
        }
        calls[index].id += piece.id ?? ""
        calls[index].function.name += piece.function?.name ?? ""
        calls[index].function.arguments += piece.function?.arguments ?? ""
        message.toolCalls = calls
    }
}

#endif
