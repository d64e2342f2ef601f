// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Passwords in the column of a table that is called so: values with commas, tabs or bars between them.
extension TextScanner {
    /// Bytes of the longest row.
    private static let longestRow = 1024
    private static let delimiters: ByteSet = "," | ";" | "\t" | "|"
    private static let cellPadding: ByteSet = " " | "\"" | "*" | "`"
    private static let ruleBytes: ByteSet = "-" | ":" | "|" | " " | "+"

    /// The row that has the word before a position as the name of a column; nil when it is no such row.
    ///
    /// A gate is told that it may be one.
    func column(namedBefore end: Int, in bytes: Bytes) -> Range<Int>? {
        guard end < bytes.count else { return nil }
        let next = bytes.endOfRun(of: Self.cellPadding, from: end, limit: end + Self.longestGap)
        guard next < bytes.count,
            Self.delimiters.contains(bytes[next]) || ByteSet.lineEnds.contains(bytes[next])
                || isGate && bytes[next] == UInt8(ascii: "\\")
        else { return nil }
        if isGate { return end..<next + 1 }
        guard end >= tableEnd else { return nil }
        let limit = max(end - Self.longestRow, 0)
        var start = end
        while start > limit, !ByteSet.lineEnds.contains(bytes[start - 1]) { start -= 1 }
        let rowEnd = bytes.firstPosition(of: .lineEnds, from: next, limit: min(end + Self.longestRow, bytes.count))
        guard rowEnd < bytes.count, start == 0 || start > limit else { return nil }
        return start..<rowEnd
    }

    /// Adds what stands below a word in the rows behind the one that names the columns.
    mutating func addCells(below header: Range<Int>, in bytes: Bytes) {
        guard header.lowerBound >= tableEnd || tableEnd == 0,
            let word = bytes.extracting(header).lastWord("password"),
            let (delimiter, column) = column(of: header.lowerBound + word, in: header, of: bytes)
        else { return }
        let columns = cells(of: header, delimiter, in: bytes, nil).count
        // A list of names, one a line, has one column and nothing behind its comma.
        let named = (0..<min(columns, 4)).count { cells(of: header, delimiter, in: bytes, $0).cell?.isEmpty == false }
        guard named > 1, delimiter != UInt8(ascii: ",") || !isSentence(header, in: bytes) else { return }
        var row = nextRow(behind: header.upperBound, in: bytes)
        while let current = row {
            tableEnd = current.upperBound
            let (count, cell) = cells(of: current, delimiter, in: bytes, column)
            guard count == columns, let cell else { return }
            if Self.looksSecret(bytes, in: cell, isPassword: true), cell.count >= 6 { _ = add(cell, "assignment") }
            row = nextRow(behind: current.upperBound, in: bytes)
        }
    }

    /// What parts the columns of a row, and the number of the one that a word is in.
    private func column(of word: Int, in row: Range<Int>, of bytes: Bytes) -> (delimiter: UInt8, column: Int)? {
        let behind = bytes.endOfRun(of: Self.cellPadding, from: word + 8, limit: row.upperBound)
        let begin = bytes.startOfRun(of: .word | Self.cellPadding, before: word, limit: row.lowerBound)
        let mark = behind < row.upperBound ? behind : begin - 1
        guard mark >= row.lowerBound, Self.delimiters.contains(bytes[mark]),
            begin == row.lowerBound || bytes[begin - 1] == bytes[mark]
        else { return nil }
        return (bytes[mark], (row.lowerBound..<begin).count { bytes[$0] == bytes[mark] })
    }

    /// Whether a row has spaces behind its commas and words beside words, as a list in a sentence has.
    private func isSentence(_ row: Range<Int>, in bytes: Bytes) -> Bool {
        let comma = UInt8(ascii: ",")
        var (isSpaced, hasWords) = (false, false)
        for position in row.dropFirst() where bytes[position] == UInt8(ascii: " ") {
            if bytes[position - 1] == comma { isSpaced = true } else { hasWords = true }
        }
        return isSpaced && hasWords
    }

    /// How many cells a row has, and where one of them stands without what pads it.
    private func cells(
        of row: Range<Int>, _ delimiter: UInt8, in bytes: Bytes, _ column: Int?
    ) -> (count: Int, cell: Range<Int>?) {
        var (count, start) = (0, row.lowerBound)
        var isQuoted = false
        var cell: Range<Int>?
        for position in row.lowerBound...row.upperBound {
            let isEnd = position == row.upperBound
            if !isEnd, bytes[position] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard isEnd || bytes[position] == delimiter && !isQuoted else { continue }
            if count == column {
                let begin = bytes.endOfRun(of: Self.cellPadding, from: start, limit: position)
                let end = bytes.startOfRun(of: Self.cellPadding, before: position, limit: begin)
                cell = begin..<end
            }
            count += 1
            start = position + 1
        }
        return (count, cell)
    }

    /// The next row of a table that is none of the lines drawn between rows.
    private func nextRow(behind end: Int, in bytes: Bytes) -> Range<Int>? {
        var start = end
        for _ in 0..<2 {
            guard start < bytes.count else { return nil }
            start = bytes.contains("\r\n", at: start) ? start + 2 : start + 1
            let next = bytes.firstPosition(of: .lineEnds, from: start, limit: min(start + Self.longestRow, bytes.count))
            guard next > start, next == bytes.count || ByteSet.lineEnds.contains(bytes[next]) else { return nil }
            if bytes.endOfRun(of: Self.ruleBytes, from: start, limit: next) < next { return start..<next }
            start = next
        }
        return nil
    }
}

extension Swift.Span<UInt8> {
    /// Where a lowercase text stands last, in any case.
    fileprivate func lastWord(_ word: String) -> Int? {
        var start = count - word.utf8.count
        while start >= 0 {
            if contains(word, at: start, ignoringCase: true) { return start }
            start -= 1
        }
        return nil
    }
}
