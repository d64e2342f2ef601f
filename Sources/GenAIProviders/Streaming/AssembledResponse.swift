// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What the pieces of a stream have said so far.
///
/// Texts grow as bytes, one buffer for each part, so that a stream costs what its text costs however many pieces it has.
struct AssembledResponse: Sendable {
    /// Bytes of text that are kept of one response: more than any model writes, less than hurts.
    static let maximumByteCount = 16 << 20
    /// Choices that are told apart.
    static let maximumChoiceCount = 128
    /// Parts of one choice that are told apart.
    static let maximumPartCount = 1024

    var contents = ResponseContents()
    var failure: ProviderFailure?
    /// The counts as they came last: pieces repeat them, and only the last ones are read.
    private var usage: [UInt8] = []
    /// Whether the provider has marked the end.
    var hasEnded = false
    /// Whether something was left out because there was too much of it.
    private(set) var isTruncated = false
    private var choices: [AssembledChoice] = []
    private var byteCount = 0

    /// Adds a text to a part of a choice.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - kind: What kind of part it belongs to.
    ///   - key: Which part of that kind; nil for the last part, or a new one when that is of another kind.
    ///   - choice: Which choice.
    /// - Returns: Whether there was some text.
    @discardableResult
    mutating func append(_ text: JSONNode?, to kind: AssembledPart.Kind, key: Int? = nil, choice: Int = 0) -> Bool {
        guard let text, let index = self.choice(choice) else { return false }
        guard byteCount + text.json.count <= Self.maximumByteCount else {
            isTruncated = true
            return false
        }
        guard text.hasText, let part = part(kind, key: key, of: index) else { return false }
        text.append(to: &choices[index].parts[part].utf8)
        byteCount += text.json.count
        return true
    }

    /// Changes a part of a choice, which is made if it is new.
    mutating func update(
        _ kind: AssembledPart.Kind, key: Int?, choice: Int = 0, _ change: (inout AssembledPart) -> Void
    ) {
        guard let index = self.choice(choice), let part = part(kind, key: key, of: index) else { return }
        change(&choices[index].parts[part])
    }

    /// Adds a part that came in one piece.
    mutating func add(_ part: MessagePart, key: Int? = nil, choice: Int = 0) {
        guard let index = self.choice(choice) else { return }
        guard choices[index].parts.count < Self.maximumPartCount else {
            isTruncated = true
            return
        }
        choices[index].parts.append(AssembledPart(kind: .whole, key: key, whole: part))
    }

    /// Takes over counts, in the place of those that came before; returns whether there are some.
    mutating func count(_ usage: JSONNode?) -> Bool {
        guard let usage, usage.isObject else { return false }
        self.usage.removeAll(keepingCapacity: true)
        self.usage.append(contentsOf: usage.json)
        return true
    }

    /// Begins a choice, if it has not begun.
    mutating func begin(choice: Int = 0) { _ = self.choice(choice) }

    /// Says why a choice ended, in the provider's word.
    mutating func end(choice: Int = 0, reason: String?) {
        guard let reason, let index = self.choice(choice) else { return }
        choices[index].reason = reason
    }

    /// The kind of the part that has a key, in the first choice.
    func kind(ofPart key: Int) -> AssembledPart.Kind? {
        choices.first?.parts.last { $0.key == key }?.kind
    }

    /// Whether any choice has a part of a kind.
    func hasPart(_ kind: AssembledPart.Kind) -> Bool {
        choices.contains { $0.parts.contains { $0.kind == kind } }
    }

    /// Adds what was assembled to a call.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - tokens: What the counts mean; nil when they were read before.
    func write(into call: inout ProviderCall, counting tokens: ((AttributeValue) -> TokenUsage?)? = nil) {
        var contents = contents
        if let tokens, let usage = try? JSONReader.parse(usage) { contents.usage = tokens(usage) }
        for choice in choices.sorted(by: { $0.index < $1.index }) {
            contents.addChoice(
                choice.parts.compactMap(\.messagePart), reason: choice.reason,
                isCut: !hasEnded || choices.contains { $0.reason != nil })
        }
        contents.write(into: &call)
    }

    // MARK: Finding

    private mutating func choice(_ index: Int) -> Int? {
        if let last = choices.last, last.index == index { return choices.count - 1 }
        if let position = choices.firstIndex(where: { $0.index == index }) { return position }
        guard index >= 0, choices.count < Self.maximumChoiceCount else {
            isTruncated = true
            return nil
        }
        choices.append(AssembledChoice(index: index))
        return choices.count - 1
    }

    private mutating func part(_ kind: AssembledPart.Kind, key: Int?, of choice: Int) -> Int? {
        let parts = choices[choice].parts
        if let key {
            if let position = parts.lastIndex(where: { $0.key == key && $0.kind == kind }) { return position }
        } else if let last = parts.last, last.kind == kind, last.key == nil {
            return parts.count - 1
        }
        guard parts.count < Self.maximumPartCount else {
            isTruncated = true
            return nil
        }
        choices[choice].parts.append(AssembledPart(kind: kind, key: key))
        return parts.count
    }
}
