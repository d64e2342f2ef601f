// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Texts that are written as the numbers of their bytes: `73 6b 2d`, `73:6b:2d`, `0x73, 0x6b`, `[115, 107, 45]`.
struct DumpedBytes {
    /// Where the numbers stand, from the first to the last.
    let range: Range<Int>
    /// What they say.
    let decoded: [UInt8]

    /// Numbers of the shortest dump.
    static let shortest = 16
    /// Bytes of the shortest text with a dump: numbers of one digit, with a mark between any two.
    ///
    /// What a disguise stands for is never longer than the disguise.
    static let shortestText = 2 * shortest - 1
    /// Numbers in a row that a gate takes for a part of one.
    private static let shortestPart = 6
    /// White space between two numbers, as where a list goes on in the next line.
    private static let longestGap = 24

    private static let marks: ByteSet = "," | ";" | ":" | "-"
    private static let firstDigits: ByteSet = .digits
    private static let wordBytes: ByteSet = .word | "."

    private enum Form { case hexadecimal, prefixed, decimal }

    /// The next dump at a position or behind it.
    static func next(in text: Bytes, from start: Int) -> DumpedBytes? {
        var position = start
        while text.count - position >= shortest * 2 {
            guard firstDigits.contains(text[position]), position == 0 || !wordBytes.contains(text[position - 1]) else {
                position += 1
                continue
            }
            if let dump = DumpedBytes(at: position, in: text) { return dump }
            position = text.endOfRun(of: wordBytes, from: position)
        }
        return nil
    }

    /// The dump that begins at a position, or nil when none does.
    init?(at start: Int, in text: Bytes) {
        guard let form = Self.form(at: start, in: text) else { return nil }
        for form in form == .hexadecimal ? [.hexadecimal, .decimal] : [form] {
            if let dump = DumpedBytes(form, at: start, in: text) {
                self = dump
                return
            }
        }
        return nil
    }

    private init?(_ form: Form, at start: Int, in text: Bytes) {
        var decoded: [UInt8] = []
        var position = start
        var end = start
        while let number = Self.number(form, at: position, in: text) {
            decoded.append(number.value)
            end = number.end
            guard let next = Self.gap(form, at: end, in: text) else { break }
            position = next
        }
        guard decoded.count >= Self.shortest else { return nil }
        range = start..<end
        self.decoded = decoded
    }

    /// Whether a part of a dump stands at a position, whatever escapes are between its numbers.
    static func mayBegin(near position: Int, in text: Bytes) -> Bool {
        let start = text.endOfRun(of: wordBytes, from: position, limit: position + 5)
        // The numbers of all printable bytes begin with a digit.
        guard let first = looseGap(at: start, in: text), first < text.count, firstDigits.contains(text[first]),
            let form = form(at: first, in: text)
        else { return false }
        for form in form == .hexadecimal ? [.hexadecimal, .decimal] : [form] {
            var position = first
            var count = 0
            while count < shortestPart, let number = number(form, at: position, in: text) {
                count += 1
                guard let next = looseGap(at: number.end, in: text) else { break }
                position = next
            }
            if count == shortestPart { return true }
        }
        return false
    }

    // MARK: Numbers

    private static func form(at start: Int, in text: Bytes) -> Form? {
        guard start + 2 < text.count else { return nil }
        if text[start] == UInt8(ascii: "0"), text[start + 1] | 0x20 == UInt8(ascii: "x") { return .prefixed }
        let end = text.endOfRun(of: .hexadecimal, from: start, limit: start + 4)
        switch end - start {
        case 2: return .hexadecimal
        case 1, 3: return .decimal
        default: return nil
        }
    }

    private static func number(_ form: Form, at start: Int, in text: Bytes) -> (value: UInt8, end: Int)? {
        let digits = form == .prefixed ? start + 2 : start
        guard digits < text.count else { return nil }
        if form == .prefixed {
            guard text[start] == UInt8(ascii: "0"), text[start + 1] | 0x20 == UInt8(ascii: "x") else { return nil }
        }
        let end = text.endOfRun(of: form == .decimal ? .digits : .hexadecimal, from: digits, limit: digits + 4)
        guard end > digits, form == .decimal ? end - digits < 4 : end - digits == 2,
            end == text.count || !ByteSet.word.contains(text[end])
        else { return nil }
        var value = 0
        for index in digits..<end {
            value =
                value * (form == .decimal ? 10 : 16)
                + Int(Hexadecimal.nibble(text[index], allowingUppercase: true) ?? 0)
        }
        let isText = value >= 0x20 && value < 0x7F || value == 0x09 || value == 0x0A || value == 0x0D
        return isText ? (UInt8(value), end) : nil
    }

    /// Where the next number begins; between two of hexadecimal digits without a mark stands one byte.
    private static func gap(_ form: Form, at start: Int, in text: Bytes) -> Int? {
        guard start < text.count else { return nil }
        if form == .hexadecimal {
            return marks.contains(text[start]) || ByteSet.whiteSpace.contains(text[start]) ? start + 1 : nil
        }
        let mark = marks.contains(text[start]) ? start + 1 : start
        let end = text.endOfRun(of: .whiteSpace, from: mark, limit: mark + longestGap)
        return end > start ? end : nil
    }

    private static let looseBytes: ByteSet = .whiteSpace | marks | "\\" | "n" | "r" | "t"

    private static func looseGap(at start: Int, in text: Bytes) -> Int? {
        let end = text.endOfRun(of: looseBytes, from: start, limit: start + 2 * longestGap)
        return end > start ? end : nil
    }
}
