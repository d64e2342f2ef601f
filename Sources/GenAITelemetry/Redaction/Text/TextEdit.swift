// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One replacement in a text that is otherwise left as it is.
struct TextEdit: Sendable {
    /// What goes, in bytes of the original.
    var range: Range<Int>
    /// What comes.
    var replacement: [UInt8]
    /// The rule that asks for it; nil when it is counted already.
    var rule: String?

    init(_ range: Range<Int>, _ replacement: [UInt8], rule: String?) {
        self.range = range
        self.replacement = replacement
        self.rule = rule
    }

    /// Replaces a range with the mask of a rule.
    init(masking range: Range<Int>, rule: String) {
        self.init(range, [UInt8](RedactionMask.text(rule).utf8), rule: rule)
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
                for index in position..<edit.range.lowerBound { result.append(self[index]) }
                result.append(contentsOf: edit.replacement)
            }
            position = Swift.max(position, edit.range.upperBound)
        }
        for index in position..<count { result.append(self[index]) }
        return result
    }
}
