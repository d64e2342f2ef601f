// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// The span that is recorded everywhere here: a chat with twelve typed fields.
///
/// Its strings are too long to be stored inline. They are made once, as whoever parses a response makes them; recording
/// keeps a reference.
struct ChatWork: Sendable {
    private let requestModel = Self.onHeap("a-model-with-a-long-name-2026-11-01")
    private let responseModel = Self.onHeap("a-model-with-a-long-name-2026-11-01-preview")
    private let responseID = Self.onHeap("chatcmpl-0123456789abcdefghijklmnopqrstuvwxyz")
    private let finishReasons: [FinishReason] = [.stop]

    /// What surrounds the span in an application that knows its users.
    let association = Association(
        conversation: "conversation-0123456789", session: "session-0123456789", user: "user-0123456789",
        tags: ["beta", "mobile"])

    /// The first three fields: operation, provider, model.
    var operation: Inference { .chat(model: requestModel, provider: .openAI) }

    /// The other nine, in one critical section.
    func fillSynchronously(_ call: Span<Inference>) {
        call.update {
            $0.parameters.temperature = 0.2
            $0.parameters.topP = 0.9
            $0.parameters.maxTokens = 1024
            $0.responseModel = responseModel
            $0.responseID = responseID
            $0.finishReasons = finishReasons
            $0.usage.input = 900
            $0.usage.output = 120
            $0.usage.cacheRead = 512
        }
    }

    /// The same from an async function, as a real client is.
    func fill(_ call: Span<Inference>) async { fillSynchronously(call) }

    /// The same, one by one where a field can be set directly.
    func fillOneByOne(_ call: Span<Inference>) async {
        call.update { $0.parameters.temperature = 0.2 }
        call.update { $0.parameters.topP = 0.9 }
        call.update { $0.parameters.maxTokens = 1024 }
        call.responseModel = responseModel
        call.responseID = responseID
        call.finishReasons = finishReasons
        call.update { $0.usage.input = 900 }
        call.update { $0.usage.output = 120 }
        call.update { $0.usage.cacheRead = 512 }
    }

    private static func onHeap(_ text: StaticString) -> String {
        String(decoding: Array(text.description.utf8), as: UTF8.self)
    }
}

#endif
