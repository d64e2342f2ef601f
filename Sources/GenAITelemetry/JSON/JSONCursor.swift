// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Goes over JSON in memory that somebody lends, to see whether it is JSON: the grammar that ``JSONScanner`` has, without
/// pieces and without a word about what is wrong.
///
/// Content is looked at wherever a span is mapped, and nearly all of it is passed on as it is. So what is done for every
/// piece is inlined into whoever goes over a text, where the cursor is three registers; only a value that is no text
/// is not.
@safe struct JSONCursor {
    /// The bytes between two quotation marks.
    @safe struct Text {
        fileprivate let start: UnsafePointer<UInt8>
        let byteCount: Int
        fileprivate let isEscaped: Bool

        /// Whether a text has no escapes and is the given one.
        ///
        /// A word that is written with escapes is none that is looked for: nobody writes one so.
        @inline(__always)
        func isWord(_ expected: StaticString) -> Bool {
            guard !isEscaped, byteCount == expected.utf8CodeUnitCount else { return false }
            return unsafe memcmp(start, expected.utf8Start, byteCount) == 0
        }
    }

    // Both are valid in the closure that the bytes are lent to, and the cursor does not leave it.
    private var next: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    /// How many more arrays and objects may lie within one another.
    private var depth: Int

    /// Lends a text.
    @inline(__always)
    static func withText<Result>(
        _ text: String, maximumDepth: Int = JSONReader.defaultMaximumDepth, _ body: (inout JSONCursor) -> Result
    ) -> Result? {
        text.lendUTF8 { bytes in
            guard let start = bytes.baseAddress else { return nil }  // No bytes are no JSON.
            var cursor = unsafe JSONCursor(next: start, end: start + bytes.count, depth: maximumDepth)
            return body(&cursor)
        }
    }

    private init(next: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, depth: Int) {
        unsafe self.next = unsafe next
        unsafe self.end = unsafe end
        self.depth = depth
    }

    /// The byte that stands here; zero, which stands nowhere in JSON, behind the text.
    @inline(__always)
    var byte: UInt8 { unsafe next < end ? next.pointee : 0 }

    /// Whether only white space is left.
    @inline(__always)
    mutating func isAtEnd() -> Bool {
        skipWhiteSpace()
        return unsafe next == end
    }

    /// Whether two quotation marks stand here.
    @inline(__always)
    var isAtEmptyText: Bool {
        guard unsafe end - next > 1 else { return false }
        return unsafe next[0] == UInt8(ascii: "\"") && next[1] == UInt8(ascii: "\"")
    }

