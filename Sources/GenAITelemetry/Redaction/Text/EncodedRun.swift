// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

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
    static let shortest = 16
    /// Bytes of a line of base64 in mail or PEM, at least; the run then goes on in the next line.
    private static let shortestLine = 48
    /// Digits from which it is told whether a run is a text.
    private static let sampleLength = 32
    /// How many places of a run are tried as its beginning: what stands before may be a path, or a name with a dash.
    private static let maximumStarts = 8

    private static let digits: ByteSet = .base64Digits | "-" | "_"
    private static let marks: ByteSet = "+" | "/" | "-" | "_"
    private static let padding: ByteSet = "="

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
        var end = run.upperBound
        var line = run.lowerBound
        while end - line >= Self.shortestLine, let next = Self.nextLine(behind: end, in: text) {
            line = next
            end = text.endOfRun(of: Self.digits, from: next)
        }
        var start = run.lowerBound
        for attempt in 0..<Self.maximumStarts where run.upperBound - start >= Self.shortest {
            if let decoded = Self.hexadecimal(start..<run.upperBound, in: text) {
                range = start..<run.upperBound
                self.decoded = decoded
                return
            }
            // The text may have been cut anywhere, so that the first digits are the end of a group.
            for offset in 0..<(attempt == 0 ? 4 : 1) where Self.isText(start + offset, run.upperBound, in: text) {
                range = start..<text.endOfRun(of: Self.padding, from: end, limit: end + 2)
                decoded = Self.decoded(start + offset..<end, in: text)
                return
            }
            while start < run.upperBound, !Self.marks.contains(text[start]) { start += 1 }
            start += 1
        }
        return nil
    }

    private static func nextLine(behind end: Int, in text: Bytes) -> Int? {
        let next = text.endOfRun(of: .whiteSpace, from: end, limit: end + 8)
        guard next > end, next < text.count, digits.contains(text[next]),
            (end..<next).contains(where: { ByteSet.lineEnds.contains(text[$0]) })
        else { return nil }
        return next
    }

    // MARK: Hexadecimal

    /// The text of a run that begins with hexadecimal digits, `0x` before them or not.
    private static func hexadecimal(_ run: Range<Int>, in text: Bytes) -> [UInt8]? {
        let start = text.contains("0x", at: run.lowerBound) ? run.lowerBound + 2 : run.lowerBound
        guard text.endOfRun(of: .hexadecimal, from: start, limit: start + shortest) == start + shortest else {
            return nil
        }
        var decoded: [UInt8] = []
        for index in stride(from: start, to: run.upperBound - 1, by: 2) {
            guard let high = Hexadecimal.nibble(text[index], allowingUppercase: true),
                let low = Hexadecimal.nibble(text[index + 1], allowingUppercase: true)
            else { break }
            decoded.append(high << 4 | low)
            if decoded.count == 24, !isText(decoded) { return nil }
        }
        return isText(decoded) ? decoded : nil
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
        if zeros > 0 { return zeros * 3 >= bytes.count && zeros * 2 <= bytes.count + 2 && foreign <= 2 }
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

    private static func sextet(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
