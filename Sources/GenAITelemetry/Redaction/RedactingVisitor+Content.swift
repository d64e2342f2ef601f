// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension RedactingVisitor {
    /// Messages within tool results within messages that are looked through; what is deeper goes as a whole.
    private static let maximumContentDepth = 16

    mutating func visit(_ content: inout Content, of field: Field) {
        guard policy == .none else {
            // What is let through as it is keeps everything but credentials.
            if policy == .full { texts.table = detectors.credentials }
            defer { texts.table = detectors.all }
            return redact(&content, depth: 1)
        }
        if case .withheld(let summary) = content {
            content = .withheld(summary.withoutWords)
            return
        }
        let summary = ContentSummary(of: content)
        tally.count("content", bytes: summary.byteCount)
        content = .withheld(summary.withoutWords)
    }

    private mutating func redact(_ content: inout Content, depth: Int) {
        if depth > Self.maximumContentDepth {
            let mask = Content.text(RedactionMask.text("depth"))
            if content != mask { tally.count("depth", bytes: ContentSummary(of: content).byteCount) }
            return content = mask
        }
        let keyRules = policy != .full
        switch content {
        case .text(let text):
            if let redacted = redacted(text, keyRules: keyRules) { content = .text(redacted) }
        case .json(let text):
            if let redacted = redacted(text, keyRules: keyRules) { content = .json(redacted) }
        case .messages(var messages):
            content = .messages([])
            for index in messages.indices { redact(&messages[index], depth: depth) }
            content = .messages(messages)
        case .value(let value):
            if let redacted = redactedParts(of: value, keyRules: keyRules, depth: 1) { content = .value(redacted) }
        case .withheld(let summary): content = .withheld(summary.withoutWords)
        }
    }

    private mutating func redact(_ message: inout Message, depth: Int) {
        let keyRules = policy != .full
        message.visitTexts { text, _ in
            if let redacted = redacted(text, keyRules: keyRules) { text = redacted }
        } contents: { content in
            redact(&content, depth: depth + 1)
        } fields: { fields in
            if let redacted = redacted(fields, keyRules: keyRules, depth: 2) { fields = redacted }
        }
    }

    private mutating func redacted(_ text: String, keyRules: Bool) -> String? {
        texts.appliesKeyRules = keyRules
        defer { texts.appliesKeyRules = true }
        return texts.redacted(text)
    }
}

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

    /// The summary with every role that is not one of a few known words replaced: a role is free text, too.
    fileprivate var withoutWords: ContentSummary {
        if roles.allSatisfy(Self.knownRoles.contains) { return self }
        var summary = self
        summary.roles = roles.map { Self.knownRoles.contains($0) ? $0 : "other" }
        return summary
    }
}
