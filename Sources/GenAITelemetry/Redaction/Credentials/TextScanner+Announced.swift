// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names and values that stand in members of their own: `{"name": "X-Api-Key", "value": "…"}`, `key="…" value="…"`.
enum NamedPair {
    /// Whether what stands under a name is the name of something.
    static func isName(_ name: Bytes) -> Bool {
        switch name.count {
        case 3: name.contains("key", at: 0, ignoringCase: true)
        case 4: name.contains("name", at: 0, ignoringCase: true)
        case 6: name.contains("header", at: 0, ignoringCase: true)
        default: false
        }
    }

    /// Whether what stands under a name is the value of something.
    static func isValue(_ name: Bytes) -> Bool {
        guard name.count > 2, name[0] | 0x20 == UInt8(ascii: "v") else { return false }
        return switch name.count {
        case 3: name.contains("val", at: 0, ignoringCase: true)
        case 5: name.contains("value", at: 0, ignoringCase: true)
        default: false
        }
    }
}

extension TextScanner {
    private static let pairGap: ByteSet = .whiteSpace | .quotes | .backslash | "," | ";"
    private static let longestPairGap = 32

    /// What a name promises that stands as a value of its own before the name `value`.
    func announcedSecrecy(before name: Range<Int>, in bytes: Bytes) -> KeyRules.Secrecy {
        guard NamedPair.isValue(bytes.extracting(name)) else { return .none }
        guard let announced = word(before: name.lowerBound, over: Self.pairGap, in: bytes) else { return .none }
        let opening: ByteSet = .blanks | .quotes | .backslash | ":" | "="
        guard let label = word(before: announced.lowerBound, over: opening, in: bytes),
            NamedPair.isName(bytes.extracting(label))
        else { return .none }
        return KeyRules.secrecy(of: bytes.extracting(announced))
    }

    // MARK: Values before their names

    /// Bytes of a value that stands before its name.
    private static let longestAnnounced = 256
    private static let announcedOpening: ByteSet = .blanks | .quotes | .backslash

    /// What the word promises that is the value of `name`: `name="password"`.
    func secrecyAnnounced(by name: Range<Int>, _ separator: Int, in bytes: Bytes) -> KeyRules.Secrecy {
        guard NamedPair.isName(bytes.extracting(name)) else { return .none }
        let start = bytes.endOfRun(
            of: Self.announcedOpening, from: separator + 1, limit: separator + 1 + Self.longestGap)
        let end = bytes.endOfRun(of: Self.nameSet, from: start, limit: start + Self.longestName)
        return KeyRules.secrecy(of: bytes.extracting(start..<end))
    }

    /// The secret of `value="…" name="password"`, whose second separator stands at a position.
    mutating func valueBefore(_ name: Range<Int>, _ separator: Int, in bytes: Bytes) -> Int? {
        let secrecy = secrecyAnnounced(by: name, separator, in: bytes)
        guard secrecy != .none else { return nil }
        let gap = bytes.startOfRun(
            of: Self.pairGap.subtracting(.quotes), before: name.lowerBound,
            limit: max(name.lowerBound - Self.longestGap, 0))
        // The mark before the name, of JSON that is none.
        var end = gap
        if end > 0, ByteSet.quotes.contains(bytes[end - 1]), end == name.lowerBound {
            end = bytes.startOfRun(
                of: Self.pairGap.subtracting(.quotes), before: end - 1, limit: max(end - Self.longestGap, 0))
        }
        guard end > 0, ByteSet.quotes.contains(bytes[end - 1]) else { return nil }
        let mark = bytes[end - 1]
        end = bytes.startOfRun(of: .backslash, before: end - 1)
        let limit = max(end - Self.longestAnnounced, 0)
        var start = end
        while start > limit, bytes[start - 1] != mark { start -= 1 }
        let opening: ByteSet = .blanks | .quotes | .backslash | ":" | "="
        guard start > limit, start < end, RedactionMask.end(in: bytes, at: start) == nil,
            let label = word(before: start, over: opening, in: bytes), NamedPair.isValue(bytes.extracting(label)),
            Self.looksSecret(bytes, in: start..<end, isPassword: secrecy == .password)
        else { return nil }
        return add(start..<end, "assignment")
    }

    /// The name that ends before a position, behind some bytes between.
    private func word(before end: Int, over gap: ByteSet, in bytes: Bytes) -> Range<Int>? {
        var end = end
        let gapLimit = max(end - Self.longestPairGap, 0)
        while end > gapLimit, gap.contains(bytes[end - 1]) { end -= 1 }
        var start = end
        let limit = max(end - Self.longestName, 0)
        while start > limit, Self.nameSet.contains(bytes[start - 1]) { start -= 1 }
        return start < end ? start..<end : nil
    }
}
