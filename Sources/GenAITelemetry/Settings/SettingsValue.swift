// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A value in a file of settings, which knows the line it stands on, so that whoever reads it can say where it is wrong.
///
/// ```swift
/// let root = try SettingsValue(json: text, subject: "price table")
/// let members = try root.members(known: ["currency", "models"])
/// let currency = try members["currency"]?.text()
/// ```
package struct SettingsValue: Sendable {
    package indirect enum Kind: Sendable {
        case object([(name: String, value: SettingsValue)])
        case array([SettingsValue])
        case text(String)
        /// A number as it is written, so that none of its digits is lost.
        case number(String)
        case bool(Bool)
        case null
    }

    package let subject: String
    package let line: Int
    package let kind: Kind

    /// Levels of arrays and objects: settings are flat.
    private static let maximumDepth = 16

    /// Reads a file of settings.
    ///
    /// - Parameters:
    ///   - json: The text of the file.
    ///   - subject: What the file is for, for error messages.
    /// - Throws: An error that says which line is wrong.
    package init(json: String, subject: String) throws(SettingsError) {
        let utf8 = Array(json.utf8)
        var reader = SettingsReader(scanner: JSONScanner(utf8, maximumDepth: Self.maximumDepth), subject: subject)
        do throws(JSONError) {
            self = try reader.root()
        } catch {
            throw SettingsError(subject, line: SettingsReader.line(of: error.offset, in: utf8), error.message)
        }
    }

    fileprivate init(_ kind: Kind, line: Int, subject: String) {
        (self.kind, self.line, self.subject) = (kind, line, subject)
    }

    /// An error about this value.
    package func error(_ reason: String) -> SettingsError { SettingsError(subject, line: line, reason) }
}

// MARK: - What is expected of a value

extension SettingsValue {
    /// The members of an object; an unknown or repeated name is an error, because it is a mistake or a later version's.
    package func members(known names: [String]) throws(SettingsError) -> [String: SettingsValue] {
        var members: [String: SettingsValue] = [:]
        for (name, value) in try allMembers() {
            guard names.contains(name) else {
                throw value.error("\(Self.shown(name)) is not known here; known are \(names.joined(separator: ", "))")
            }
            members[name] = value
        }
        return members
    }

    /// A name as it stands in a message: one that nobody would give a setting is not shown.
    private static func shown(_ name: String) -> String {
        let isPlain = name.utf8.count <= 64 && name.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return isPlain ? "\"\(name)\"" : "a name of \(name.utf8.count) bytes"
    }

    /// The members of an object whose names are free, in their order; a repeated one is an error.
    package func allMembers() throws(SettingsError) -> [(name: String, value: SettingsValue)] {
        guard case .object(let members) = kind else { throw error("an object was expected") }
        var names: Set<String> = []
        for (name, value) in members where !names.insert(name).inserted {
            throw value.error("\(Self.shown(name)) stands here a second time")
        }
        return members
    }

    /// The elements of an array.
    package func elements() throws(SettingsError) -> [SettingsValue] {
        guard case .array(let elements) = kind else { throw error("an array was expected") }
        return elements
    }

    /// A text that is not empty.
    package func text() throws(SettingsError) -> String {
        guard case .text(let text) = kind, !text.isEmpty else { throw error("a text was expected") }
        return text
    }

    /// A list of texts, none of them empty.
    package func texts() throws(SettingsError) -> [String] {
        var texts: [String] = []
        for element in try elements() { texts.append(try element.text()) }
        return texts
    }

    /// A truth value.
    package func bool() throws(SettingsError) -> Bool {
        guard case .bool(let bool) = kind else { throw error("true or false was expected") }
        return bool
    }

    /// A whole number that is not negative.
    package func count() throws(SettingsError) -> Int {
        guard case .number(let digits) = kind, let count = Int(digits), count >= 0 else {
            throw error("a whole number that is not negative was expected")
        }
        return count
    }

    /// A decimal number, written as a number or as a text, in units of its sixth decimal place.
    package func millionths() throws(SettingsError) -> Int64 {
        let reason = "a number that is not negative, with at most six decimals and below a billion, was expected"
        let digits: String
        switch kind {
        case .text(let text), .number(let text): digits = text
        default: throw error(reason)
        }
        let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }),
            parts[0].count <= 9, parts.count == 1 || parts[1].count <= 6
        else { throw error(reason) }
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        let padded = Array(parts[0]) + decimals + Array(repeating: UInt8(ascii: "0"), count: 6 - decimals.count)
        return padded.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }
}

// MARK: - Reading

private struct SettingsReader {
    var scanner: JSONScanner
    let subject: String
    /// How far lines were counted, and how many there were.
    private var counted = (offset: 0, line: 1)

    init(scanner: JSONScanner, subject: String) {
        self.scanner = scanner
        self.subject = subject
    }

    static func line(of offset: Int, in utf8: [UInt8]) -> Int {
        utf8[..<min(offset, utf8.count)].count { $0 == UInt8(ascii: "\n") } + 1
    }

    mutating func root() throws(JSONError) -> SettingsValue {
        guard let token = try scanner.next() else { throw JSONError(at: 0, "a value was expected") }
        let root = try value(token)
        _ = try scanner.next()
        return root
    }

    /// Recursion no deeper than the scanner lets the text be nested.
    private mutating func value(_ token: JSONScanner.Token) throws(JSONError) -> SettingsValue {
        let line = currentLine
        switch token {
        case .objectStart:
            var members: [(name: String, value: SettingsValue)] = []
            while case .name(let name)? = try scanner.next(), let token = try scanner.next() {
                members.append((try scanner.string(name), try value(token)))
            }
            return SettingsValue(.object(members), line: line, subject: subject)
        case .arrayStart:
            var elements: [SettingsValue] = []
            while let token = try scanner.next() {
                if case .arrayEnd = token { break }
                elements.append(try value(token))
            }
            return SettingsValue(.array(elements), line: line, subject: subject)
        case .string(let text): return SettingsValue(.text(try scanner.string(text)), line: line, subject: subject)
        case .number(let range, _):
            return SettingsValue(
                .number(String(decoding: scanner.utf8[range], as: UTF8.self)), line: line, subject: subject)
        case .bool(let truth): return SettingsValue(.bool(truth), line: line, subject: subject)
        case .null, .objectEnd, .arrayEnd, .name: return SettingsValue(.null, line: line, subject: subject)
        }
    }

    /// The line that the scanner has come to.
    private var currentLine: Int {
        mutating get {
            let position = scanner.position
            counted.line += scanner.utf8[counted.offset..<position].count { $0 == UInt8(ascii: "\n") }
            counted.offset = position
            return counted.line
        }
    }
}
