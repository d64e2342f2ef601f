// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// RFC 5321 section 4.5.3.1: bytes before the @, and of the whole.
    private static let longestLocalPart = 64
    private static let longestAddress = 254

    private static let localBytes: ByteSet = .wordAndDash | "." | "%" | "+" | "'"
    private static let labelBytes: ByteSet = .alphanumeric | "-"
    /// Users that no person is, and words of code that stand before an @.
    private static let innocentLocalParts = ["git", "hg", "svn", "this", "super"]
    /// Endings of files and names of networks at home, which no domain has; each as a number, its first letter the lowest byte.
    private static let fileEndings = StaticTable<UInt64>(
        fileEndingNames.map { [UInt8]($0.utf8).span.firstBytes(at: 0) })
    private static let fileEndingCount = fileEndingNames.count
    private static let fileEndingNames = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "mjs", "css", "json", "html", "swift", "tgz", "gz", "zip",
        "service", "target", "socket", "yml", "yaml", "xml", "txt", "md", "so", "dll", "local", "lan",
        "internal", "invalid", "lock", "patch", "diff", "conf",
    ]

    /// The e-mail address whose @ stands at a position.
    mutating func emailAddress(at sign: Int, in bytes: Bytes) -> Int? {
        // Most of those in code stand alone.
        guard sign > 0, sign + 1 < bytes.count, Self.mayEndLocalPart(bytes[sign - 1]),
            Self.labelBytes.contains(bytes[sign + 1]) || bytes[sign + 1] >= 0x80
        else { return nil }
        let floor = max(findings.last?.range.upperBound ?? 0, sign - Self.longestLocalPart)
        var start = sign
        while start > floor {
            if Self.localBytes.contains(bytes[start - 1]) {
                start -= 1
            } else if start - 1 > floor, bytes[start - 1] & 0xC0 == 0x80, (0xC3...0xD4).contains(bytes[start - 2]) {
                // Letters of Latin, Greek or Cyrillic writing.
                start -= 2
            } else {
                break
            }
        }
        while start < sign, !ByteSet.word.contains(bytes[start]), bytes[start] < 0x80 { start += 1 }
        if start == sign { start = unusualLocalPart(before: sign, floor: floor, in: bytes) }
        guard start < sign, !Self.isDot(bytes[sign - 1]), let end = domainEnd(at: sign + 1, in: bytes) else {
            return nil
        }
        guard end - start <= Self.longestAddress else { return nil }
        // The user of a URL, and a remote path of git or scp.
        if start >= 2, bytes[start - 1] == UInt8(ascii: "/"), bytes[start - 2] == UInt8(ascii: "/") { return nil }
        let local = bytes.extracting(start..<sign)
        if Self.innocentLocalParts.contains(where: { $0.utf8.count == local.count && local.contains($0, at: 0) }) {
            return nil
        }
        return add(start..<end, PersonalData.email.rawValue, .personal)
    }

    /// Where a local part begins that is quoted, or in a writing without spaces; the sign when there is none.
    private func unusualLocalPart(before sign: Int, floor: Int, in bytes: Bytes) -> Int {
        var start = sign
        if sign > floor, bytes[sign - 1] == UInt8(ascii: "\"") {
            start -= 1
            while start > floor, bytes[start - 1] != UInt8(ascii: "\""), !ByteSet.lineEnds.contains(bytes[start - 1]) {
                start -= 1
            }
            let isQuoted = start > floor && bytes[start - 1] == UInt8(ascii: "\"") && start < sign - 1
            return isQuoted ? start - 1 : sign
        }
        // Chinese, Japanese, Korean.
        while start - 3 >= max(floor, sign - 36), (0xE3...0xED).contains(bytes[start - 3]),
            bytes[start - 2] & 0xC0 == 0x80,
            bytes[start - 1] & 0xC0 == 0x80
        {
            start -= 3
        }
        return start
    }

    private static func mayEndLocalPart(_ byte: UInt8) -> Bool {
        localBytes.contains(byte) || byte >= 0x80 || byte == UInt8(ascii: "\"")
    }

    private static func isDot(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") }

    /// Where a domain ends: labels and a top-level domain of letters.
    private func domainEnd(at start: Int, in bytes: Bytes) -> Int? {
        var position = start
        var end: Int?
        var hasLetters = false
        while position - start <= Self.longestAddress {
            let label = labelEnd(at: position, in: bytes)
            guard label > position, label - position < 64, bytes[position] != UInt8(ascii: "-") else { break }
            let isTop =
                bytes.endOfRun(of: .letters, from: position, limit: label) == label && label - position >= 2
                || label - position >= 4 && (position..<label).allSatisfy { bytes[$0] >= 0x80 }
            if position > start {
                let isPunycode = bytes.contains("xn--", at: position)
                end = isTop && hasLetters || isPunycode ? label : nil
                if isTop, isFileEnding(position..<label, in: bytes) { end = nil }
            } else if isScale(position..<label, in: bytes) {
                return nil
            }
            hasLetters = hasLetters || bytes.firstLetter(in: position..<label) != nil || bytes[label - 1] >= 0x80
            position = label
            guard position + 1 < bytes.count, Self.isDot(bytes[position]),
                Self.labelBytes.contains(bytes[position + 1]) || bytes[position + 1] >= 0x80
            else { break }
            position += 1
        }
        return end
    }

    /// Where a label ends, of which the letters may be of Latin, Greek or Cyrillic writing.
    ///
    /// Others are left out: Chinese writes no space behind an address.
    private func labelEnd(at start: Int, in bytes: Bytes) -> Int {
        let limit = min(start + 64, bytes.count)
        var end = bytes.endOfRun(of: Self.labelBytes, from: start, limit: limit)
        while end + 1 < limit, (0xC3...0xD4).contains(bytes[end]), bytes[end + 1] & 0xC0 == 0x80 {
            end = bytes.endOfRun(of: Self.labelBytes, from: end + 2, limit: limit)
        }
        return end
    }

    /// Whether it is the scale of an image, as in `image@2x.png`.
    private func isScale(_ label: Range<Int>, in bytes: Bytes) -> Bool {
        label.count == 2 && ByteSet.digits.contains(bytes[label.lowerBound])
            && bytes[label.lowerBound + 1] == UInt8(ascii: "x")
    }

    private func isFileEnding(_ label: Range<Int>, in bytes: Bytes) -> Bool {
        guard (2...8).contains(label.count) else { return bytes.contains("localdomain", at: label.lowerBound) }
        let letters =
            (bytes.firstBytes(at: label.lowerBound) | 0x2020_2020_2020_2020) & .max &>> UInt64(64 - 8 * label.count)
        let endings = Self.fileEndings
        return (0..<Self.fileEndingCount).contains { endings[$0] == letters }
    }
}

extension Swift.Span<UInt8> {
    fileprivate func firstLetter(in range: Range<Int>) -> Int? {
        for index in range where ByteSet.letters.contains(self[index]) { return index }
        return nil
    }
}
