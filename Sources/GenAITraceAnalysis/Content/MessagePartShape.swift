// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a part of a message must have, besides its type: the message schemas of the conventions.
enum MessagePartShape {
    static let required: [String: [String]] = [
        "text": ["content"],
        "reasoning": ["content"],
        "tool_call": ["name"],
        "tool_call_response": ["response"],
        "server_tool_call": ["name", "server_tool_call"],
        "server_tool_call_response": ["server_tool_call_response"],
        "blob": ["modality", "content"],
        "file": ["modality", "file_id"],
        "uri": ["modality", "uri"],
        "compaction": [],
    ]

    /// Names under which senders have put a member, by the name that it has.
    static let mistakes: [String: [String]] = [
        "content": ["text", "value"], "response": ["result", "content"],
        "name": ["tool_name", "function"], "uri": ["url"],
    ]

    static let roles: Set<String> = ["system", "user", "assistant", "tool"]
}
