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
                    let name = text.isEscaped ? scanner.unescaped(text.range) : Array(scanner.utf8[text.range])
                    edit(text.range, holding: name, layer: layer, into: &walk)
                    walk.secrecy = KeyRules.secrecy(of: name.span)
                    walk.valueStart = bytes.endOfRun(of: .whiteSpace, from: scanner.position)
                case .string(let text) where !walk.isMasking:
                    let value = text.isEscaped ? scanner.unescaped(text.range) : Array(scanner.utf8[text.range])
                    if isSecret(value.span, walk.takeSecrecy()) {
                        walk.edits.append(TextEdit(masking: text.range, rule: "key"))
                    } else {
                        edit(text.range, holding: value, layer: layer, into: &walk)
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

    /// Redacts a name or a value by itself: it may be JSON again.
    private mutating func edit(_ range: Range<Int>, holding text: [UInt8], layer: Int, into walk: inout JSONWalk) {
        if let redacted = redacted(text.span, layer: layer + 1) {
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
