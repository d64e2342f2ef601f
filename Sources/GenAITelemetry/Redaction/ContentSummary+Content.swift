// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension ContentSummary {
    /// What may be told of content.
    init(of content: Content) {
        switch content {
        case .text(let text), .json(let text): self.init(byteCount: text.utf8.count)
        case .value(let value): self.init(byteCount: value.textByteCount)
        case .messages(let messages):
            self.init(
                byteCount: messages.reduce(0) { $0 + ContentSummary.byteCount(of: $1, depth: 1) },
                messageCount: messages.count, roles: messages.map(\.role))
            if messages.contains(where: { $0.finishReason != nil }) {
                finishReasons = messages.map { $0.finishReason ?? "" }
            }
        case .withheld(let summary): self = summary
        }
    }

    private static func byteCount(of message: Message, depth: Int) -> Int {
        if depth > 16 { return 0 }
        return message.parts.reduce(0) { sum, part in
            switch part {
            case .text(let text), .reasoning(let text): return sum + text.utf8.count
            case .toolCall(_, let name, let arguments):
                return sum + name.utf8.count + (arguments.map { byteCount(of: $0, depth: depth + 1) } ?? 0)
            case .toolCallResponse(_, let response): return sum + byteCount(of: response, depth: depth + 1)
            case .blob(_, _, let base64): return sum + base64.utf8.count
            case .uri(_, _, let uri): return sum + uri.utf8.count
            case .file(_, _, let fileID): return sum + fileID.utf8.count
            case .other(_, let fields): return sum + AttributeValue.map(fields).textByteCount
            }
        }
    }

    private static func byteCount(of content: Content, depth: Int) -> Int {
        guard case .messages(let messages) = content else { return ContentSummary(of: content).byteCount }
        return messages.reduce(0) { $0 + byteCount(of: $1, depth: depth) }
    }

    private static let knownRoles: Set<Role> = [
        .system, .user, .assistant, .tool, "developer", "function", "model", "human", "ai",
    ]
    private static let knownReasons: Set<FinishReason> = [
        "", .stop, .length, .contentFilter, .toolCall, .compaction, .error, "tool_calls", "end_turn", "max_tokens",
        "stop_sequence", "tool_use", "pause_turn", "refusal", "function_call", "safety",
    ]

    /// The summary with every role and reason that is not one of a few known words replaced: both are free text, too.
    var withoutWords: ContentSummary {
        var summary = self
        if !roles.allSatisfy(Self.knownRoles.contains) {
            summary.roles = roles.map { Self.knownRoles.contains($0) ? $0 : "other" }
        }
        if !finishReasons.allSatisfy(Self.knownReasons.contains) {
            summary.finishReasons = finishReasons.map { Self.knownReasons.contains($0) ? $0 : "other" }
        }
        return summary
    }
}
