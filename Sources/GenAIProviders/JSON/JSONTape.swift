// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Reads one piece of a stream after the other into the same memory: what stands where, but no values.
///
/// A stream has a piece for every few letters of its text, and all of them together must cost little. One pass finds the
/// members; only those that somebody asks for become values.
struct JSONTape: Sendable {
    /// Levels of arrays and objects in a piece that is read.
    static let maximumDepth = JSONReader.defaultMaximumDepth

    private var scanner = JSONScanner([], maximumDepth: Self.maximumDepth)
    private var entries: [Entry] = []
    /// The arrays and objects that are not closed.
    private var open: [Int] = []

    /// Reads a text, or returns nil when it is no JSON.
    ///
    /// What is returned keeps the memory: let it go before the next text is read, or that one takes new memory.
    mutating func read(_ text: ArraySlice<UInt8>) -> JSONNode? {
        scanner.restart(with: text)
        entries.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        do throws(JSONError) {
            while let token = try scanner.next() { add(token) }
        } catch {
            return nil
        }
        return entries.isEmpty ? nil : JSONNode(utf8: scanner.utf8, entries: entries, index: 0)
    }

    private mutating func add(_ token: JSONScanner.Token) {
        let next = entries.count + 1
        switch token {
        case .objectStart, .arrayStart:
            open.append(entries.count)
            let kind: Entry.Kind = if case .objectStart = token { .object } else { .array }
            entries.append(Entry(kind: kind, range: scanner.position - 1..<scanner.position, next: next))
        case .objectEnd, .arrayEnd:
            guard let start = open.popLast() else { return }
            entries[start].next = entries.count
            entries[start].range = entries[start].range.lowerBound..<scanner.position
        case .name(let text):
            entries.append(Entry(kind: .name, isEscaped: text.isEscaped, range: text.range, next: next))
        case .string(let text):
            entries.append(Entry(kind: .string, isEscaped: text.isEscaped, range: text.range, next: next))
        case .number(let range, _):
            entries.append(Entry(kind: .number, range: range, next: next))
        case .bool, .null:
            entries.append(Entry(kind: .literal, range: scanner.position - 1..<scanner.position, next: next))
        }
    }

    /// What stands at a place of a text.
    struct Entry: Sendable {
        enum Kind: Sendable { case object, array, name, string, number, literal }

        var kind: Kind
        var isEscaped = false
        /// The bytes of a string, a name, a number or a literal.
        var range: Range<Int>
        /// The entry behind this one and all that it contains.
        var next: Int
    }
}
