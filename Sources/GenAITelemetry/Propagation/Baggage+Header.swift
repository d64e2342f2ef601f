// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Baggage {
    /// The value of the `baggage` header; empty when there is nothing to send.
    public var headerValue: String {
        var utf8: [UInt8] = []
        for member in self {
            if !utf8.isEmpty { utf8.append(UInt8(ascii: ",")) }
            member.append(to: &utf8)
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Reads a header.
    ///
    /// Of a repeated name the last value counts; malformed members are left out and counted. No more than
    /// ``maximumByteCount`` bytes are looked at: a member that begins or ends behind them is left out, and everything
    /// behind them counts as one.
    ///
    /// - Parameter headerValues: The values of all headers of that name, in order.
    public init(headerValues: some Sequence<String>) {
        self.init()
        var budget = Self.maximumByteCount
        for headerValue in headerValues {
            if budget <= 0 {
                drop()
                return
            }
            let (readable, hasMore) = Self.wholeMembers(of: headerValue.utf8, within: budget)
            for text in readable.split(separator: UInt8(ascii: ",")) {
                let text = HeaderText.trimmed(text)
                if text.isEmpty { continue }
                if !read(text) { drop() }
            }
            if hasMore {
                drop()
                return
            }
            budget -= headerValue.utf8.count + 1
        }
    }

    /// Reads a header of one value.
    public init(headerValue: String) { self.init(headerValues: CollectionOfOne(headerValue)) }

    /// The part of a header that may be read, and whether there is more.
    private static func wholeMembers(
        of text: String.UTF8View, within budget: Int
    ) -> (readable: Substring.UTF8View, hasMore: Bool) {
        let head = text.prefix(budget)
        if head.endIndex == text.endIndex { return (head, false) }
        if text[head.endIndex] == UInt8(ascii: ",") { return (head, true) }
        let comma = head.lastIndex(of: UInt8(ascii: ",")) ?? head.startIndex
        return (head[..<comma], true)
    }

    /// Reads `name = value ; metadata`, and returns whether it has that form.
    private mutating func read(_ text: Substring.UTF8View) -> Bool {
        let semicolon = text.firstIndex(of: UInt8(ascii: ";")) ?? text.endIndex
        guard let equals = text[..<semicolon].firstIndex(of: UInt8(ascii: "=")) else { return false }
        let name = HeaderText.trimmed(text[..<equals])
        let value = HeaderText.trimmed(text[text.index(after: equals)..<semicolon])
        let metadata = HeaderText.trimmed(text[semicolon...].dropFirst())
        guard HeaderText.isToken(name), !value.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
        // Setting counts a member that does not fit by itself.
        set(String(Substring(name)), to: Member.decoded(value), metadata: String(Substring(metadata)))
        return true
    }
}
