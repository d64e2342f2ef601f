// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Reads JSON, strictly as RFC 8259 defines it, from bytes of any origin.
///
/// No input traps, overflows the stack or takes more than linear time. What is not JSON is refused with a ``JSONError``
/// that says where: comments, trailing commas, leading zeros, a byte order mark, bytes that are not UTF-8.
public enum JSONReader {
    /// Levels of arrays and objects that are read unless the caller says otherwise: what a span's value may have.
    public static let defaultMaximumDepth = 64
    /// Levels that no caller can go beyond, because a nested value is released by recursion.
    static let greatestMaximumDepth = 1024

    /// Reads one value.
    ///
    /// Objects keep their order; of a repeated name the last value counts, in the place of the first, and an empty name is
    /// left out, as everywhere in ``Attributes``. Whole numbers within 64 bits are ``AttributeValue/int(_:)``, all others
    /// ``AttributeValue/double(_:)``; half of a surrogate pair becomes U+FFFD; null is ``AttributeValue/empty``.
    ///
    /// - Parameters:
    ///   - utf8: The text, and nothing after it but white space.
    ///   - maximumDepth: Levels of arrays and objects, at most 1024.
    /// - Returns: The value.
    /// - Throws: An error that says where the text is wrong.
    public static func parse(
        _ utf8: some Collection<UInt8>, maximumDepth: Int = defaultMaximumDepth
    ) throws(JSONError) -> AttributeValue {
        var scanner = JSONScanner(Array(utf8), maximumDepth: min(maximumDepth, greatestMaximumDepth))
        var open: [JSONContainer] = []
        var root = AttributeValue.empty
        while let token = try scanner.next() {
            let value: AttributeValue
            switch token {
            case .objectStart, .arrayStart:
                open.append(JSONContainer())
                continue
            case .name(let text):
                open[open.count - 1].name = try scanner.string(text)
                continue
            case .objectEnd: value = .map(open.removeLast().attributes)
            case .arrayEnd: value = .array(open.removeLast().elements)
            case .string(let text): value = .string(try scanner.string(text))
            case .number(let range, let isInteger): value = try scanner.number(range, isInteger: isInteger)
            case .bool(let truth): value = .bool(truth)
            case .null: value = .empty
            }
            if open.isEmpty { root = value } else { open[open.count - 1].add(value) }
        }
        return root
    }

    /// Whether a text is one JSON value that ``parse(_:maximumDepth:)`` would read.
    ///
    /// Builds no value.
    ///
    /// - Parameters:
    ///   - text: The text, and nothing after it but white space.
    ///   - maximumDepth: Levels of arrays and objects, at most 1024.
    /// - Returns: Whether it is valid.
    public static func isValid(_ text: String, maximumDepth: Int = defaultMaximumDepth) -> Bool {
        JSONCursor.withText(text, maximumDepth: min(maximumDepth, greatestMaximumDepth)) { cursor in
            cursor.skipValue() && cursor.isAtEnd()
        } ?? false
    }
}

/// An array or object that is not closed yet.
private struct JSONContainer {
    /// The name of the next value; nil in an array.
    var name: String?
    var elements: [AttributeValue] = []
    var attributes = Attributes()
    /// Where each name stands, once there are too many to look through.
    private var positions: [String: Int] = [:]

    /// Members up to which looking through them beats a hash table.
    private static let scannedCount = 16

    mutating func add(_ value: AttributeValue) {
        guard let name else { return elements.append(value) }
        if attributes.count < Self.scannedCount { return attributes[name] = value }
        if positions.isEmpty {
            for (position, pair) in attributes.pairs.enumerated() { positions[pair.key] = position }
        }
        if let position = positions[name] {
            attributes.pairs[position].value = value
        } else if !name.isEmpty {
            positions[name] = attributes.pairs.count
            attributes.pairs.append(Attributes.Pair(key: name, value: value))
        }
    }
}

// MARK: - Scalars

extension JSONScanner {
    fileprivate func number(_ range: Range<Int>, isInteger: Bool) throws(JSONError) -> AttributeValue {
        let digits = String(decoding: utf8[range], as: UTF8.self)
        if isInteger, let int = Int64(digits) { return .int(int) }
        guard let double = Double(digits) else { throw JSONError(at: range.lowerBound, "a number was expected") }
        return .double(double)
    }

    /// The text of a string.
    func string(_ text: Text) throws(JSONError) -> String {
        let string =
            text.isEscaped
            ? String(validating: unescaped(text.range), as: UTF8.self)
            : String(validating: utf8[text.range], as: UTF8.self)
        guard let string else {
            throw JSONError(at: text.range.lowerBound, "a string that starts here is not UTF-8")
        }
        return string
    }

    /// The bytes that a string stands for, whose escapes are known to be well-formed.
    func unescaped(_ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        appendUnescaped(range, to: &bytes)
        return bytes
    }

    /// Adds the bytes that a string stands for, whose escapes are known to be well-formed.
    package func appendUnescaped(_ range: Range<Int>, to bytes: inout [UInt8]) {
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = utf8[position]
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                position += 1
                continue
            }
            let letter = utf8[position + 1]
            position += 2
            switch letter {
            case UInt8(ascii: "b"): bytes.append(0x08)
            case UInt8(ascii: "f"): bytes.append(0x0C)
            case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "u"): bytes.append(contentsOf: String(scalar(at: &position, in: range)).utf8)
            default: bytes.append(letter)
            }
        }
    }

    /// The scalar of a `\u` escape, or of the two that make a surrogate pair: RFC 8259 section 7.
    private func scalar(at position: inout Int, in range: Range<Int>) -> Unicode.Scalar {
        let first = codeUnit(at: position)
        position += 4
        if UTF16.isLeadSurrogate(first), range.upperBound - position >= 6, utf8[position] == UInt8(ascii: "\\"),
            utf8[position + 1] == UInt8(ascii: "u")
        {
            let second = codeUnit(at: position + 2)
            if UTF16.isTrailSurrogate(second) {
                position += 6
                let value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
                return Unicode.Scalar(value) ?? "\u{FFFD}"
            }
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private func codeUnit(at position: Int) -> UInt16 {
        utf8[position..<position + 4].reduce(0) {
            $0 << 4 | UInt16(Hexadecimal.nibble($1, allowingUppercase: true) ?? 0)
        }
    }
}
