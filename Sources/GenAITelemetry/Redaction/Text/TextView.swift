// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A text without what hides its letters, and where each of its bytes stood.
///
/// `\u0073k-…`, `s%6B-…`, `&#115;k-…` and letters with a zero-width space between them are `sk-…` to whoever reads them, and
/// to no search. So a text in which such a thing stands is searched a second time as what it says, and what is found there
/// is taken out where it stood: everything around it stays as it was.
struct TextView {
    /// The text as it reads.
    private(set) var bytes: [UInt8] = []
    private var units: [Unit] = []

    /// Bytes of the original that stand for others, or for none.
    struct Unit {
        /// Where it begins in the original.
        var origin: Int
        /// Its bytes in the original.
        var length: Int
        /// Where what it stands for begins in the view.
        var view = 0
        /// Bytes of what it stands for.
        var count = 0
    }

    /// Appends bytes that stand for themselves.
    mutating func append(_ text: Bytes) {
        if !text.isEmpty { bytes.append(text) }
    }

    /// Appends what some bytes of the original stand for.
    mutating func append(_ disguise: Disguise, at origin: Int) {
        var unit = Unit(origin: origin, length: disguise.length, view: bytes.count)
        disguise.append(to: &bytes)
        unit.count = bytes.count - unit.view
        // Bytes in a row that stand for nothing are one unit: a text may have a million of them.
        if unit.count == 0, let last = units.last, last.count == 0, last.origin + last.length == origin {
            units[units.count - 1].length += unit.length
        } else {
            units.append(unit)
        }
    }

    mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

    /// Whether nothing is disguised.
    var isPlain: Bool { units.isEmpty }

    /// Where in the original some bytes of the view stand.
    func origin(of range: Range<Int>) -> Range<Int> {
        if range.isEmpty {
            let start = start(of: range.lowerBound)
            return start..<start
        }
        return start(of: range.lowerBound)..<end(of: range.upperBound - 1)
    }

    private func start(of position: Int) -> Int {
        guard let unit = unit(before: position) else { return position }
        let behind = position - unit.view - unit.count
        return behind < 0 ? unit.origin : unit.origin + unit.length + behind
    }

    private func end(of position: Int) -> Int {
        guard let unit = unit(before: position) else { return position + 1 }
        let behind = position - unit.view - unit.count
        return unit.origin + unit.length + (behind < 0 ? 0 : behind + 1)
    }

    /// The last unit that begins at a position or before it.
    private func unit(before position: Int) -> Unit? {
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if units[middle].view <= position { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? units[low - 1] : nil
    }
}

extension TextView {
    /// The text as it reads, or nil when nothing in it is disguised.
    init?(revealing text: Bytes) {
        guard let first = Disguise.firstPosition(in: text) else { return nil }
        reserveCapacity(text.count)
        // Up to where the text is in the view.
        var copied = 0
        var index = first
        while index < text.count {
            guard Disguise.mayBegin(text[index]) else {
                index += 1
                continue
            }
            if copied < index { append(text.extracting(copied..<index)) }
            copied = index
            if let disguise = Disguise(in: text, at: index, behind: bytes.last ?? 0) {
                append(disguise, at: index)
                index += disguise.length
                copied = index
            } else {
                index += 1
            }
        }
        append(text.extracting(copied..<index))
    }

    /// What stands between the quotation marks of a JSON string, which is known to be well-formed.
    init(unescapingJSON text: Bytes) {
        reserveCapacity(text.count)
        var copied = 0
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "\\"), let escape = Disguise(jsonEscapeIn: text, at: index) {
                append(text.extracting(copied..<index))
                append(escape, at: index)
                index += escape.length
                copied = index
            } else {
                index += 1
            }
        }
        append(text.extracting(copied..<text.count))
    }
}
