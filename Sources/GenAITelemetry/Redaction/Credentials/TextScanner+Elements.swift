// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Secrets in the elements of XML: `<password>…</password>`, `<name>db.password</name><value>…</value>`.
extension TextScanner {
    /// Bytes of a value that is looked for before a closing tag.
    private static let longestElement = 4096
    /// How far before a value the name stands that is a value itself.
    private static let longestNamedGap = 160
    private static let tagBytes: ByteSet = "<" | ">"

    /// The secret that the element has whose closing tag's name begins at a position.
    func element(closingAt start: Int, in bytes: Bytes) -> Range<Int>? {
        let end = bytes.endOfRun(of: Self.nameSet | ":", from: start, limit: start + Self.longestName)
        let name = bytes.extracting(start..<end)
        var secrecy = KeyRules.secrecy(of: name)
        let isValue = secrecy == .none && (NamedPair.isValue(name) || name.count == 6 && name.contains("string", at: 0))
        guard secrecy != .none || isValue else { return nil }
        let closing = start - 2
        if isGate { return start..<end }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ">"),
            let value = content(before: closing, in: bytes), RedactionMask.end(in: bytes, at: value.lowerBound) == nil
        else { return nil }
        if isValue { secrecy = secrecyOfElement(before: value.lowerBound, in: bytes) }
        guard secrecy != .none, Self.looksSecret(bytes, in: value, isPassword: secrecy == .password) else { return nil }
        return value
    }

    /// What stands before a closing tag, without white space around it.
    private func content(before closing: Int, in bytes: Bytes) -> Range<Int>? {
        var end = closing
        let limit = max(closing - Self.longestElement, 0)
        let isSection = bytes.contains("]]>", at: closing - 3)
        if isSection { end -= 3 }
        end = bytes.startOfRun(of: .whiteSpace, before: end, limit: limit)
        var start = end
        while start > limit, !Self.tagBytes.contains(bytes[start - 1]) { start -= 1 }
        guard start > limit || start > 0 && Self.tagBytes.contains(bytes[start - 1]) else { return nil }
        if isSection {
            guard bytes.contains("![CDATA[", at: start) else { return nil }
            start += "![CDATA[".utf8.count
        } else if bytes[start - 1] != UInt8(ascii: ">") {
            return nil
        }
        start = bytes.endOfRun(of: .whiteSpace, from: start, limit: end)
        return start < end ? start..<end : nil
    }

    /// What the element promises that stands before one with a value: `<name>password</name>`.
    private func secrecyOfElement(before value: Int, in bytes: Bytes) -> KeyRules.Secrecy {
        let limit = max(value - Self.longestNamedGap, 0)
        var position = value
        // The opening tag of the value.
        while position > limit, bytes[position - 1] != UInt8(ascii: "<") { position -= 1 }
        guard position > limit else { return .none }
        position = bytes.startOfRun(of: .whiteSpace, before: position - 1, limit: limit)
        guard position > limit, bytes[position - 1] == UInt8(ascii: ">") else { return .none }
        let tagEnd = position - 1
        let tag = bytes.startOfRun(of: Self.nameSet, before: tagEnd, limit: limit)
        guard NamedPair.isName(bytes.extracting(tag..<tagEnd)), bytes.contains("</", at: tag - 2) else { return .none }
        let name = bytes.startOfRun(of: Self.nameSet, before: tag - 2, limit: limit)
        return KeyRules.secrecy(of: bytes.extracting(name..<tag - 2))
    }
}
