// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// The names of one piece of content: of itself, and of what may be told of it when it was kept back.
struct ContentName: Sendable {
    let value: StaticString
    let byteCount: StaticString
    let messageCount: StaticString
    let roles: StaticString
    let keyedHash: StaticString
    let reference: StaticString
    /// Of how many values had no place in the shape that the conventions want; nil where any value has.
    let droppedCount: StaticString?

    init(
        value: StaticString, byteCount: StaticString, messageCount: StaticString, roles: StaticString,
        keyedHash: StaticString, reference: StaticString, droppedCount: StaticString? = nil
    ) {
        self.value = value
        self.byteCount = byteCount
        self.messageCount = messageCount
        self.roles = roles
        self.keyedHash = keyedHash
        self.reference = reference
        self.droppedCount = droppedCount
    }
}

extension AttributeSink where Self: ~Copyable {
    /// Sets content as it is: text as text, structure as JSON.
    mutating func set(_ name: ContentName, _ content: Content?) {
        switch content {
        case .none: break
        case .text(let text), .value(.string(let text)): set(name.value, text)
        case .json(let json) where !JSONReader.isValid(json): set(name.value, json)
        case .some(let content): setJSON(name, content) { $0.content($1) }
        }
    }

    /// Sets content as JSON of the shape that the closure writes, or the summary of content that was kept back.
    mutating func setJSON(_ name: ContentName, _ content: Content?, _ write: (inout JSONWriter, Content) -> Void) {
        switch content {
        case .none: break
        case .withheld(let summary): set(name, summary)
        case .some(let content): setJSON(name.value) { write(&$0, content) }
        }
    }

    /// Sets content as a JSON list of objects of a shape, and how many values had no place in it, which the closure that
    /// writes it returns.
    mutating func setList(
        _ name: ContentName, _ content: Content?, of shape: ObjectShape, _ write: (inout JSONWriter, Content) -> Int
    ) {
        guard let content else { return }
        // What is in shape is passed on as it was written, without a writer in between.
        if case .json(let json) = content, shape.count(ofListIn: json) != nil {
            return setJSON(name.value, validated: json)
        }
        var dropped = 0
        setJSON(name, content) { dropped = write(&$0, $1) }
        if dropped > 0, let key = name.droppedCount { set(key, Int64(dropped)) }
    }

    /// Sets what is told of content that was kept back.
    mutating func set(_ name: ContentName, _ summary: ContentSummary) {
        set(name.byteCount, Int64(summary.byteCount))
        set(name.messageCount, summary.messageCount)
        set(name.roles, words: summary.roles)
        set(name.keyedHash, text: summary.keyedHash)
        set(name.reference, text: summary.reference)
    }
}
