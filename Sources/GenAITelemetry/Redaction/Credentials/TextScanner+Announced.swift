// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names and values that stand in members of their own: `{"name": "X-Api-Key", "value": "…"}`, `key="…" value="…"`.
enum NamedPair {
    private static let nameNames = ["name", "key", "header"]
    private static let valueNames = ["value", "val"]

    /// Whether what stands under a name is the name of something.
    static func isName(_ name: Bytes) -> Bool { isAny(of: nameNames, name) }

    /// Whether what stands under a name is the value of something.
    static func isValue(_ name: Bytes) -> Bool { isAny(of: valueNames, name) }

    private static func isAny(of words: [String], _ name: Bytes) -> Bool {
        (3...6).contains(name.count)
            && words.contains { $0.utf8.count == name.count && name.contains($0, at: 0, ignoringCase: true) }
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
