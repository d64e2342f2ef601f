// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Credentials that a terminal or a mail program has cut into lines.
extension TextRedactor {
    /// Bytes of a credential that reaches to the end of a line, at least, for the next line to belong to it.
    private static let longPart = 24
    /// Letters and digits of the next line, at least: what has so many of all kinds is no word.
    private static let shortestNextPart = 12
    /// Lines that a credential is followed across.
    private static let maximumLines = 64

    private static let tokenBytes: ByteSet = .wordAndDash | "." | "/" | "+" | "~"
    private static let nameEnds: ByteSet = "=" | ":" | "("

    /// Bytes of a line that is long enough for a shorter next part.
    private static let longLine = 40

    /// Whether what stands on the next line looks like the rest of a credential, and like no word.
    private static func isRest(_ part: Range<Int>, of found: Range<Int>, in bytes: Bytes) -> Bool {
        let appearance = Appearance(of: bytes, in: part)
        if appearance.hasAllKinds {
            return part.count >= (found.count >= longLine ? shortestNextPart - 4 : shortestNextPart)
        }
        // Hexadecimal digits go on as such.
        guard part.count >= shortestNextPart - 4, appearance.digits > 1, appearance.letters > 0 else { return false }
        return bytes.endOfRun(of: .hexadecimal, from: found.upperBound - 16, limit: found.upperBound)
            == found.upperBound
            && bytes.endOfRun(of: .hexadecimal, from: part.lowerBound, limit: part.upperBound) == part.upperBound
    }

    /// The end of a credential, behind the lines that go on with what looks like the rest of it and begin nothing else
    /// that was found.
    static func endOfWrapped(_ found: Range<Int>, before limit: Int, in bytes: Bytes) -> Int {
        guard found.count >= longPart else { return found.upperBound }
        var end = found.upperBound
        for _ in 0..<maximumLines where end < limit {
            let start = bytes.contains("\r\n", at: end) ? end + 2 : end + 1
            guard ByteSet.lineEnds.contains(bytes[end]), start < limit else { return end }
            let next = bytes.endOfRun(of: tokenBytes, from: start, limit: limit)
            guard isRest(start..<next, of: found, in: bytes) else { return end }
            let padded = bytes.endOfRun(of: "=", from: next, limit: next + 2)
            // `NAME2=value`, `name2: value` and `call2()` begin something new.
            let behind = padded < bytes.count ? bytes[padded] : UInt8(ascii: " ")
            if nameEnds.contains(behind) || padded > next && ByteSet.word.contains(behind) { return end }
            end = padded
        }
        return end
    }
}
