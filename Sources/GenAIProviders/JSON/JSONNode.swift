// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A value in the text that a ``JSONTape`` has read.
struct JSONNode {
    let utf8: [UInt8]
    let entries: [JSONTape.Entry]
    let index: Int

    private var entry: JSONTape.Entry { entries[index] }

    private func node(_ index: Int) -> JSONNode { JSONNode(utf8: utf8, entries: entries, index: index) }

    /// Whether the bytes of a string or a name, which has no escapes, are these.
    ///
    /// One that is written with escapes is told apart from all others: no provider writes a word so.
    private func are(_ entry: JSONTape.Entry, _ word: StaticString) -> Bool {
        guard !entry.isEscaped, entry.range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { bytes in
            var position = entry.range.lowerBound
            for index in bytes.indices {
                if unsafe bytes[index] != utf8[position] { return false }
                position += 1
            }
            return true
        }
    }

    /// Adds the text to bytes, or nothing when it is no text.
    ///
    /// Returns whether there was something to add.
    @discardableResult
    func append(to bytes: inout [UInt8]) -> Bool {
        let entry = entry
        guard entry.kind == .string, !entry.range.isEmpty else { return false }
        if entry.isEscaped {
            JSONScanner(utf8, maximumDepth: 0).appendUnescaped(entry.range, to: &bytes)
        } else {
            bytes.append(contentsOf: utf8[entry.range])
        }
        return true
    }

    /// The bytes of the value in the text, an object with its braces.
    var json: ArraySlice<UInt8> { utf8[entry.range] }
}

extension JSONNode: JSONView {
    subscript(name: StaticString) -> JSONNode? {
        // Most of what reading a piece costs: a node that is asked for ten members looks at ten times as many names.
        let found = unsafe entries.withUnsafeBufferPointer { entries -> Int? in
            let object = unsafe entries[index]
            guard object.kind == .object else { return nil }
            let length = name.utf8CodeUnitCount
            var found: Int?
            var position = index &+ 1
            while position &+ 1 < object.next {
                let range = unsafe entries[position].range
                // Of a repeated name the last value counts, as for the reader of whole texts.
                if range.upperBound &- range.lowerBound == length, unsafe are(entries[position], name) {
                    found = position &+ 1
                }
                position = unsafe entries[position &+ 1].next
            }
            return found
        }
        return found.map(node)
    }

    var elements: [JSONNode] {
        let array = entry
        guard array.kind == .array else { return [] }
        var elements: [JSONNode] = []
        var position = index + 1
        while position < array.next {
            elements.append(node(position))
            position = entries[position].next
        }
        return elements
    }

    /// Calls with every element of an array, without a list of them.
    func forEach(_ body: (JSONNode) -> Void) {
        let array = entry
        guard array.kind == .array else { return }
        var position = index + 1
        while position < array.next {
            body(node(position))
            position = entries[position].next
        }
    }

    var text: String? {
        var bytes: [UInt8] = []
        return append(to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
    }

    func isText(_ text: StaticString) -> Bool { entry.kind == .string && are(entry, text) }

    var whole: Int? {
        let entry = entry
        guard entry.kind == .number else { return nil }
        var number = 0
        for position in entry.range {
            let digit = utf8[position] &- UInt8(ascii: "0")
            let (shifted, isTooLong) = number.multipliedReportingOverflow(by: 10)
            guard digit < 10, !isTooLong, shifted <= .max - Int(digit) else {
                return self.number.flatMap(Int.init(exactly:))
            }
            number = shifted + Int(digit)
        }
        return number
    }

    var number: Double? {
        let entry = entry
        guard entry.kind == .number else { return nil }
        return Double(String(decoding: utf8[entry.range], as: UTF8.self))
    }

    var bool: Bool? {
        let entry = entry
        guard entry.kind == .literal else { return nil }
        // The range of a literal is its last letter, which tells `true` and `false` from `null`; the one before it tells
        // them apart.
        guard utf8[entry.range.lowerBound] == UInt8(ascii: "e") else { return nil }
        return utf8[entry.range.lowerBound - 1] == UInt8(ascii: "u")
    }

    var value: AttributeValue {
        let entry = entry
        switch entry.kind {
        case .object, .array, .number: return (try? JSONReader.parse(json)) ?? .empty
        case .string, .name: return .string(text ?? "")
        case .literal: return bool.map(AttributeValue.bool) ?? .empty
        }
    }

    /// Whether it is an object.
    var isObject: Bool { entry.kind == .object }
}

extension JSONNode {
    /// Whether it is a text that is not empty.
    var hasText: Bool { entry.kind == .string && !entry.range.isEmpty }
}
