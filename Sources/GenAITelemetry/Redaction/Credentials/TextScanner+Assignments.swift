// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TextScanner {
    /// The longest name that is read back from a separator.
    static let longestName = 64
    /// White space allowed between a name, its separator and its value.
    static let longestGap = 8

    static let nameSet: ByteSet = .word | "-" | "."
    private static let nameGap: ByteSet = " " | "\\" | "*"
    /// What comes before the name of a parameter of a URL.
    static let querySeparators = ByteSet.querySeparators

    /// The secret value of `name=value`, `"name": "value"`, `name: value`, `?name=value`, `Authorization: scheme value`,
    /// whose separator stands at a position.
    mutating func assignment(at separator: Int, in bytes: Bytes) -> Int? {
        guard let name = name(before: separator, in: bytes) else { return nil }
        let isQuery = isParameter(name, at: separator, in: bytes)
        var secrecy = KeyRules.secrecy(of: bytes.extracting(name), inQuery: isQuery)
        if secrecy == .none { secrecy = announcedSecrecy(before: name, in: bytes) }
        if secrecy == .none { return valueBefore(name, separator, in: bytes) }
        guard secrecy != .none,
            let value = value(of: name, after: separator, secrecy, isQuery: isQuery, in: bytes)
        else { return nil }
        return mask(value, secrecy, rule: isQuery ? "url_query" : "assignment", in: bytes)
    }

    /// The secret value of an option of a command, `--name value`, whose first dash stands at a position.
    mutating func option(at start: Int, in bytes: Bytes) -> Int? {
        guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "-"),
            ByteSet.letters.contains(bytes[start + 2]), start == 0 || bytes[start - 1] != UInt8(ascii: "-")
        else { return nil }
        let end = bytes.endOfRun(of: Self.nameSet, from: start + 2, limit: start + 2 + Self.longestName)
        guard end < bytes.count, bytes[end] == UInt8(ascii: " ") else { return nil }
        let name = start + 2..<end
        let secrecy = KeyRules.secrecy(of: bytes.extracting(name))
        if isGate {
            isSuspicious = isSuspicious || secrecy != .none
            return nil
        }
        guard secrecy != .none,
            let value = value(at: end + 1, of: name, secrecy, isQuery: false, in: bytes),
            bytes[value.start] != UInt8(ascii: "-")
        else { return nil }
        return mask(value, secrecy, rule: "assignment", in: bytes)
    }

    private mutating func mask(_ value: Value, _ secrecy: KeyRules.Secrecy, rule: String, in bytes: Bytes) -> Int? {
        if RedactionMask.end(in: bytes, at: value.start) != nil { return nil }
        // A token of a known kind keeps the name of its kind.
        if let found = credential(at: value.start, in: bytes), !table.patterns[found.pattern].keepsPrefix {
            return add(value.start..<max(found.end, end(of: value, in: bytes)), table.patterns[found.pattern].kind)
        }
        guard let secret = secret(in: value, of: secrecy, bytes) else { return nil }
        return add(secret, secrecy == .authorization || secrecy == .cookie ? "header" : rule)
    }

    /// Whether a name is that of a parameter in the query of a URL, which has no white space around.
    func isParameter(_ name: Range<Int>, at separator: Int, in bytes: Bytes) -> Bool {
        guard bytes[separator] == UInt8(ascii: "="), name.upperBound == separator, name.lowerBound > 0,
            Self.querySeparators.contains(bytes[name.lowerBound - 1]), separator + 1 < bytes.count
        else { return false }
        return !ByteSet.whiteSpace.contains(bytes[separator + 1]) && bytes[separator + 1] != UInt8(ascii: "=")
    }

    func name(before separator: Int, in bytes: Bytes) -> Range<Int>? {
        var end = separator
        // `name := value`
        if end > 0, bytes[separator] == UInt8(ascii: "="), bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
        let gap = max(0, end - Self.longestGap)
        // `**name**: value`
        while end > gap, Self.nameGap.contains(bytes[end - 1]) { end -= 1 }
        // `environ["name"] = value`, `settings[name] = value`
        let isIndex = end > 0 && bytes[end - 1] == UInt8(ascii: "]")
        if isIndex { end -= 1 }
        let quote = max(0, end - Self.longestGap)
        while end > quote, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        if end > 0, ByteSet.quotes.contains(bytes[end - 1]) { end -= 1 }
        while end > quote, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        var start = end
        let limit = max(0, end - Self.longestName)
        while start > limit, Self.nameSet.contains(bytes[start - 1]) { start -= 1 }
        guard end - start >= 3 else { return nil }
        // What ends with a bracket and does not begin with one may be a mask.
        if isIndex, start > 0, bytes[start - 1] == UInt8(ascii: ":") { return nil }
        return start..<end
    }
}
