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
        record.visitFieldsBeforeAssociation(&visitor)
        if limits.attributeValueLength == nil, let byteCount = record.association.sealedByteCount {
            visitor.byteCount += byteCount
        } else {
            record.association.visitFields(&visitor)
        }
        record.visitFieldsAfterAssociation(&visitor)
        let structure = spanOverhead + record.events.count * 32 + record.links.count * 64
        var traceStates = record.context.traceState.headerValue.utf8.count
        for link in record.links { traceStates += link.context.traceState.headerValue.utf8.count }
        return visitor.byteCount + structure + traceStates
    }

    /// Measures without cutting anything.
    static func byteCount(of association: Association.Values) -> Int {
        var visitor = SealingVisitor(lengthLimit: nil, depthLimit: 1)
        var association = association
        association.visitFields(&visitor)
        return visitor.byteCount
    }

    // Without a limit, which is the default, to seal is to add up, and the compiler makes one addition of each field.

    @inline(__always)
    mutating func visit(_ text: inout String, of field: Field) {
        byteCount += Self.fieldOverhead
        if lengthLimit == nil { byteCount += text.utf8.count } else { sealField(&text, field) }
    }

    @inline(__always)
    mutating func visit(_ text: inout String?, of field: Field) {
        guard let count = text?.utf8.count else { return }
        byteCount += Self.fieldOverhead
        if lengthLimit == nil { byteCount += count } else { sealField(&text, field) }
    }

    @inline(never)
    private mutating func sealField(_ text: inout String, _ field: Field) {
        if let lengthLimit, text.utf8.count > lengthLimit, !Self.uncut.contains(field.name) { cut(&text) }
        byteCount += text.utf8.count
    }

    @inline(never)
    private mutating func sealField(_ text: inout String?, _ field: Field) {
        guard var some = text else { return }
        text = nil
        sealField(&some, field)
        text = some
    }

    @inline(__always)
    mutating func visit(_ content: inout Content?, of field: Field) {
        // What needs no look inside is measured where it is.
        if lengthLimit == nil, let count = Self.byteCount(ofText: content) {
            byteCount += Self.fieldOverhead + count
        } else {
            sealField(&content, field)
        }
    }

    @inline(never)
    private mutating func sealField(_ content: inout Content?, _ field: Field) {
        guard var some = content else { return }
        content = nil
        visit(&some, of: field)
        content = some
    }

    /// Bytes of content that is one text; nil when it is not.
    @inline(__always)
    private static func byteCount(ofText content: Content?) -> Int? {
        switch content {
        case .json(let text)?, .text(let text)?: text.utf8.count
        default: nil
        }
    }

    mutating func visit(key: inout String) { byteCount += key.utf8.count }

    mutating func visit(_ value: inout AttributeValue, of field: Field) {
        byteCount += Self.fieldOverhead
        seal(&value, depth: 1)
    }

    mutating func visit(_ attributes: inout Attributes, sensitivity: Sensitivity) {
        for index in attributes.pairs.indices {
            byteCount += Self.fieldOverhead + attributes.pairs[index].key.utf8.count
            // A list is usually shared with the application, and written only where something has to be cut.
            if let count = uncutByteCount(of: attributes.pairs[index].value) {
                byteCount += count
            } else {
                sealValue(&attributes, at: index)
            }
        }
    }

    // Inlined, the optimizer would copy the list in front of the loop.
    @inline(never)
    private mutating func sealValue(_ attributes: inout Attributes, at index: Int) {
        seal(&attributes.pairs[index].value, depth: 1)
    }

    // Words are short; one that is not is cut as any text.

    @inline(__always)
    mutating func visit<Word: OpenVocabulary>(_ word: inout Word, of field: Field) {
        let count = word.rawValue.utf8.count
        if count <= lengthLimit ?? .max { byteCount += Self.fieldOverhead + count } else { sealWord(&word, field) }
    }

    @inline(never)
    private mutating func sealWord<Word: OpenVocabulary>(_ word: inout Word, _ field: Field) {
        var text = word.rawValue
        visit(&text, of: field)
        word = Word(text)
    }

    mutating func visit<Word: OpenVocabulary>(_ word: inout Word?, of field: Field) {
        guard var some = word else { return }
        let original = some
        visit(&some, of: field)
        if some != original { word = some }
    }

    mutating func visit<Word: OpenVocabulary>(_ words: inout [Word], of field: Field) {
        for index in words.indices {
            let count = words[index].rawValue.utf8.count
            if count <= lengthLimit ?? .max {
                byteCount += Self.fieldOverhead + count
            } else {
                sealWord(&words, at: index, field)
            }
        }
    }

    @inline(never)
    private mutating func sealWord<Word: OpenVocabulary>(_ words: inout [Word], at index: Int, _ field: Field) {
        visit(&words[index], of: field)
    }

    /// Bytes of a value that no limit can shorten; nil when one may.
    private func uncutByteCount(of value: AttributeValue) -> Int? {
        switch value {
        case .string(let text): text.utf8.count <= lengthLimit ?? .max ? text.utf8.count : nil
        case .bool, .int, .double, .empty, .sensitive: 8
        case .bytes, .array, .map: nil
        }
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
