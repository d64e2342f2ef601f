// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension RedactingVisitor {
    /// Messages within tool results within messages that are looked through; what is deeper goes as a whole.
    private static let maximumContentDepth = 16

    mutating func visit(_ content: inout Content, of field: Field) {
        if let changed = changed(content, of: field, by: action(for: field)) { content = changed } else { content = "" }
    }

    mutating func visit(_ content: inout Content?, of field: Field) {
        guard let some = content else { return }
        // Not in two places while it changes, or it would be copied.
        content = nil
        content = changed(some, of: field, by: action(for: field))
    }

    /// What is left of content; nil when nothing is.
    private mutating func changed(
        _ content: consuming Content, of field: Field, by action: RedactionAction
    ) -> Content? {
        var content = content
        switch action {
        case .keep, .full, .truncate:
            if action != .full, field.name == "db.query.text" { withoutLiterals(&content) }
            appliesKeyRules = action != .full
            // What is let through as it is keeps everything but credentials.
            texts.isForCredentials = action == .full
            defer {
                appliesKeyRules = true
                texts.isForCredentials = false
            }
            redact(&content, depth: 1)
            if case .truncate(let limit) = action {
                // Without its end a text may mean something else.
                TruncatedText.cut(&content, toBytes: limit, counting: &tally)
                redact(&content, depth: 1)
            }
            return content
        case .mask:
            if content == .text(RedactionMask.text(field.sensitivity.rule)) { return content }
            tally.count(field.sensitivity.rule, bytes: ContentSummary(of: content).byteCount)
            return .text(RedactionMask.text(field.sensitivity.rule))
        case .drop:
            tally.count("dropped", bytes: ContentSummary(of: content).byteCount)
            return nil
        case .summary: return withheld(content, of: field)
        case .pseudonym:
            if rules.pseudonymizer == nil { tally.fail("missing_key") }
            return withheld(content, of: field)
        case .reference: return referred(content, of: field)
        }
    }

    /// What is told of content that is kept back.
    private mutating func withheld(_ content: Content, of field: Field) -> Content {
        if case .withheld(let summary) = content { return .withheld(cleaned(summary)) }
        var summary = ContentSummary(of: content)
        tally.count("content", bytes: summary.byteCount)
        if let pseudonymizer = rules.pseudonymizer {
            summary.keyedHash = pseudonymizer.pseudonym(of: ContentBytes.bytes(of: content), kind: field.name)
        }
        return .withheld(summary.withoutWords)
    }

    /// The reference to content that a store has taken; nil when it has not.
    private mutating func referred(_ content: Content, of field: Field) -> Content? {
        if case .withheld(let summary) = content { return .withheld(cleaned(summary)) }
        let byteCount = ContentSummary(of: content).byteCount
        guard let span, let store = rules.store else {
            tally.fail("missing_store")
            tally.count("dropped", bytes: byteCount)
            return nil
        }
        let answer = rules.hooks.run(until: deadline) { [content] in try store.store(content, of: field, in: span) }
            .flatMap { uri in ContentReference.isURI(uri) ? .success(uri) : .failure(.nonsense) }
        switch answer {
        case .success(let uri):
            guard case .withheld(var summary) = withheld(content, of: field) else { return nil }
            summary.reference = cleaned(uri, as: .url, by: .keep) ?? uri
            summary.reference = summary.reference.map { texts.redacted($0) ?? $0 }
            return .withheld(summary)
        case .failure(let failure):
            tally.fail(failure.rawValue)
            tally.count("dropped", bytes: byteCount)
            return nil
        }
    }

    /// A summary that came with the record, which anybody can have written.
    private mutating func cleaned(_ summary: ContentSummary) -> ContentSummary {
        var summary = summary.withoutWords
        if let hash = summary.keyedHash, rules.pseudonymizer.map({ !hash.withBytes($0.isPseudonym) }) ?? true {
            summary.keyedHash = nil
        }
        if let reference = summary.reference {
            summary.reference = ContentReference.isURI(reference) ? texts.redacted(reference) ?? reference : nil
        }
        return summary
    }

    // MARK: Content that stays

    private mutating func redact(_ content: inout Content, depth: Int) {
        if depth > Self.maximumContentDepth {
            let mask = Content.text(RedactionMask.text("depth"))
            if content != mask { tally.count("depth", bytes: ContentSummary(of: content).byteCount) }
            return content = mask
        }
        switch content {
        case .text(let text): if let redacted = redacted(text) { content = .text(redacted) }
        case .json(let text): if let redacted = redacted(text) { content = .json(redacted) }
        case .messages(var messages):
            content = .messages([])
            for index in messages.indices { redact(&messages[index], depth: depth) }
            content = .messages(messages)
        case .value(let value):
            if let redacted = redactedParts(of: value, keyRules: appliesKeyRules, depth: 1) {
                content = .value(redacted)
            }
        case .withheld(let summary): content = .withheld(cleaned(summary))
        }
    }

    private mutating func redact(_ message: inout Message, depth: Int) {
        let keyRules = appliesKeyRules
        message.visitTexts { text, kind in
            if kind == "uri", keyRules, let cleaned = cleaned(text, as: .url, by: .keep) { text = cleaned }
            if let redacted = redacted(text) { text = redacted }
        } contents: { content in
            redact(&content, depth: depth + 1)
        } fields: { fields in
            if let redacted = redacted(fields, keyRules: keyRules, depth: 2) { fields = redacted }
        }
        if keyRules { withholdMedia(in: &message) }
    }

    /// Pictures and recordings cannot be looked through: what they are is told, and how large.
    private mutating func withholdMedia(in message: inout Message) {
        for index in message.parts.indices {
            guard case .blob(let modality, let mediaType, let base64) = message.parts[index] else { continue }
            tally.count("media", bytes: base64.utf8.count)
            var fields: Attributes = ["modality": .string(modality), "byte_count": .int(base64.utf8.count / 4 * 3)]
            if let mediaType { fields["mime_type"] = .string(mediaType) }
            if let pseudonymizer = rules.pseudonymizer {
                fields["hash"] = .string(pseudonymizer.pseudonym(of: Array(base64.utf8), kind: "media"))
            }
            message.parts[index] = .other(type: "withheld_blob", fields: fields)
        }
    }

    private mutating func redacted(_ text: String) -> String? {
        texts.appliesKeyRules = appliesKeyRules
        defer { texts.appliesKeyRules = true }
        return texts.redacted(text)
    }

    private mutating func withoutLiterals(_ content: inout Content) {
        guard case .text(let text) = content, let cleaned = cleaned(text, as: .databaseQuery, by: .keep) else { return }
        content = .text(cleaned)
    }
}

/// What may stand on a span as the address of content.
enum ContentReference {
    private static let longestURI = 2048
    private static let schemeBytes: ByteSet = .alphanumeric | "+" | "-" | "."

    /// Whether a text is a URI: a scheme, a colon and something that can be printed and has no white space.
    static func isURI(_ text: String) -> Bool {
        guard text.utf8.count <= longestURI, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            return false
        }
        let scheme = text.utf8[..<colon]
        return !scheme.isEmpty && scheme.allSatisfy(schemeBytes.contains)
            && text.utf8.index(after: colon) != text.utf8.endIndex
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
