// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension FinishReason {
    /// What a provider's reason means in the words of the message schemas; a reason that nobody knows is kept as it is.
    init?(provider reason: String?) {
        guard let reason, !reason.isEmpty else { return nil }
        switch reason.lowercased() {
        case "finish_reason_unspecified", "null": return nil
        case "stop", "end_turn", "stop_sequence", "complete", "completed", "eos", "eos_token": self = .stop
        case "length", "max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded",
            "error_limit":
            self = .length
        case "tool_call", "tool_calls", "function_call", "tool_use": self = .toolCall
        case "content_filter", "content_filtered", "refusal", "safety", "recitation", "blocklist",
            "prohibited_content", "spii", "image_safety", "image_prohibited_content", "image_recitation",
            "guardrail_intervened", "error_toxic":
            self = .contentFilter
        case "compaction": self = .compaction
        case "error", "failed", "cancelled", "other", "image_other", "no_image", "unexpected_tool_call",
            "too_many_tool_calls", "insufficient_system_resource":
            self = .error
        case let word where word.hasPrefix("malformed_"): self = .error
        default: self.init(reason)
        }
    }
}
