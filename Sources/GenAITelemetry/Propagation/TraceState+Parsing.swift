// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TraceState {
    /// Members of a header, all values together.
    public static let maximumMemberCount = 32
    /// Bytes of all values together: what common servers take as one header, and 16 times what the specification asks for.
    public static let maximumByteCount = 8192

    /// Reads a header; nil when a member is malformed, a key stands twice, or there is more than the limits allow.
    ///
    /// What is left of a damaged list could mislead the vendors on it, so there is no half.
    ///
    /// - Parameter headerValues: The values of all headers of that name, in order.
    public init?(headerValues: some Sequence<String>) {
        var byteCount = 0
        var members: [Member] = []
        for headerValue in headerValues {
            byteCount += headerValue.utf8.count + 1
            guard byteCount <= Self.maximumByteCount + 1 else { return nil }
            for text in headerValue.utf8.split(separator: UInt8(ascii: ",")) {
                let text = HeaderText.trimmed(text)
                if text.isEmpty { continue }  // Allowed, and not counted.
                guard members.count < Self.maximumMemberCount, let member = Member(text), Self.isKey(member.key),
                    Self.isValue(member.value), !members.contains(where: { $0.key.elementsEqual(member.key) })
                else { return nil }
                members.append(member)
            }
        }
        self.init(validated: members.map { String(Substring($0.text)) }.joined(separator: ","))
    }

    /// Reads a header of one value.
    public init?(headerValue: String) { self.init(headerValues: CollectionOfOne(headerValue)) }

    struct Member {
        var text: Substring.UTF8View
        var key: Substring.UTF8View
        var value: Substring.UTF8View

        init?(_ text: Substring.UTF8View) {
            guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            self.text = text
            key = text[..<equals]
            value = text[text.index(after: equals)...]
        }
    }

    var members: [Member] { headerValue.utf8.split(separator: UInt8(ascii: ",")).compactMap { Member($0) } }

    /// Level 2 lets an at sign stand anywhere but in front; level 1's `tenant@system` is one case of it.
    static func isKey(_ text: some Collection<UInt8>) -> Bool {
        guard let first = text.first, text.count <= 256, isLetterOrDigit(first) else { return false }
        return text.allSatisfy { isLetterOrDigit($0) || "_-*/@".utf8.contains($0) }
    }

    static func isValue(_ text: some BidirectionalCollection<UInt8>) -> Bool {
        guard let last = text.last, text.count <= 256, last != UInt8(ascii: " ") else { return false }
        return text.allSatisfy {
            $0 >= 0x20 && $0 <= 0x7E && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
