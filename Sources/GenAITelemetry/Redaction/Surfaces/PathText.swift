// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes the names of people out of paths: `/home/ada/app` becomes `~/app`.
enum PathText {
    private static let homes = ["/home/", "/Users/", "\\Users\\"]
    /// What a path ends with, or one of its parts.
    private static let ends: ByteSet =
        .whiteSpace | .quotes | "/" | "\\" | ":" | "," | ";" | ")" | "(" | ">" | "<" | "]"

    /// How often what is left is looked at again: a path within a path is rare.
    private static let maximumPasses = 8

    /// A text without names of users in paths; nil when it has none.
    static func withoutUser(_ text: String) -> String? {
        guard var shortened = pass(over: text) else { return nil }
        for _ in 0..<maximumPasses {
            guard let again = pass(over: shortened) else { break }
            shortened = again
        }
        return shortened
    }

    private static func pass(over text: String) -> String? {
        text.withBytes { bytes in
            var result: [UInt8]?
            var (copied, index) = (0, 0)
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "\\"),
                    let home = homes.first(where: { bytes.contains($0, at: index) }),
                    // `/srv/home/page` is no home.
                    index == 0 || !ByteSet.word.contains(bytes[index - 1])
                else {
                    index += 1
                    continue
                }
                let end = endOfName(in: bytes, from: index + home.utf8.count)
                if end == index + home.utf8.count {
                    index = end
                    continue
                }
                var start = index
                // The letter of a drive belongs to it.
                if bytes[index] == UInt8(ascii: "\\"), start >= copied + 2, bytes[start - 1] == UInt8(ascii: ":"),
                    ByteSet.letters.contains(bytes[start - 2])
                {
                    start -= 2
                }
                var changed = result ?? []
                for position in copied..<start { changed.append(bytes[position]) }
                changed.append(UInt8(ascii: "~"))
                result = changed
                (copied, index) = (end, end)
            }
            guard var result else { return nil }
            for position in copied..<bytes.count { result.append(bytes[position]) }
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// A name of Windows may have spaces in it, if a part of the path follows.
    private static func endOfName(in bytes: Bytes, from start: Int) -> Int {
        var end = start
        if bytes[start - 1] == UInt8(ascii: "\\") {
            while end < bytes.count, end - start < 64, bytes[end] == 0x20 || !ends.contains(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == UInt8(ascii: "\\") { return end }
            end = start
        }
        while end < bytes.count, !ends.contains(bytes[end]) { end += 1 }
        return end
    }
}