    @inline(__always)
    private mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        unsafe next += 1
        return true
    }

    @inline(__always)
    private mutating func skipWhiteSpace() {
        while unsafe next < end, unsafe next.pointee <= UInt8(ascii: " ") {
            switch unsafe next.pointee {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): unsafe next += 1
            default: return
            }
        }
    }

    // MARK: Arrays and objects whose pieces somebody looks at

    /// Goes over an array, whose elements the closure goes over; each says whether it stands there.
    @inline(__always)
    mutating func skipArray(_ skipElement: (inout JSONCursor) -> Bool) -> Bool {
        skipWhiteSpace()
        guard depth > 0, take(UInt8(ascii: "[")) else { return false }
        depth -= 1
        defer { depth += 1 }
        skipWhiteSpace()
        if take(UInt8(ascii: "]")) { return true }
        repeat {
            skipWhiteSpace()
            guard skipElement(&self) else { return false }
            skipWhiteSpace()
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]"))
    }

    /// Goes over an object, the values of whose members the closure goes over; each says whether it stands there.
    @inline(__always)
    mutating func skipObject(_ skipValue: (inout JSONCursor, Text) -> Bool) -> Bool {
        skipWhiteSpace()
        guard depth > 0, take(UInt8(ascii: "{")) else { return false }
        depth -= 1
        defer { depth += 1 }
        skipWhiteSpace()
        if take(UInt8(ascii: "}")) { return true }
        repeat {
            guard let name = skipName() else { return false }
            skipWhiteSpace()
            guard skipValue(&self, name) else { return false }
            skipWhiteSpace()
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}"))
    }

    @inline(__always)
    private mutating func skipName() -> Text? {
        skipWhiteSpace()
        guard let name = skipText() else { return nil }
        skipWhiteSpace()
        return take(UInt8(ascii: ":")) ? name : nil
    }

    /// Goes over a text, and returns where it is.
    @inline(__always)
    mutating func skipText() -> Text? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = unsafe next
        // Nearly all texts are plain.
        unsafe next += genai_text_plain_count(start, end - start)
        let isEscaped = byte != UInt8(ascii: "\"")
        if isEscaped {
            guard let behind = unsafe Self.skipEscapes(next, end) else { return nil }
            unsafe next = unsafe behind
        }
        unsafe next += 1
        return unsafe Text(start: start, byteCount: next - start - 1, isEscaped: isEscaped)
    }

    // MARK: Values

    /// Goes over a value of any kind, whatever is in it.
    @inline(__always)
    mutating func skipValue() -> Bool {
        if byte == UInt8(ascii: "\"") { return skipText() != nil }
        guard let behind = unsafe Self.skipValue(self) else { return false }
        unsafe next = unsafe behind
        return true
    }

    /// Goes over a value, and returns what stands behind it.
    @inline(never)
    private static func skipValue(_ cursor: JSONCursor) -> UnsafePointer<UInt8>? {
        var cursor = cursor
        var open = OpenContainers()
        while true {
            cursor.skipWhiteSpace()
            switch cursor.byte {
            case UInt8(ascii: "{"):
                guard open.count < cursor.depth else { return nil }
                unsafe cursor.next += 1
                cursor.skipWhiteSpace()
                if !cursor.take(UInt8(ascii: "}")) {
                    open.append(.object)
                    guard cursor.skipName() != nil else { return nil }
                    continue
                }
            case UInt8(ascii: "["):
                guard open.count < cursor.depth else { return nil }
                unsafe cursor.next += 1
                cursor.skipWhiteSpace()
                if !cursor.take(UInt8(ascii: "]")) {
                    open.append(.array)
                    continue
                }
            default: guard cursor.skipScalar() else { return nil }
            }
            guard let isOver = cursor.skipEnds(&open) else { return nil }
            if isOver { return unsafe cursor.next }
        }
    }

    /// Goes over what stands behind a value, up to the next one; returns whether there is none, and nil where neither a
    /// comma nor an end stands.
    @inline(__always)
    private mutating func skipEnds(_ open: inout OpenContainers) -> Bool? {
        while let container = open.innermost {
            skipWhiteSpace()
            if take(UInt8(ascii: ",")) {
                if container == .object, skipName() == nil { return nil }
                return false
            }
            guard take(container == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return nil }
            open.removeLast()
        }
        return true
    }

    @inline(__always)
    private mutating func skipScalar() -> Bool {
        switch byte {
        case UInt8(ascii: "\""): skipText() != nil
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): skipNumber()
        case UInt8(ascii: "t"): skip("true")
        case UInt8(ascii: "f"): skip("false")
        case UInt8(ascii: "n"): skip("null")
        default: false
        }
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        let byteCount = word.utf8CodeUnitCount
        guard unsafe end - next >= byteCount, unsafe memcmp(next, word.utf8Start, byteCount) == 0 else { return false }
        unsafe next += byteCount
        return true
    }

    private mutating func skipNumber() -> Bool {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { guard skipDigits() else { return false } }
        if take(UInt8(ascii: ".")) { guard skipDigits() else { return false } }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            return skipDigits()
        }
        return true
    }

    private mutating func skipDigits() -> Bool {
        let start = unsafe next
        while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { unsafe next += 1 }
        return unsafe next > start
    }

    /// Goes over a text from the first byte in it that is not plain, and returns where its quotation mark is.
    private static func skipEscapes(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>?
    {
        var cursor = unsafe JSONCursor(next: start, end: end, depth: 0)
        while cursor.take(UInt8(ascii: "\\")) {
            guard cursor.skipEscape() else { return nil }
            unsafe cursor.next += genai_text_plain_count(cursor.next, end - cursor.next)
        }
        return unsafe cursor.byte == UInt8(ascii: "\"") ? cursor.next : nil
    }

    private mutating func skipEscape() -> Bool {
        guard unsafe next < end else { return false }
        let letter = byte
        unsafe next += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return true
        case UInt8(ascii: "u"):
            for _ in 0..<4 {
                guard Hexadecimal.nibble(byte, allowingUppercase: true) != nil else { return false }
                unsafe next += 1
            }
            return true
        default: return false
        }
    }
}
