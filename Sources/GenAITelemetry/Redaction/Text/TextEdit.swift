// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One replacement in a text that is otherwise left as it is.
struct TextEdit: Sendable {
    /// What goes, in bytes of the original.
    var range: Range<Int>
    /// What comes.
    var replacement: [UInt8]
    /// The rule that asks for it.
    var rule: String

    init(_ range: Range<Int>, _ replacement: [UInt8], rule: String) {
        self.range = range
        self.replacement = replacement
        self.rule = rule
    }

    /// Replaces a range with the mask of a rule.
    init(masking range: Range<Int>, rule: String) {
        self.init(range, [UInt8](RedactionMask.text(rule).utf8), rule: rule)
    }

    /// The same for another place.
    func moved(to range: Range<Int>) -> TextEdit { TextEdit(range, replacement, rule: rule) }
}

extension [TextEdit] {
    /// The edits in order, those that overlap made one.
    ///
    /// The one that begins first counts, of two the longer one.
    var merged: [TextEdit] {
        if count < 2 { return self }
        var merged: [TextEdit] = []
        let inOrder = sorted { left, right in
            left.range.lowerBound == right.range.lowerBound
                ? left.range.upperBound > right.range.upperBound : left.range.lowerBound < right.range.lowerBound
        }
        for edit in inOrder {
            if let last = merged.last, edit.range.lowerBound < last.range.upperBound {
                let end = Swift.max(last.range.upperBound, edit.range.upperBound)
                merged[merged.count - 1].range = last.range.lowerBound..<end
            } else {
                merged.append(edit)
            }
        }
        return merged
    }
}

extension Swift.Span<UInt8> {
    /// A copy with the edits made.
    ///
    /// They are in order; where two overlap, the second is left out, except that what it covers beyond the first goes
    /// too.
    func applying(_ edits: [TextEdit]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var position = 0
        for edit in edits {
            if edit.range.lowerBound >= position {
                result.append(extracting(position..<edit.range.lowerBound))
                result.append(contentsOf: edit.replacement)
            }
            position = Swift.max(position, edit.range.upperBound)
        }
        result.append(extracting(position..<count))
        return result
    }
}

extension [UInt8] {
    /// Appends a copy of some bytes.
    mutating func append(_ bytes: Bytes) {
        // The buffer is only read, within the closure.
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
