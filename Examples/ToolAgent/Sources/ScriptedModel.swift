// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Stands in for a client of a chat model: first it asks for a tool, then it answers with what the tool said.
struct ScriptedModel {
    enum Reply {
        case toolCall(id: String, name: String, arguments: String)
        case answer(String)
    }

    func complete(_ toolResult: String?) async throws -> Reply {
        try await Task.sleep(for: .milliseconds(30))
        guard let toolResult else {
            return .toolCall(id: "call_1", name: "days_left", arguments: #"{"employee":"e-7"}"#)
        }
        return .answer("You have \(toolResult) of your 30 days left [leave.md].")
    }
}
