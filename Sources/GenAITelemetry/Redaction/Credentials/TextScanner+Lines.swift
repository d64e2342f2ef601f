// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Values on the lines behind their name, as YAML has them.
extension TextScanner {
    /// What stands behind a colon when the value is on the next line, or a block of several lines begins.
    static let lineOpenings: ByteSet = .lineEnds | "|" | ">"
    private static let blockMarks: ByteSet = .digits | "-" | "+"
    private static let listMarks: ByteSet = .blanks | .quotes | "-"
    private static let deepestIndentation = 32

    /// The value of `name:` on the next line, or of `name: |` on the next ones, which are indented more than the name.
    func valueOnNextLine(at start: Int, of name: Range<Int>, _ secrecy: KeyRules.Secrecy, in bytes: Bytes) -> Value? {
        guard secrecy != .authorization, secrecy != .cookie else { return nil }
        let isBlock = !ByteSet.lineEnds.contains(bytes[start])
        var end = start
        if isBlock {
            end = bytes.endOfRun(of: Self.blockMarks, from: start + 1, limit: start + 3)
            end = bytes.endOfRun(of: .blanks, from: end, limit: end + Self.longestGap)
        }
        guard end < bytes.count, ByteSet.lineEnds.contains(bytes[end]) else { return nil }
        let line = bytes.contains("\r\n", at: end) ? end + 2 : end + 1
        let begin = bytes.endOfRun(of: .blanks, from: line, limit: line + Self.deepestIndentation)
        let nameLine = bytes.startOfRun(
            of: Self.listMarks, before: name.lowerBound, limit: max(name.lowerBound - Self.deepestIndentation, 0))
        guard begin < bytes.count, begin - line > 0, begin - line > name.lowerBound - nameLine || nameLine > 0,
            var value = value(at: begin, of: name, secrecy, isQuery: false, in: bytes)
        else { return nil }
        let last = bytes.endOfRun(of: .quotes | ",", from: value.sampleEnd, limit: value.sampleEnd + 2)
        let rest = bytes.endOfRun(of: .blanks, from: last, limit: last + Self.longestGap)
        guard rest >= bytes.count || ByteSet.lineEnds.contains(bytes[rest]) || value.sample.count >= Self.sampleLength,
            bytes[value.sampleEnd - 1] != UInt8(ascii: ":")
        else { return nil }
        if isBlock, !value.isQuoted { value.ending = .block(begin - line) }
        return value
    }
}
