// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes the literals out of a query: what is left says which question was asked, and not about whom.
enum DatabaseQueryText {
    private static let nameBytes: ByteSet = .word | "$" | "@" | ":"

    /// The query with `?` for each text and number, and without comments; nil when it has none.
    ///
    /// What stands between double quotes goes, too: in some databases it is a name, in others a text. Forward only, one
    /// look at each byte.
    static func withoutLiterals(_ query: String) -> String? {
        query.withBytes { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            var isChanged = false
            var index = 0
            func replace(upTo end: Int, with byte: UInt8?) {
                if let byte, !(end == index + 1 && bytes[index] == byte) { isChanged = true }
                if byte == nil { isChanged = true }
                if let byte { result.append(byte) }
                index = end
            }
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case UInt8(ascii: "'"), UInt8(ascii: "\""):
                    replace(upTo: endOfQuoted(bytes, from: index), with: UInt8(ascii: "?"))
                case UInt8(ascii: "$") where endOfDollarQuoted(bytes, from: index) != nil:
                    replace(upTo: endOfDollarQuoted(bytes, from: index) ?? bytes.count, with: UInt8(ascii: "?"))
                case UInt8(ascii: "-") where bytes.contains("--", at: index):
                    replace(upTo: endOfLine(bytes, from: index), with: nil)
                case UInt8(ascii: "/") where bytes.contains("/*", at: index):
                    let end = bytes.firstPosition(of: "*/", from: index + 2).map { $0 + 2 } ?? bytes.count
                    replace(upTo: end, with: UInt8(ascii: " "))
                case _ where nameBytes.contains(byte):
                    var end = bytes.endOfRun(of: nameBytes, from: index)
                    if ByteSet.digits.contains(byte) {
                        // A number, with its decimals and exponent.
                        while end < bytes.count, bytes[end] == UInt8(ascii: "."), end + 1 < bytes.count,
                            ByteSet.digits.contains(bytes[end + 1])
                        {
                            end = bytes.endOfRun(of: nameBytes, from: end + 1)
                        }
                        replace(upTo: end, with: UInt8(ascii: "?"))
                    } else {
                        // A prefix such as in `N'…'` or `E'…'` is followed by its text.
                        for position in index..<end { result.append(bytes[position]) }
                        index = end
                    }
                default:
                    result.append(byte)
                    index += 1
                }
            }
            return isChanged ? String(decoding: result, as: UTF8.self) : nil
        }
    }

    /// Behind the closing quote; two quotes are one in the text.
    ///
    /// A quote behind a backslash ends the text in some databases and not in others. Nobody can tell what is a text from
    /// there on, so everything is taken for one.
    private static func endOfQuoted(_ bytes: Bytes, from start: Int) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == quote {
                if bytes[index - 1] == UInt8(ascii: "\\") { return bytes.count }
                guard index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
                index += 2
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    /// PostgreSQL: `$tag$ … $tag$`.
    private static func endOfDollarQuoted(_ bytes: Bytes, from start: Int) -> Int? {
        let tagEnd = bytes.endOfRun(of: .word, from: start + 1, limit: start + 65)
        guard tagEnd < bytes.count, bytes[tagEnd] == UInt8(ascii: "$"),
            tagEnd == start + 1 || !ByteSet.digits.contains(bytes[start + 1])
        else { return nil }
        let tag = String(decoding: bytes.extracting(start..<(tagEnd + 1)).array, as: UTF8.self)
        return bytes.firstPosition(of: tag, from: tagEnd + 1).map { $0 + tag.utf8.count } ?? bytes.count
    }

    private static func endOfLine(_ bytes: Bytes, from start: Int) -> Int {
        var end = start
        while end < bytes.count, !ByteSet.lineEnds.contains(bytes[end]) { end += 1 }
        return end
    }
}
