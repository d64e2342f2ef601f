// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Numbers of payment cards that are parted by dots, slashes, tabs, line ends or two spaces.
///
/// Numbers that have nothing to do with each other are parted by these as well, so the groups must be those of a card, with
/// the same between them and no further number before or behind.
extension TextScanner {
    private static let partedGroups: [[Int]] = [[4, 4, 4, 4], [4, 6, 5]]
    private static let gapBytes: ByteSet = .whiteSpace | "." | "/" | "\\"

    /// What parts two groups.
    private struct Gap: Equatable {
        let byte: UInt8
        let length: Int
    }

    /// Where the number of a card ends whose first group begins at a position.
    func partedCardEnd(at start: Int, in bytes: Bytes) -> Int? {
        guard start + 17 <= bytes.count, Self.gapBytes.contains(bytes[start + 4]),
            let gap = gap(at: start + 4, in: bytes), !isPartOfList(start, gap, in: bytes)
        else { return nil }
        for groups in Self.partedGroups {
            if let end = end(of: groups, parted: gap, at: start, in: bytes) { return end }
        }
        return nil
    }

    private func end(of groups: [Int], parted gap: Gap, at start: Int, in bytes: Bytes) -> Int? {
        var position = start
        var digits: UInt64 = 0
        for (index, count) in groups.enumerated() {
            if index > 0 {
                guard self.gap(at: position, in: bytes) == gap else { return nil }
                position += gap.length
            }
            let end = bytes.endOfRun(of: .digits, from: position, limit: position + count + 1)
            guard end - position == count else { return nil }
            for place in position..<end { digits = digits * 10 + UInt64(bytes[place] - UInt8(ascii: "0")) }
            position = end
        }
        let count = groups.reduce(0, +)
        guard position == bytes.count || !ByteSet.word.contains(bytes[position]),
            ParsedNumber(digits, count: count).isCard(count)
        else { return nil }
        // The next number of a list.
        if let next = self.gap(at: position, in: bytes), next == gap, position + gap.length < bytes.count,
            ByteSet.digits.contains(bytes[position + gap.length])
        {
            return nil
        }
        return position
    }

    /// Whether a number stands before a gap like those behind.
    private func isPartOfList(_ start: Int, _ gap: Gap, in bytes: Bytes) -> Bool {
        let before = start - gap.length
        return !isGate && before > 0 && ByteSet.digits.contains(bytes[before - 1])
            && self.gap(at: before, in: bytes) == gap
    }

    /// The gap that begins at a position; nil when it is none, or one that others look for.
    private func gap(at start: Int, in bytes: Bytes) -> Gap? {
        guard start < bytes.count else { return nil }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\t"), UInt8(ascii: "\n"):
            return Gap(byte: byte, length: 1)
        case UInt8(ascii: "\r"): return bytes.contains("\r\n", at: start) ? Gap(byte: byte, length: 2) : nil
        case UInt8(ascii: " "):
            let end = bytes.endOfRun(of: .space, from: start, limit: start + 4)
            return end - start > 1 ? Gap(byte: byte, length: end - start) : nil
        case UInt8(ascii: "\\") where isGate:
            let end = bytes.endOfRun(of: .backslash | "n" | "r" | "t", from: start, limit: start + 8)
            return Gap(byte: byte, length: end - start)
        default: return nil
        }
    }
}
