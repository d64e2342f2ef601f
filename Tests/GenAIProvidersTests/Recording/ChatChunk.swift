// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A chunk as a client of Chat Completions has it: a type of its own, whose JSON is the provider's.
struct ChatChunk: Codable, Sendable, Equatable {
    struct Choice: Codable, Sendable, Equatable {
        struct Delta: Codable, Sendable, Equatable {
            var role: String?
            var content: String?
        }
        var index = 0
        var delta = Delta()
        var finishReason: String?

        enum CodingKeys: String, CodingKey {
            case index, delta
            case finishReason = "finish_reason"
        }
    }
    struct Usage: Codable, Sendable, Equatable {
        var promptTokens = 0
        var completionTokens = 0

        enum CodingKeys: String, CodingKey {
            case promptTokens = "prompt_tokens"
            case completionTokens = "completion_tokens"
        }
    }
    var id = "chatcmpl-1"
    var model = "gpt-4o-2024-08-06"
    var choices: [Choice] = []
    var usage: Usage?

    static func text(_ text: String) -> ChatChunk {
        var choice = Choice()
        choice.delta.content = text
        return ChatChunk(choices: [choice])
    }

    static let end: ChatChunk = {
        var choice = Choice()
        choice.finishReason = "stop"
        return ChatChunk(choices: [choice])
    }()

    static let usage = ChatChunk(usage: Usage(promptTokens: 9, completionTokens: 2))
    static let answer: [ChatChunk] = [.text("Hel"), .text("lo."), .end, .usage]
}
