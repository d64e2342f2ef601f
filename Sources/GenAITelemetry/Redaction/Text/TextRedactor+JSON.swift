// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextRedactor {
    /// Levels of arrays and objects that are walked through; deeper JSON is searched as plain text.
    private static let maximumDepth = 128
    /// Digits of the shortest number that can be a card's.
    private static let shortestNumber = 12

    /// What has to be changed in a JSON text so that no name and no value holds a secret; nil when it is not JSON.
    ///
    /// The text is edited, not rewritten: numbers keep their digits, and of a repeated name every value is looked at.
    func jsonEdits(_ bytes: Bytes, layer: Int) -> [TextEdit]? {
        var scanner = JSONScanner(bytes.array, maximumDepth: Self.maximumDepth)
        var walk = JSONWalk()
        do throws(JSONError) {
            while let token = try scanner.next() {
                switch token {
                case .name(let text) where !walk.isMasking:
                    walk.secrecy = .none
                    walk.isKeyOfJWK = false
                    walk.begin(bytes.extracting(text.range))
                    if text.isEscaped {
                        let name = scanner.unescaped(text.range)
                        walk.edits += edits(in: name.span, standingFor: text.range, of: bytes, layer: layer)
                        walk.secrecy = KeyRules.secrecy(ofDisguised: name.span)
                    } else {
                        let name = bytes.extracting(text.range)
                        walk.append(edits(in: name, layer: layer + 1), at: text.range.lowerBound)
                        walk.secrecy = KeyRules.secrecy(ofDisguised: name)
                        walk.isKeyOfJWK = name.count == 1 && name[0] == UInt8(ascii: "d")
                    }
                    if walk.secrecy == .none { walk.secrecy = walk.announced(forNamed: bytes.extracting(text.range)) }
                    walk.valueStart = bytes.endOfRun(of: .whiteSpace, from: scanner.position)
                case .string(let text) where !walk.isMasking:
                    let secrecy = walk.takeSecrecy()
                    if text.isEscaped {
                        let value = scanner.unescaped(text.range)
                        walk.announce(value.span)
                        if walk.isPaired(value.span, isName: false) {
                            walk.edits.append(TextEdit(masking: text.range, rule: "key"))
                        } else if isSecret(value.span, secrecy) || walk.isSecretDefault(value.span) {
                            walk.edits.append(TextEdit(masking: text.range, rule: "key"))
                        } else {
                            walk.edits += edits(in: value.span, standingFor: text.range, of: bytes, layer: layer)
                        }
                    } else {
                        let value = bytes.extracting(text.range)
                        walk.announce(value)
                        walk.note(text.range, under: secrecy)
                        if walk.isPaired(value, isName: true) {
                            walk.edits.append(TextEdit(masking: text.range, rule: "key"))
                        } else if isSecret(value, secrecy) || walk.isSecretDefault(value) {
                            walk.edits.append(TextEdit(masking: text.range, rule: "key"))
                        } else if walk.isKeyOfJWK, TextScanner.isKeyOfJWK(value: value) {
                            walk.edits.append(TextEdit(masking: text.range, rule: "jwk"))
                        } else {
                            walk.append(edits(in: value, layer: layer + 1), at: text.range.lowerBound)
                        }
                    }
                case .number(let range, _):
                    guard !walk.isMasking else { continue }
                    if isMasked(walk.takeSecrecy()) {
                        walk.maskValue(endingAt: scanner.position)
                    } else if range.count >= Self.shortestNumber,
                        let found = edits(in: bytes.extracting(range), layer: layer + 1).first
                    {
                        walk.maskNumber(range, rule: found.rule)
                    }
                case .bool:
                    guard !walk.isMasking else { continue }
                    if isMasked(walk.takeSecrecy()) { walk.maskValue(endingAt: scanner.position) }
                case .objectStart:
                    let secrecy = walk.takeSecrecy()
                    let isSchema = !walk.isMasking && walk.isSchema(at: scanner.position, in: bytes)
                    walk.open(isSecret: appliesKeyRules && secrecy != .none && !isSchema)
                    if isSchema, secrecy != .none { walk.declare() }
                case .arrayStart:
                    walk.open(isSecret: appliesKeyRules && walk.takeSecrecy() != .none)
                    walk.beginPair(at: scanner.position, in: bytes)
                    if !walk.isMasking, let edit = edit(forListAt: scanner.position, in: bytes, layer: layer) {
                        walk.edits.append(edit)
                    }
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

    /// What has to be done with the list that begins before a position, when its numbers are those of a text.
    private func edit(forListAt start: Int, in bytes: Bytes, layer: Int) -> TextEdit? {
        let first = bytes.endOfRun(of: .whiteSpace, from: start)
        guard first < bytes.count, ByteSet.digits.contains(bytes[first]), let dump = DumpedBytes(at: first, in: bytes)
        else {
            return nil
        }
        let end = bytes.endOfRun(of: .whiteSpace, from: dump.range.upperBound)
        guard end < bytes.count, bytes[end] == UInt8(ascii: "]"), let edit = edit(for: dump, layer: layer) else {
            return nil
        }
        return TextEdit(start - 1..<end + 1, [UInt8]("\"\(RedactionMask.text(edit.rule))\"".utf8), rule: edit.rule)
    }

    /// What has to be changed in a string with escapes, of which the unescaped text is known.
    ///
    /// The text may be JSON again.
    private func edits(
        in text: Bytes, standingFor range: Range<Int>, of bytes: Bytes, layer: Int
    ) -> [TextEdit] {
        let edits = edits(in: text, layer: layer + 1)
        if edits.isEmpty { return [] }
        let view = TextView(unescapingJSON: bytes.extracting(range))
        return edits.map { edit in
            let origin = view.origin(of: edit.range)
            let place = origin.lowerBound + range.lowerBound..<origin.upperBound + range.lowerBound
            return TextEdit(place, JSONText.escaped(edit.replacement), rule: edit.rule)
        }
    }

    /// Whether a number or truth value goes because of its name.
    private func isMasked(_ secrecy: KeyRules.Secrecy) -> Bool {
        appliesKeyRules && secrecy != .none && secrecy != .token
    }

    private func isSecret(_ value: Bytes, _ secrecy: KeyRules.Secrecy) -> Bool {
        if secrecy == .none || value.isEmpty || RedactionMask.isMask(value) { return false }
        return appliesKeyRules
            || TextScanner.looksSecret(value, in: value.indices, isPassword: secrecy == .password)
    }
}
