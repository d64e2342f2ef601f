// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

/// Runs of base64 or hexadecimal digits that may be a text.
///
/// Most are none: a hash, an id, a picture. Whether a run is a text shows in its first bytes, so that a picture costs no more
/// than a look at them.
struct EncodedRun {
    /// Where the run stands.
    let range: Range<Int>
    /// What it says.
    let decoded: [UInt8]

    /// Bytes of the shortest run that is decoded: twelve bytes of base64, or eight of hexadecimal digits.
    static let shortest = Int(GENAI_TEXT_SHORTEST_RUN)
    /// Bytes of a line behind which a run can go on in the next one; what is a word is shorter.
    private static let shortestLine = 16
    /// Digits from which it is told whether a run is a text.
    private static let sampleLength = Int(GENAI_TEXT_SAMPLE)
    /// How many places of a run are tried as its beginning: what stands before may be a path, or a name with a dash.
    private static let maximumStarts = 8

    private static let digits: ByteSet = .base64Digits | "-" | "_"
    private static let marks: ByteSet = "+" | "/" | "-" | "_"
    private static let padding: ByteSet = "="

    /// Whether a run has the form of a UUID: four dashes and hexadecimal digits, too few in a row to say anything.
    static func isUUID(_ run: Range<Int>, in text: Bytes) -> Bool {
        guard run.count == 36 else { return false }
        for offset in 0..<36 {
            let byte = text[run.lowerBound + offset]
            let isDash = offset == 8 || offset == 13 || offset == 18 || offset == 23
            guard isDash ? byte == UInt8(ascii: "-") : ByteSet.hexadecimal.contains(byte) else { return false }
        }
        return true
    }

    /// The next run at a position or behind it, decoded or not.
    ///
    /// Ordinary text is passed in steps of nearly the shortest run.
    static func next(in text: Bytes, from start: Int) -> Range<Int>? {
        var low = start
        while text.count - low >= shortest {
            // The last place that is no digit decides where a run can begin at the earliest.
            var position = low + shortest - 1
            while position >= low, digits.contains(text[position]) { position -= 1 }
            guard position < low else {
                low = position + 1
                continue
            }
            return low..<text.endOfRun(of: digits, from: low + shortest)
        }
        return nil
    }

    /// The text that a run stands for, or nil when it stands for none.
    init?(_ run: Range<Int>, in text: Bytes) {
        if Self.isUUID(run, in: text) { return nil }
        var start = run.lowerBound
        for attempt in 0..<Self.maximumStarts where run.upperBound - start >= Self.shortest {
            if let begin = Self.hexadecimalStart(start, run.upperBound, in: text) {
                let end = Self.endOfLines(behind: run.upperBound, from: begin, in: text)
                range = start..<end
                decoded = Self.decodedHexadecimal(begin..<end, in: text)
                return
            }
            // The text may have been cut anywhere, so that the first digits are the end of a group.
            for offset in 0..<(attempt == 0 ? 4 : 1) where Self.isText(start + offset, run.upperBound, in: text) {
                let end = Self.endOfLines(behind: run.upperBound, from: start, in: text)
                range = start..<text.endOfRun(of: Self.padding, from: end, limit: end + 2)
                decoded = Self.decoded(start + offset..<end, in: text)
                return
            }
            while start < run.upperBound, !Self.marks.contains(text[start]) { start += 1 }
            start += 1
        }
        return nil
    }

    /// The end of the last line of a run that goes on in the next lines, of which the first ends at a position.
    private static func endOfLines(behind first: Int, from start: Int, in text: Bytes) -> Int {
        var line = start
        var end = first
        while end - line >= shortestLine {
            let next = text.endOfRun(of: .whiteSpace, from: end, limit: end + 8)
            guard next > end, next < text.count, digits.contains(text[next]),
                (end..<next).contains(where: { ByteSet.lineEnds.contains(text[$0]) })
            else { return end }
            line = next
            end = text.endOfRun(of: digits, from: next)
        }
        return end
    }

    /// Whether a run may be a text: nearly always no, and then after a few digits and without an allocation.
    static func mayBeText(_ run: Range<Int>, in text: Bytes) -> Bool {
        // The pointers are used within the call, which reads the run and in tables that have a value for each byte.
        unsafe text.extracting(run).withUnsafeBufferPointer {
            unsafe genai_text_may_be_encoded(
                $0.baseAddress, $0.count, UInt32(maximumStarts), sextets.first, nibbles.first)
        }
    }

    /// Bytes of UTF-16 among which is a zero, unless all are ASCII.
    private static let firstZero = 4

    // MARK: Hexadecimal

    /// Where the digits of a run begin that is a text in hexadecimal digits, `0x` before them or not.
    private static func hexadecimalStart(_ start: Int, _ end: Int, in text: Bytes) -> Int? {
        let begin = text.contains("0x", at: start) ? start + 2 : start
        let sample = text.endOfRun(of: .hexadecimal, from: begin, limit: min(begin + 2 * sampleLength, end))
        guard sample - begin >= shortest else { return nil }
        return isText(decodedHexadecimal(begin..<sample, in: text)) ? begin : nil
    }

    /// The bytes of the digits, up to what is none; ends of lines are passed over.
    private static func decodedHexadecimal(_ range: Range<Int>, in text: Bytes) -> [UInt8] {
        var decoded: [UInt8] = []
        var high: UInt8?
        for index in range {
            guard let nibble = Hexadecimal.nibble(text[index], allowingUppercase: true) else {
                if ByteSet.whiteSpace.contains(text[index]) { continue }
                break
            }
            if let first = high {
                decoded.append(first << 4 | nibble)
                high = nil
            } else {
                high = nibble
            }
        }
        return decoded
    }

    // MARK: Base-64

    private static func isText(_ start: Int, _ end: Int, in text: Bytes) -> Bool {
        let end = min(end, start + sampleLength)
        return end - start >= shortest - 4 && isText(decoded(start..<end, in: text))
    }

    /// Whether bytes read as text: printable, or every second one zero as in UTF-16.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        var zeros = 0
        var foreign = 0
        for byte in bytes {
            switch byte {
            case 0: zeros += 1
            case 0x80...: foreign += 1
            case 0x20..<0x7F, UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
            default: return false
            }
        }
        if zeros > 0 {
            return zeros * 3 >= bytes.count && zeros * 2 <= bytes.count + 2 && foreign <= 2
                && (foreign == 0 || bytes.prefix(firstZero).contains(0))
        }
        guard foreign > 0 else { return true }
        // The last character may be cut.
        let repaired = String(decoding: bytes.dropLast(min(3, bytes.count)), as: UTF8.self)
        return !repaired.unicodeScalars.contains("\u{FFFD}") && foreign * 4 <= bytes.count * 3
    }

    private static func decoded(_ range: Range<Int>, in text: Bytes) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count / 4 * 3 + 3)
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for index in range {
            guard let value = sextet(text[index]) else { continue }
            group = group << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: group >> bits))
            }
        }
        return bytes
    }

    /// For each byte the value that it has as a digit of base-64, in either alphabet; 64 for what is none.
    private static let sextets = StaticTable<UInt8>(
        (UInt8.min...UInt8.max).map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
            default: 64
            }
        })

    /// The same for hexadecimal digits.
    private static let nibbles = StaticTable<UInt8>(
        (UInt8.min...UInt8.max).map { Hexadecimal.nibble($0, allowingUppercase: true) ?? 64 })

    private static func sextet(_ byte: UInt8) -> UInt32? {
        let value = sextets[Int(byte)]
        return value < 64 ? UInt32(value) : nil
    }
}
