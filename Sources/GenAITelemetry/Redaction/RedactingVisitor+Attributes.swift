// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Free attributes: what they are is known from their names, and from what the author said of the value.
extension RedactingVisitor {
    /// Bytes beyond which a value under a name such as `prompt` is taken for content; below it, one of several words is.
    private static let longestInternalValue = 64

    private enum Outcome {
        case unchanged, dropped
        case changed(AttributeValue)
    }

    mutating func visit(_ attributes: inout Attributes, sensitivity: Sensitivity) {
        // Looked at first and written only where something changes: the list is often shared.
        var changed: Attributes?
        var dropped: [Int] = []
        var keysChanged = false
        for index in attributes.indices {
            let (name, value) = attributes[index]
            if isOrdinary(value, named: name, sensitivity) { continue }
            var newValue: AttributeValue?
            switch outcome(of: value, named: name, sensitivity) {
            case .unchanged: break
            case .dropped:
                dropped.append(index)
                continue
            case .changed(let value): newValue = value
            }
            let newName = texts.redacted(name)
            // The old name and the new one may promise different things.
            if let newName {
                switch outcome(of: newValue ?? value, named: newName, sensitivity) {
                case .unchanged: break
                case .dropped:
                    dropped.append(index)
                    continue
                case .changed(let value): newValue = value
                }
            }
            let isProper = AttributeName.isProper(newName ?? name)
            if newName == nil && newValue == nil && isProper { continue }
            if changed == nil { changed = attributes }
            changed?.pairs[index] = Attributes.Pair(key: newName ?? name, value: newValue ?? value)
            if newName != nil || !isProper { keysChanged = true }
        }
        guard changed != nil || !dropped.isEmpty else { return }
        var result = changed ?? attributes
        for index in dropped.reversed() { result.pairs.remove(at: index) }
        droppedCount += dropped.count
        // Names that became equal must be one again.
        if keysChanged {
            AttributeName.makeProper(&result, pseudonymizer: rules.pseudonymizer, counting: &tally)
            result = Attributes(result.map { ($0.key, $0.value) })
        }
        attributes = result
    }

    /// Whether an attribute stays as it is, without a closer look: nearly every one does.
    ///
    /// No is not for certain.
    private func isOrdinary(_ value: AttributeValue, named name: String, _ sensitivity: Sensitivity) -> Bool {
        guard !rules.hasFields, actions[sensitivity] == .keep || actions[sensitivity] == .full,
            texts.isOrdinary(name: name)
        else { return false }
        return switch value {
        case .bool, .empty: true
        case .int(let number): number < Self.smallestCardNumber
        case .double(let number): number < Double(Self.smallestCardNumber)
        case .string(let text): !texts.mayFindSomething(inField: text)
        case .bytes, .array, .map, .sensitive: false
        }
    }

    mutating func visit(_ value: inout AttributeValue, of field: Field) {
        switch outcome(of: value, named: field.name, field.sensitivity) {
        case .unchanged: break
        case .dropped: value = .empty
        case .changed(let changed): value = changed
        }
    }

    private mutating func outcome(
        of value: AttributeValue, named name: String, _ sensitivity: Sensitivity
    ) -> Outcome {
        let surface = SurfaceNames.surface(of: name)
        var sensitivity = sensitivity
        var action = rules.action(forName: name)
        if case .sensitive(let stated) = value {
            sensitivity = stated.sensitivity
            action = action ?? actions[sensitivity]
            return outcome(of: stated.exposed, named: name, sensitivity, surface, by: action ?? .mask, isStated: true)
        }
        if action == nil, surface == .command || surface == .header {
            sensitivity = .secret
            action = actions.secret
        }
        if action == nil, isContent(value, named: name) {
            sensitivity = .confidential
            action = actions.confidential
            if action == .summary || action == .reference, surface == .failure || surface == .stackTrace {
                tally.count("exception", bytes: value.textByteCount)
                return .dropped
            }
        }
        if action == nil, rules.hasPersonalRule, surface == .person || surface == .url && name == "client.address" {
            sensitivity = .personal
            action = actions.personal
        }
        return outcome(
            of: value, named: name, sensitivity, surface, by: action ?? actions[sensitivity], isStated: false)
    }

