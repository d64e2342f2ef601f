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

    private var storage = Storage()

    /// Reads a text, or returns nil when it is no JSON.
    ///
    /// What is returned is good until the next text is read, and keeps its own memory if it lives longer.
    mutating func read(_ text: ArraySlice<UInt8>) -> JSONNode? {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage() }
        return storage.read(text) ? JSONNode(storage: storage, index: 0) : nil
    }

    /// What stands at a place of a text.
    struct Entry {
        enum Kind { case object, array, name, string, number, literal }

        var kind: Kind
        var isEscaped = false
        /// The bytes of a string, a name, a number or a literal.
        var range: Range<Int>
        /// The entry behind this one and all that it contains.
        var next: Int
    }

    /// The memory of a tape.
    ///
    /// Sendable: it is written by a tape that references it alone, and only read by its nodes.
    final class Storage: @unchecked Sendable {
        private(set) var scanner = JSONScanner([], maximumDepth: JSONTape.maximumDepth)
        private(set) var entries: [Entry] = []
        private var open: [Int] = []

        func read(_ text: ArraySlice<UInt8>) -> Bool {
            var scanner = JSONScanner([], maximumDepth: JSONTape.maximumDepth)
            var entries: [Entry] = []
            swap(&scanner, &self.scanner)
            swap(&entries, &self.entries)
            scanner.restart(with: text)
            entries.removeAll(keepingCapacity: true)
            open.removeAll(keepingCapacity: true)
            let isComplete = scan(&scanner, &entries)
            swap(&scanner, &self.scanner)
            swap(&entries, &self.entries)
            return isComplete
        }

        private func scan(_ scanner: inout JSONScanner, _ entries: inout [Entry]) -> Bool {
            do throws(JSONError) {
                while let token = try scanner.next() {
                    let next = entries.count + 1
                    switch token {
                    case .objectStart, .arrayStart:
                        open.append(entries.count)
                        let kind: Entry.Kind = if case .objectStart = token { .object } else { .array }
                        entries.append(Entry(kind: kind, range: scanner.position - 1..<scanner.position, next: next))
                    case .objectEnd, .arrayEnd:
                        guard let start = open.popLast() else { return false }
                        entries[start].next = entries.count
                        entries[start].range = entries[start].range.lowerBound..<scanner.position
                    case .name(let text):
                        entries.append(Entry(kind: .name, isEscaped: text.isEscaped, range: text.range, next: next))
                    case .string(let text):
                        entries.append(Entry(kind: .string, isEscaped: text.isEscaped, range: text.range, next: next))
                    case .number(let range, _):
                        entries.append(Entry(kind: .number, range: range, next: next))
                    case .bool, .null:
                        entries.append(
                            Entry(kind: .literal, range: scanner.position - 1..<scanner.position, next: next))
                    }
                }
                return !entries.isEmpty
            } catch {
                return false
            }
        }
    }
}
