// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where a walk over JSON stands.
struct JSONWalk {
    var edits: [TextEdit] = []
    /// What the name of the next value promises.
    var secrecy = KeyRules.Secrecy.none
    /// Whether the next value may be the private part of a JSON web key.
    var isKeyOfJWK = false
    /// Where the next value begins.
    var valueStart = 0
    private var depth = 0
    /// What the name promises that stands under `name`, and how deep.
    private var announced: (secrecy: KeyRules.Secrecy, depth: Int)?
    /// The value that stands before its name, and how deep.
    private var unnamed: (range: Range<Int>, depth: Int)?
    private var isUnnamed = false
    /// What the first string of a list promises for the second, and how deep; nothing yet, when it is the next.
    private var pair: (secrecy: KeyRules.Secrecy?, depth: Int)?
    /// Whether the next string is a name, and whether the next container declares the members of a schema.
    private var isNaming = false
    private var isProperties = false
    /// Whether the next values are what a schema gives for one that is left out.
    private var isDefault = false
    /// The depths of the objects called `properties`.
    private var propertyDepths: [Int] = []
    /// The depth of the schema of something secret.
    private var schemaDepth: Int?
    /// The depth at which an object or array that goes as a whole was opened.
    private var maskedDepth: Int?

    var isMasking: Bool { maskedDepth != nil }

    /// Adds what has to be changed in a string that begins at a position.
    mutating func append(_ inner: [TextEdit], at start: Int) {
        for edit in inner {
            edits.append(edit.moved(to: edit.range.lowerBound + start..<edit.range.upperBound + start))
        }
    }

    mutating func takeSecrecy() -> KeyRules.Secrecy {
        defer { secrecy = .none }
        return secrecy
    }

    mutating func open(isSecret: Bool) {
        if isSecret, maskedDepth == nil { maskedDepth = depth }
        depth += 1
        if isProperties { propertyDepths.append(depth) }
        isProperties = false
        isNaming = false
    }

    mutating func close(at end: Int) {
        if let announced, announced.depth >= depth { self.announced = nil }
        if let unnamed, unnamed.depth >= depth { self.unnamed = nil }
        pair = nil
        if propertyDepths.last == depth { propertyDepths.removeLast() }
        depth -= 1
        if schemaDepth == depth { schemaDepth = nil }
        guard depth == maskedDepth else { return }
        maskedDepth = nil
        maskValue(endingAt: end)
    }

    /// Masks a number that somebody is told by, which becomes a text.
    mutating func maskNumber(_ range: Range<Int>, rule: String) {
        edits.append(TextEdit(range, [UInt8]("\"\(RedactionMask.text(rule))\"".utf8), rule: rule))
    }

    /// Masks a value that is no text, which becomes one.
    mutating func maskValue(endingAt end: Int) {
        let mask = "\"\(RedactionMask.text("key"))\""
        edits.append(TextEdit(valueStart..<end, [UInt8](mask.utf8), rule: "key"))
    }

    // MARK: Names that are values

    /// Takes note of the name of the next value.
    mutating func begin(_ name: Bytes) {
        isNaming = NamedPair.isName(name)
        isUnnamed = NamedPair.isValue(name)
        isProperties = name.count == 10 && name.contains("properties", at: 0)
        isDefault =
            schemaDepth != nil && Self.defaults.contains { $0.utf8.count == name.count && name.contains($0, at: 0) }
    }

    /// Takes note of a text, which may be the name of something that stands beside it.
    mutating func announce(_ text: Bytes) {
        guard isNaming else { return }
        isNaming = false
        let secrecy = KeyRules.secrecy(of: text)
        announced = (secrecy, depth)
        guard secrecy != .none, !isMasking, let unnamed, unnamed.depth == depth else { return }
        self.unnamed = nil
        let index = edits.lastIndex { $0.range.lowerBound < unnamed.range.lowerBound }.map { $0 + 1 } ?? 0
        let behind = edits[index...].drop { $0.range.upperBound <= unnamed.range.upperBound }
        edits.replaceSubrange(index..., with: [TextEdit(masking: unnamed.range, rule: "key")] + behind)
    }

    /// Takes note of a text that may be the value of a name behind it.
    mutating func note(_ range: Range<Int>, under secrecy: KeyRules.Secrecy) {
        guard isUnnamed else { return }
        isUnnamed = false
        unnamed = secrecy == .none && !range.isEmpty ? (range, depth) : nil
    }

    // MARK: Lists of two

    /// Takes note of a list that begins before a position, and may have a name as its first element.
    mutating func beginPair(at position: Int, in bytes: Bytes) {
        // Only where a gate sees it, which looks for a bracket and a quotation mark.
        pair = position < bytes.count && bytes[position] == UInt8(ascii: "\"") ? (nil, depth) : nil
    }

    /// Whether a text is a secret because of the name before it in a list of two.
    mutating func isPaired(_ text: Bytes, isName: Bool) -> Bool {
        guard let pair, pair.depth == depth else { return false }
        guard let secrecy = pair.secrecy else {
            let isName = isName && text.endOfRun(of: TextScanner.nameSet, from: 0) == text.count
            let secrecy = isName && text.count <= TextScanner.longestName ? KeyRules.secrecy(of: text) : .none
            self.pair = secrecy == .none ? nil : (secrecy, depth)
            return false
        }
        self.pair = nil
        return !RedactionMask.isMask(text) && TextScanner.isPairedSecret(text, secrecy)
    }

    /// What the name beside promises, for the value of it.
    func announced(forNamed name: Bytes) -> KeyRules.Secrecy {
        guard let announced, announced.depth == depth, NamedPair.isValue(name) else { return .none }
        return announced.secrecy
    }

    // MARK: Schemas

    private static let keywords = ["type", "description", "title", "$ref", "anyOf", "oneOf", "allOf", "format", "enum"]
    private static let defaults = ["default", "const", "example", "examples", "enum", "value"]

    /// Whether the object that was opened before a position is the schema of a member: it tells what may stand there.
    func isSchema(at position: Int, in bytes: Bytes) -> Bool {
        guard propertyDepths.last == depth else { return false }
        let start = bytes.endOfRun(of: .whiteSpace, from: position)
        return Self.keywords.contains { bytes.contains("\"\($0)\"", at: start) }
    }

    /// Begins the schema of something secret.
    mutating func declare() {
        if schemaDepth == nil { schemaDepth = depth - 1 }
    }

    /// Whether a text in the schema of something secret is a secret itself.
    func isSecretDefault(_ text: Bytes) -> Bool {
        isDefault && TextScanner.looksSecret(text, in: text.indices, isPassword: true)
    }
}