    private mutating func outcome(
        of value: AttributeValue, named name: String, _ sensitivity: Sensitivity, _ surface: SurfaceNames.Surface?,
        by action: RedactionAction, isStated: Bool
    ) -> Outcome {
        // What its author called secret is no text even for a policy that keeps it; the wrapper has to go anyhow.
        let changed: AttributeValue?
        switch action {
        case .drop:
            tally.count("dropped", bytes: value.textByteCount)
            return .dropped
        case .keep, .full: changed = kept(value, named: name, surface, by: action)
        case .truncate(let limit):
            changed = shortened(value, keeping: { $0.kept($1, named: name, surface, by: action) }) { visitor, value in
                TruncatedText.cut(value, toBytes: limit, counting: &visitor.tally)
            }
        case .mask: changed = masked(value, sensitivity.rule)
        case .pseudonym: changed = pseudonym(of: value, kind: name, rule: sensitivity.rule, depth: 1)
        case .summary, .reference:
            changed =
                rules.pseudonymizer == nil
                ? masked(value, sensitivity.rule) : pseudonym(of: value, kind: name, rule: sensitivity.rule, depth: 1)
        }
        if let changed { return .changed(changed) }
        return isStated ? .changed(value) : .unchanged
    }

    private mutating func kept(
        _ value: AttributeValue, named name: String, _ surface: SurfaceNames.Surface?, by action: RedactionAction
    ) -> AttributeValue? {
        var changed: AttributeValue?
        if let surface {
            // What is content by its name is let through as it is where all content is.
            changed = cleaned(value, as: surface, by: action == .keep ? actions.confidential : action, depth: 1)
        }
        let keyRules = rules.action(forName: name) != .full
        texts.isForCredentials = !keyRules
        defer { texts.isForCredentials = false }
        return redacted(changed ?? value, named: name, keyRules: keyRules, depth: 1) ?? changed
    }

    private func isContent(_ value: AttributeValue, named name: String) -> Bool {
        if actions.confidential == .keep || actions.confidential == .full { return false }
        return switch ContentNames.classify(name) {
        case .content: value.holdsText
        case .maybe: value.textByteCount > Self.longestInternalValue || value.holdsSeveralWords
        case .other: false
        }
    }

    // MARK: Masks and pseudonyms

    /// The mask in place of a value; nil when nothing stands there that it could hide.
    mutating func masked(_ value: AttributeValue, _ rule: String) -> AttributeValue? {
        switch value {
        case .empty, .string(""): return nil
        case .string(let text) where text.withBytes(RedactionMask.isMask): return nil
        default:
            tally.count(rule, bytes: value.textByteCount)
            return .string(RedactionMask.text(rule))
        }
    }

    /// The pseudonyms in place of texts and whole numbers, one for each element of a list; anything else is masked.
    private mutating func pseudonym(
        of value: AttributeValue, kind: String, rule: String, depth: Int
    ) -> AttributeValue? {
        switch value {
        case .string(let text): return pseudonym(of: text, kind: kind, rule: rule).map { .string($0) }
        case .int(let number): return pseudonym(of: String(number), kind: kind, rule: rule).map { .string($0) }
        case .array(var elements) where depth == 1:
            var isChanged = false
            for index in elements.indices {
                if let element = pseudonym(of: elements[index], kind: kind, rule: rule, depth: 2) {
                    elements[index] = element
                    isChanged = true
                }
            }
            return isChanged ? .array(elements) : nil
        case .sensitive(let stated):
            return pseudonym(of: stated.exposed, kind: kind, rule: rule, depth: depth) ?? masked(value, rule)
        case .bool, .double, .bytes, .array, .map, .empty: return masked(value, rule)
        }
    }
}
