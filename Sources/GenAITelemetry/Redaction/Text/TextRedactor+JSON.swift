// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextRedactor {
    /// Levels of arrays and objects that are walked through; deeper JSON is searched as plain text.
    private static let maximumDepth = 128

    /// What has to be changed in a JSON text so that no name and no value holds a secret; nil when it is not JSON.
    ///
    /// The text is edited, not rewritten: numbers keep their digits, and of a repeated name every value is looked at.
    mutating func jsonEdits(_ bytes: Bytes, layer: Int) -> [TextEdit]? {
        var scanner = JSONScanner(bytes.array, maximumDepth: Self.maximumDepth)
        var walk = JSONWalk()
        do throws(JSONError) {
            while let token = try scanner.next() {
                switch token {
                case .name(let text) where !walk.isMasking:
                    if text.isEscaped {
                        let name = scanner.unescaped(text.range)
                        walk.secrecy = redact(name: name.span, at: text.range, layer: layer, into: &walk)
                    } else {
                        let name = bytes.extracting(text.range)
                        walk.secrecy = redact(name: name, at: text.range, layer: layer, into: &walk)
                    }
                    walk.valueStart = bytes.endOfRun(of: .whiteSpace, from: scanner.position)
                case .string(let text) where !walk.isMasking:
                    if text.isEscaped {
                        let value = scanner.unescaped(text.range)
                        redact(value: value.span, at: text.range, layer: layer, into: &walk)
                    } else {
                        redact(value: bytes.extracting(text.range), at: text.range, layer: layer, into: &walk)
                    }
                case .number, .bool:
                    guard !walk.isMasking else { continue }
                    let secrecy = walk.takeSecrecy()
                    if appliesKeyRules, secrecy != .none, secrecy != .token {
                        walk.maskValue(endingAt: scanner.position)
                    }
                case .objectStart, .arrayStart: walk.open(isSecret: appliesKeyRules && walk.takeSecrecy() != .none)
                case .objectEnd, .arrayEnd: walk.close(at: scanner.position)
                case .null: _ = walk.takeSecrecy()
                case .name, .string: continue
                }
            }
            return walk.edits
        } catch {
            return nil
        }
    }

    /// Redacts a name by itself and returns what it promises of its value.
    private mutating func redact(
        name: Bytes, at range: Range<Int>, layer: Int, into walk: inout JSONWalk
    ) -> KeyRules.Secrecy {
        edit(range, holding: name, layer: layer, into: &walk)
        return KeyRules.secrecy(of: name)
    }

    private mutating func redact(value: Bytes, at range: Range<Int>, layer: Int, into walk: inout JSONWalk) {
        if isSecret(value, walk.takeSecrecy()) {
            walk.edits.append(TextEdit(masking: range, rule: "key"))
        } else {
            edit(range, holding: value, layer: layer, into: &walk)
        }
    }

    /// Redacts a text between quotation marks; it may be JSON again.
    private mutating func edit(_ range: Range<Int>, holding text: Bytes, layer: Int, into walk: inout JSONWalk) {
        if let redacted = searched(text, layer: layer + 1) {
            walk.edits.append(TextEdit(range, JSONText.escaped(redacted), rule: nil))
        }
    }

    private func isSecret(_ value: Bytes, _ secrecy: KeyRules.Secrecy) -> Bool {
        if secrecy == .none || value.isEmpty || RedactionMask.isMask(value) { return false }
        return appliesKeyRules
            || CredentialScanner.looksSecret(value, in: value.indices, isPassword: secrecy == .password)
    }
}

/// Where a walk over JSON stands.
private struct JSONWalk {
    var edits: [TextEdit] = []
    /// What the name of the next value promises.
    var secrecy = KeyRules.Secrecy.none
    /// Where the next value begins.
    var valueStart = 0
    private var depth = 0
    /// The depth at which an object or array that goes as a whole was opened.
    private var maskedDepth: Int?

    var isMasking: Bool { maskedDepth != nil }

    mutating func takeSecrecy() -> KeyRules.Secrecy {
        defer { secrecy = .none }
        return secrecy
    }

    mutating func open(isSecret: Bool) {
        if isSecret, maskedDepth == nil { maskedDepth = depth }
        depth += 1
    }

    mutating func close(at end: Int) {
        depth -= 1
        guard depth == maskedDepth else { return }
        maskedDepth = nil
        maskValue(endingAt: end)
    }

    /// Masks a value that is no text, which becomes one.
    mutating func maskValue(endingAt end: Int) {
        let mask = "\"\(RedactionMask.text("key"))\""
        edits.append(TextEdit(valueStart..<end, [UInt8](mask.utf8), rule: "key"))
    }
}
