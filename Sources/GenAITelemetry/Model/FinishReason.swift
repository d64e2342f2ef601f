// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a model stopped, in the words of the message schemas.
public struct FinishReason: OpenVocabulary {
    /// The text on the wire.
    public let rawValue: String
    /// Creates a reason from its text.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// A natural end or a stop sequence.
    public static let stop: FinishReason = "stop"
    /// The token limit.
    public static let length: FinishReason = "length"
    /// The provider's filter, or a refusal.
    public static let contentFilter: FinishReason = "content_filter"
    /// The model asks for a tool.
    public static let toolCall: FinishReason = "tool_call"
    /// The context was compacted.
    public static let compaction: FinishReason = "compaction"
    /// The output was cut short by a failure.
    public static let error: FinishReason = "error"
}
