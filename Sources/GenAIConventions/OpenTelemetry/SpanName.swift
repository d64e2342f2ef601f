// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names of spans in the manner of the conventions.
enum SpanName {
    /// The name of a span of which nothing is known.
    static let unknown = "span"

    /// The operation and what it is about, or the operation alone when that is unknown.
    ///
    /// Never a space at an end: `chat` and `chat ` are two operations to a backend that groups by name.
    static func joining(_ operation: String, _ subject: String?) -> String {
        let operation = operation.trimmed ?? unknown
        guard let subject = subject?.trimmed else { return operation }
        return operation.joined(subject)
    }
}

extension StringProtocol {
    /// The text without white space around it, or nil when nothing is left of it.
    var trimmed: String? {
        var text = String(self)
        // Looking for white space beyond ASCII is slow, and names have none at their ends.
        let isTrimmed = text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return false }
            return (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
        }
        if isTrimmed { return text }
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(text[first...last])
    }
}

extension String {
    /// This text, a space and another one, in one piece of memory.
    ///
    /// An interpolation makes three texts of it, which is a tenth of encoding a small span.
    fileprivate func joined(_ other: String) -> String {
        var (first, second) = (self, other)
        return first.withUTF8 { first in
            second.withUTF8 { second in
                unsafe String(unsafeUninitializedCapacity: first.count + 1 + second.count) { buffer in
                    let space = unsafe buffer.initialize(fromContentsOf: first)
                    unsafe buffer.initializeElement(at: space, to: UInt8(ascii: " "))
                    return unsafe buffer[(space + 1)...].initialize(fromContentsOf: second)
                }
            }
        }
    }
}
