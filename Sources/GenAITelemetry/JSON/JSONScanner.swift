// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

/// Walks over JSON text and says what stands there, piece by piece: the grammar of RFC 8259, and nothing more lenient.
///
/// It keeps its own stack, one bit a level, so that no input can exhaust the thread's.
package struct JSONScanner: Sendable {
    package enum Token: Sendable {
        case objectStart
        case objectEnd
        case arrayStart
        case arrayEnd
        case name(Text)
        case string(Text)
        case number(Range<Int>, isInteger: Bool)
        case bool(Bool)
        case null
    }

    /// The bytes between two quotation marks.
    package struct Text: Sendable {
        package var range: Range<Int>
        package var isEscaped: Bool
    }

    private enum Expectation { case value, valueOrEnd, nameOrEnd, commaOrEnd, nothing }

    package private(set) var utf8: [UInt8]
    private let maximumDepth: Int
    /// Where the next piece is looked for, in bytes from 0.
    package private(set) var position: Int
    private var open = OpenContainers()
    private var expectation = Expectation.value

    /// Creates a scanner of the text that begins at a position and ends with the bytes.
    package init(_ utf8: [UInt8], from position: Int = 0, maximumDepth: Int) {
        self.utf8 = utf8
        self.position = position
        self.maximumDepth = maximumDepth
    }

    /// Begins with another text, in the memory of the last one.
    package mutating func restart(with text: ArraySlice<UInt8>) {
        utf8.removeAll(keepingCapacity: true)
        utf8.append(contentsOf: text)
        position = 0
        open = OpenContainers()
        expectation = .value
    }

    private var byte: UInt8? { position < utf8.count ? utf8[position] : nil }

    private var endOfText: JSONError { JSONError(at: position, "the text ends too early") }

    /// The next piece, or nil at the end of a complete text.
    ///
    /// Openings and closings are balanced, and a name is always
    /// followed by its value.
    package mutating func next() throws(JSONError) -> Token? {
        skipWhiteSpace()
        switch expectation {
        case .value: return try value()
        case .valueOrEnd: return byte == UInt8(ascii: "]") ? close(.arrayEnd) : try value()
        case .nameOrEnd: return byte == UInt8(ascii: "}") ? close(.objectEnd) : try name()
        case .commaOrEnd: return try goOn()
        case .nothing:
            if byte == nil { return nil }
            throw JSONError(at: position, "the end of the text was expected")
        }
    }

    /// What stands behind a value within another one.
    private mutating func goOn() throws(JSONError) -> Token {
        let isInObject = open.innermost == .object
        switch byte {
        case UInt8(ascii: ","):
            position += 1
            skipWhiteSpace()
            return isInObject ? try name() : try value()
        case UInt8(ascii: "}") where isInObject: return close(.objectEnd)
        case UInt8(ascii: "]") where !isInObject: return close(.arrayEnd)
        case .none: throw endOfText
        default:
            throw JSONError(
                at: position, "a comma or the end of the \(isInObject ? "object" : "array") was expected")
        }
    }

    // MARK: Structure

    private mutating func begin(_ container: OpenContainers.Kind, _ token: Token) throws(JSONError) -> Token {
        guard open.count < maximumDepth else {
            throw JSONError(at: position, "arrays and objects are nested deeper than \(maximumDepth) levels")
        }
        position += 1
        open.append(container)
        expectation = container == .object ? .nameOrEnd : .valueOrEnd
        return token
    }

    private mutating func close(_ token: Token) -> Token {
        position += 1
        open.removeLast()
        return finish(token)
    }

    private mutating func finish(_ token: Token) -> Token {
        expectation = open.isEmpty ? .nothing : .commaOrEnd
        return token
    }

    private mutating func name() throws(JSONError) -> Token {
        guard let byte else { throw endOfText }
        guard byte == UInt8(ascii: "\"") else { throw JSONError(at: position, "the name of a member was expected") }
        let text = try text()
        skipWhiteSpace()
        guard self.byte == UInt8(ascii: ":") else {
            throw JSONError(at: position, "a colon between a name and its value was expected")
        }
        position += 1
        expectation = .value
        return .name(text)
    }

    private mutating func value() throws(JSONError) -> Token {
        guard let byte else { throw endOfText }
        return switch byte {
        case UInt8(ascii: "{"): try begin(.object, .objectStart)
        case UInt8(ascii: "["): try begin(.array, .arrayStart)
        case UInt8(ascii: "\""): finish(.string(try text()))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): finish(try number())
        case UInt8(ascii: "t"): try literal("true", .bool(true))
        case UInt8(ascii: "f"): try literal("false", .bool(false))
        case UInt8(ascii: "n"): try literal("null", .null)
        default: throw JSONError(at: position, "a value was expected")
        }
    }

    private mutating func skipWhiteSpace() {
        while let byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
            default: return
            }
        }
    }

    // MARK: Scalars

    private mutating func literal(_ word: StaticString, _ token: Token) throws(JSONError) -> Token {
        let start = position
        let isThere = word.withUTF8Buffer { word in
            guard utf8.count - start >= word.count else { return false }
            for index in word.indices where unsafe word[index] != utf8[start + index] { return false }
            return true
        }
        guard isThere else { throw JSONError(at: position, "a value was expected") }
        position += word.utf8CodeUnitCount
        return finish(token)
    }

    private mutating func number() throws(JSONError) -> Token {
        let start = position
        var isInteger = true
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if byte == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try digits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            isInteger = false
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return .number(start..<position, isInteger: isInteger)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while let byte, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        if position == start { throw JSONError(at: position, "a digit was expected") }
    }

    private mutating func text() throws(JSONError) -> Text {
        position += 1
        let start = position
        var isEscaped = false
        while true {
            // Nearly all of a text is plain: the rest of the loop is for what is not.
            skipPlainText()
            guard let byte else { throw JSONError(at: position, "the text ends inside a string") }
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return Text(range: start..<position - 1, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try escape()
            default:
                throw JSONError(at: position, "a control character stands in a string without an escape")
            }
        }
    }

    /// Goes on to the next quotation mark, backslash or control character.
    private mutating func skipPlainText() {
        position = unsafe utf8.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return position }
            return unsafe position + genai_text_plain_count(start + position, bytes.count - position)
        }
    }

    private mutating func escape() throws(JSONError) {
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            for _ in 0..<4 {
                position += 1
                guard let byte, Hexadecimal.nibble(byte, allowingUppercase: true) != nil else {
                    throw JSONError(at: position, "four hexadecimal digits were expected")
                }
            }
            position += 1
        default:
            throw JSONError(at: position, "an escape that JSON knows was expected")
        }
    }
}
