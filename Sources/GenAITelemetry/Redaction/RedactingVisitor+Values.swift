// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Values of any kind, however deep.
extension RedactingVisitor {
    /// Levels of nesting that are looked through; what is deeper goes as a whole.
    private static let maximumDepth = 64
    /// The smallest number that may be one of a card.
    static let smallestCardNumber: Int64 = 1_000_000_000_000

    /// A value without secrets; nil when it has none.
    ///
    /// The name is that of the attribute or of the member of a map.
    mutating func redacted(
        _ value: AttributeValue, named name: String, keyRules: Bool, depth: Int
    ) -> AttributeValue? {
        let secrecy = KeyRules.secrecy(of: name)
        if secrecy != .none, let members = value.schemaMembers {
            return redactedSchema(members, of: name, keyRules: keyRules, depth: depth)
        }
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
        case .bytes(let bytes): return redacted(bytes)
        case .array(let elements):
            if depth > Self.maximumDepth { return masked(value, "depth") }
            if let bytes = value.dumpedBytes, texts.redacted(bytes.span) != nil { return masked(value, "key") }
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
        case .int(let number):
            // A card number is one also where it is no text.
            guard number >= Self.smallestCardNumber else { return nil }
            return texts.redacted(String(number)).map { .string($0) }
        case .sensitive(let stated):
            if depth > Self.maximumDepth { return masked(value, "depth") }
            return resolved(stated, keyRules: keyRules, depth: depth + 1)
        case .double(let number):
            guard let number = Int64(exactly: number), number >= Self.smallestCardNumber else { return nil }
            return texts.redacted(String(number)).map { .string($0) }
        case .bool, .empty: return nil
        }
    }

    /// What the policy leaves of a value inside of another one whose class its author has stated.
    private mutating func resolved(
        _ stated: Sensitive<AttributeValue>, keyRules: Bool, depth: Int
    ) -> AttributeValue {
        let rule = stated.sensitivity.rule
        switch actions[stated.sensitivity] {
        case .keep, .full:
            return redactedParts(of: stated.exposed, keyRules: keyRules, depth: depth) ?? stated.exposed
        case .truncate(let limit):
            let kept = redactedParts(of: stated.exposed, keyRules: keyRules, depth: depth) ?? stated.exposed
            return TruncatedText.cut(kept, toBytes: limit, counting: &tally) ?? kept
        case .pseudonym, .summary, .reference:
            if rules.pseudonymizer != nil, case .string(let text) = stated.exposed {
                return .string(pseudonym(of: text, kind: rule, rule: rule) ?? text)
            }
            return masked(stated.exposed, rule) ?? stated.exposed
        case .mask, .drop: return masked(stated.exposed, rule) ?? stated.exposed
        }
    }

    /// Bytes that are no text cannot be looked through: their number is told, and their keyed hash.
    private mutating func redacted(_ bytes: [UInt8]) -> AttributeValue? {
        if let redacted = texts.redacted(bytes.span) { return .bytes(redacted) }
        guard actions.confidential != .full, !UTF8Text.isValid(bytes) else { return nil }
        tally.count("bytes", bytes: bytes.count)
        var summary: Attributes = ["byte_count": .int(bytes.count)]
        if let pseudonymizer = rules.pseudonymizer {
            summary["hash"] = .string(pseudonymizer.pseudonym(of: bytes, kind: "bytes"))
        }
        return .map(summary)
    }

    /// The schema of something secret without secrets in it; nil when it has none.
    private mutating func redactedSchema(
        _ members: Attributes, of name: String, keyRules: Bool, depth: Int
    ) -> AttributeValue? {
        if depth > Self.maximumDepth { return masked(.map(members), "depth") }
        var redacted = redacted(members, keyRules: keyRules, depth: depth + 1)
        // Names that became one are no longer where they were.
        if let redacted, redacted.count != members.count { return masked(.map(members), "key") }
        for index in members.indices where AttributeValue.schemaDefaults.contains(members[index].key) {
            guard let value = self.redacted(members[index].value, named: name, keyRules: keyRules, depth: depth + 1)
            else { continue }
            redacted = redacted ?? members
            redacted?.pairs[index] = Attributes.Pair(key: members[index].key, value: value)
        }
        return redacted.map { .map($0) }
    }

    /// Named values without secrets in names or values; nil when they have none.
    mutating func redacted(_ members: Attributes, keyRules: Bool, depth: Int) -> Attributes? {
        var redacted: Attributes?
        var keysChanged = false
        for index in members.indices {
            let (name, value) = members[index]
            let newName = texts.redacted(name)
            let announced = members.nameAnnounced(forNamed: name)
            var newValue = self.redacted(value, named: announced ?? name, keyRules: keyRules, depth: depth)
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
        case .sensitive(let stated): return stated.exposed.textByteCount(depth: depth + 1)
        case .bool, .int, .double, .empty: return 0
        }
    }

    /// The text that a list of numbers may stand for; nil when it stands for none.
    fileprivate var dumpedBytes: [UInt8]? {
        guard case .array(let elements) = self, elements.count >= DumpedBytes.shortest else { return nil }
        var bytes: [UInt8] = []
        for element in elements {
            guard case .int(let number) = element, (9..<0x7F).contains(number) else { return nil }
            bytes.append(UInt8(number))
        }
        return bytes
    }

    /// Whether the value is a text with white space in it, as what people write has and what programs name seldom does.
    var holdsSeveralWords: Bool {
        guard case .string(let text) = self else { return false }
        return text.unicodeScalars.contains { $0.properties.isWhitespace }
    }

    /// Whether somebody's words can be in the value; numbers and truth values have none.
    var holdsText: Bool {
        switch self {
        case .string, .bytes, .array, .map, .sensitive: true
        case .bool, .int, .double, .empty: false
        }
    }

    /// Members of a schema that hold a value of what it describes.
    fileprivate static let schemaDefaults: Set<String> = ["default", "const", "example", "examples", "enum", "value"]
    private static let schemaTypes: Set<String> = [
        "string", "number", "integer", "boolean", "array", "object", "null",
    ]

    /// The members, if the value is a JSON schema: what may stand somewhere, and not what does.
    fileprivate var schemaMembers: Attributes? {
        guard case .map(let members) = self, case .string(let type)? = members["type"],
            Self.schemaTypes.contains(type)
        else { return nil }
        return members
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

/// Whether bytes are text.
enum UTF8Text {
    static func isValid(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }
}

extension Attributes {
    /// The name beside a value that stands under `value`, when it promises a secret.
    fileprivate func nameAnnounced(forNamed name: String) -> String? {
        guard name.withBytes(NamedPair.isValue) else { return nil }
        for (label, value) in self where label.withBytes(NamedPair.isName) {
            if case .string(let announced) = value, KeyRules.secrecy(of: announced) != .none { return announced }
        }
        return nil
    }
}
