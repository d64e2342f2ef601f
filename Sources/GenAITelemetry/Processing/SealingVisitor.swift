// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The last pass over a record before it is queued: cuts what the limits forbid and adds up what is left.
///
/// Runs after redaction, so that a secret is never cut in half and missed.
struct SealingVisitor: FieldVisitor {
    private let lengthLimit: Int?
    private let depthLimit: Int
    private var byteCount = 0

    /// Bytes of a span besides its texts: ids, times, tags and lengths of the wire format, generously.
    private static let spanOverhead = 160
    /// Bytes of a field besides its text: the name on the wire and the tags and lengths around it.
    private static let fieldOverhead = 40

    /// Fields that are no attribute values on the wire, which are what the limit is about.
    private static let uncut: Set<String> = ["name", "event.name", "status.message", "error.type"]

    /// Members of messages that are words of a vocabulary or names.
    ///
    /// A list with half a word in it is one that no reader takes, so content is shortened and these are not, as long as
    /// they look like what they are.
    private static let words: Set<String> = [
        "role", "type", "finish_reason", "modality", "media_type", "mime_type", "id", "file_id", "name",
    ]
    /// Bytes of the longest text that is taken for a word.
    private static let longestWord = 64

    /// Cuts and measures.
    static func seal(_ record: inout SpanRecord, limits: SpanLimits) -> Int {
        var visitor = SealingVisitor(
            lengthLimit: limits.attributeValueLength, depthLimit: max(limits.attributeValueDepth, 1))
        record.visitFields(&visitor)
        let structure = spanOverhead + record.events.count * 32 + record.links.count * 64
        let traceStates = record.links.reduce(record.context.traceState.headerValue.utf8.count) {
            $0 + $1.context.traceState.headerValue.utf8.count
        }
        return visitor.byteCount + structure + traceStates
    }

    mutating func visit(_ text: inout String, of field: Field) {
        if let lengthLimit, text.utf8.count > lengthLimit, !Self.uncut.contains(field.name) { cut(&text) }
        byteCount += Self.fieldOverhead + text.utf8.count
    }

    mutating func visit(key: inout String) { byteCount += key.utf8.count }

    mutating func visit(_ value: inout AttributeValue, of field: Field) {
        byteCount += Self.fieldOverhead
        seal(&value, depth: 1)
    }

    mutating func visit(_ content: inout Content, of field: Field) {
        byteCount += Self.fieldOverhead
        seal(&content)
    }

    private mutating func seal(_ content: inout Content) {
        switch content {
        case .text(var text):
            content = .text("")
            seal(&text)
            content = .text(text)
        case .json(let text):
            guard let lengthLimit, text.utf8.count > lengthLimit, text.unicodeScalars.count > lengthLimit else {
                byteCount += text.utf8.count
                return
            }
            // Half a JSON document is none: what is cut are the texts in it. What never was one travels as plain text.
            let value = try? JSONReader.parse(text.utf8)
            content = value.map { .value($0) } ?? .text(text)
            seal(&content)
        case .messages(var messages):
            content = .text("")
            for index in messages.indices { seal(&messages[index]) }
            content = .messages(messages)
        case .value(var value):
            content = .text("")
            seal(&value, depth: 1, keepsWords: true)
            content = .value(value)
        case .withheld: break
        }
    }

    private mutating func seal(_ message: inout Message) {
        byteCount += 32 + message.role.rawValue.utf8.count + (message.name?.utf8.count ?? 0)
        message.visitTexts { text, kind in
            byteCount += 32
            if isWord(text, kind) {
                byteCount += text.utf8.count
            } else {
                // What is left of base64 still decodes when it ends with a group of four.
                seal(&text, toMultipleOf: kind == "blob" ? 4 : 1)
            }
        } contents: { content in
            visit(&content, of: Field("", .confidential))
        } fields: { attributes in
            for index in attributes.pairs.indices {
                byteCount += attributes.pairs[index].key.utf8.count
                seal(&attributes.pairs[index].value, depth: 2, keepsWords: true)
            }
        }
    }

    private func isWord(_ text: String, _ member: String) -> Bool {
        text.utf8.count <= Self.longestWord && Self.words.contains(member)
    }

    private mutating func seal(_ text: inout String, toMultipleOf factor: Int = 1) {
        cut(&text, toMultipleOf: factor)
        byteCount += text.utf8.count
    }

    private mutating func seal(_ value: inout AttributeValue, depth: Int, keepsWords: Bool = false) {
        switch value {
        case .string(var text):
            if let lengthLimit, text.utf8.count > lengthLimit {
                seal(&text)
                value = .string(text)
            } else {
                byteCount += text.utf8.count
            }
        case .bytes(var bytes):
            if let lengthLimit, bytes.count > lengthLimit {
                bytes.removeLast(bytes.count - lengthLimit)
                value = .bytes(bytes)
            }
            byteCount += bytes.count
        case .array(var elements):
            if depth >= depthLimit { return value = .empty }
            value = .empty
            for index in elements.indices { seal(&elements[index], depth: depth + 1, keepsWords: keepsWords) }
            byteCount += elements.count * 8
            value = .array(elements)
        case .map(var attributes):
            if depth >= depthLimit { return value = .empty }
            value = .empty
            for index in attributes.pairs.indices {
                let name = attributes.pairs[index].key
                byteCount += 16 + name.utf8.count
                if keepsWords, case .string(let text) = attributes.pairs[index].value, isWord(text, name) {
                    byteCount += text.utf8.count
                } else {
                    seal(&attributes.pairs[index].value, depth: depth + 1, keepsWords: keepsWords)
                }
            }
            value = .map(attributes)
        // Redaction leaves none; if one were left, this is what encoders write of it.
        case .bool, .int, .double, .empty, .sensitive:
            byteCount += 8
        }
    }

    /// Cuts on a scalar boundary: half a scalar would make the whole request invalid.
    private func cut(_ text: inout String, toMultipleOf factor: Int = 1) {
        guard let lengthLimit, text.utf8.count > lengthLimit else { return }
        let scalars = text.unicodeScalars
        let length = lengthLimit - lengthLimit % factor
        if let end = scalars.index(scalars.startIndex, offsetBy: length, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        {
            text = String(text[..<end])
        }
    }
}
