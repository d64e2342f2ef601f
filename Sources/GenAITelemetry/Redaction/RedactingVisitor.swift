// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes out of every field what must not leave the process.
///
/// Nothing is written back where nothing was found, so that shared storage stays shared and a clean span costs no
/// allocation.
struct RedactingVisitor: FieldVisitor {
    let policy: CapturePolicy
    /// What takes credentials out of texts, and counts everything that goes.
    var texts: TextRedactor

    /// What is looked for.
    let detectors: DetectorTables

    init(policy: CapturePolicy, detectors: DetectorTables) {
        self.policy = policy
        self.detectors = detectors
        texts = TextRedactor(table: detectors.all)
    }

    var tally: RedactionTally {
        get { texts.tally }
        set { texts.tally = newValue }
    }

    // MARK: Texts

    mutating func visit(_ text: inout String, of field: Field) {
        switch field.sensitivity {
        case .secret: mask(&text, "secret")
        case .confidential where policy == .none: mask(&text, "content")
        case .personal: scan(&text, table: detectors.credentials)
        case .public, .internal, .confidential: scan(&text, table: detectors.all)
        }
    }

    mutating func visit(key: inout String) { scan(&key, table: detectors.all) }

    private mutating func scan(_ text: inout String, table: DetectorTable) {
        texts.table = table
        defer { texts.table = detectors.all }
        if let redacted = texts.redacted(text) { text = redacted }
    }

    private mutating func mask(_ text: inout String, _ rule: String) {
        if text.isEmpty || text.withBytes(RedactionMask.isMask) { return }
        tally.count(rule, bytes: text.utf8.count)
        text = RedactionMask.text(rule)
    }

    // MARK: Free attributes

    /// Bytes beyond which a value under a name such as `prompt` is taken for content; below it, one of several words is.
    private static let longestInternalValue = 64
    /// Levels of nesting that are looked through; what is deeper goes as a whole.
    private static let maximumDepth = 64

    mutating func visit(_ value: inout AttributeValue, of field: Field) {
        if policy == .none, isContent(value, named: field.name) {
            mask(&value, "content")
        } else if let redacted = redacted(value, named: field.name, keyRules: true, depth: 1) {
            value = redacted
        }
    }

    private func isContent(_ value: AttributeValue, named name: String) -> Bool {
        switch ContentNames.classify(name) {
        case .content: value.holdsText
        case .maybe: value.textByteCount > Self.longestInternalValue || value.holdsSeveralWords
        case .other: false
        }
    }

    private mutating func mask(_ value: inout AttributeValue, _ rule: String) {
        if let masked = masked(value, rule) { value = masked }
    }

    /// The mask in place of a value; nil when nothing stands there that it could hide.
    private mutating func masked(_ value: AttributeValue, _ rule: String) -> AttributeValue? {
        switch value {
        case .empty, .string(""): return nil
        case .string(let text) where text.withBytes(RedactionMask.isMask): return nil
        default:
            tally.count(rule, bytes: value.textByteCount)
            return .string(RedactionMask.text(rule))
        }
    }

    /// A value without secrets; nil when it has none.
    ///
    /// The name is that of the attribute or of the member of a map.
    mutating func redacted(
        _ value: AttributeValue, named name: String, keyRules: Bool, depth: Int
    ) -> AttributeValue? {
        let secrecy = KeyRules.secrecy(of: name)
        if secrecy != .none, keyRules ? value.isSecret(under: secrecy) : value.looksSecret(under: secrecy) {
            return masked(value, "key")
        }
        return redactedParts(of: value, keyRules: keyRules, depth: depth)
    }

    mutating func redactedParts(of value: AttributeValue, keyRules: Bool, depth: Int) -> AttributeValue? {
        switch value {
        case .string(let text):
            texts.appliesKeyRules = keyRules
            defer { texts.appliesKeyRules = true }
            return texts.redacted(text).map { .string($0) }
        case .bytes(let bytes): return texts.redacted(bytes.span).map { .bytes($0) }
        case .array(let elements):
            if depth > Self.maximumDepth { return masked(value, "depth") }
            var redacted: [AttributeValue]?
            for index in elements.indices {
                guard let element = redactedParts(of: elements[index], keyRules: keyRules, depth: depth + 1) else {
                    continue
                }
                redacted = redacted ?? elements
                redacted?[index] = element
            }
            return redacted.map { .array($0) }
        case .map(let members):
            if depth > Self.maximumDepth { return masked(value, "depth") }
            return redacted(members, keyRules: keyRules, depth: depth + 1).map { .map($0) }
        case .bool, .int, .double, .empty: return nil
        }
    }

    /// Named values without secrets in names or values; nil when they have none.
    mutating func redacted(_ members: Attributes, keyRules: Bool, depth: Int) -> Attributes? {
        var redacted: Attributes?
        var keysChanged = false
        for index in members.indices {
            let (name, value) = members[index]
            let newName = texts.redacted(name)
            var newValue = self.redacted(value, named: name, keyRules: keyRules, depth: depth)
            // The old name and the new one may promise different things.
            if let newName,
                let again = self.redacted(newValue ?? value, named: newName, keyRules: keyRules, depth: depth)
            {
                newValue = again
            }
            if newName == nil && newValue == nil { continue }
            redacted = redacted ?? members
            redacted?.pairs[index] = Attributes.Pair(key: newName ?? name, value: newValue ?? value)
            if newName != nil { keysChanged = true }
        }
        // Names that became equal must be one again.
        return keysChanged ? redacted.map { Attributes($0.map { ($0.key, $0.value) }) } : redacted
    }
}

extension AttributeValue {
    /// UTF-8 bytes of all texts in the value, names of members included.
    ///
    /// Levels that nobody exports are not counted.
    var textByteCount: Int { textByteCount(depth: 0) }

    private func textByteCount(depth: Int) -> Int {
        if depth > 64 { return 0 }
        switch self {
        case .string(let text): return text.utf8.count
        case .bytes(let bytes): return bytes.count
        case .array(let elements): return elements.reduce(0) { $0 + $1.textByteCount(depth: depth + 1) }
        case .map(let members):
            return members.reduce(0) { $0 + $1.key.utf8.count + $1.value.textByteCount(depth: depth + 1) }
        case .bool, .int, .double, .empty: return 0
        }
    }

    /// Whether the value is a text with white space in it, as what people write has and what programs name seldom does.
    fileprivate var holdsSeveralWords: Bool {
        guard case .string(let text) = self else { return false }
        return text.unicodeScalars.contains { $0.properties.isWhitespace }
    }

    /// Whether somebody's words can be in the value; numbers and truth values have none.
    var holdsText: Bool {
        switch self {
        case .string, .bytes, .array, .map: true
        case .bool, .int, .double, .empty: false
        }
    }

    fileprivate func isSecret(under secrecy: KeyRules.Secrecy) -> Bool {
        switch secrecy {
        case .none: false
        case .token: holdsText
        case .password, .secret, .authorization, .cookie, .parameter: true
        }
    }

    fileprivate func looksSecret(under secrecy: KeyRules.Secrecy) -> Bool {
        guard case .string(let text) = self else { return false }
        return text.withBytes {
            TextScanner.looksSecret($0, in: $0.indices, isPassword: secrecy == .password)
        }
    }
}
