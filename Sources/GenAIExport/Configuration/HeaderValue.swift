// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The value of a request header, which may be a credential and therefore cannot be printed.
///
/// Every way in which Swift turns a value into text shows `[hidden]`: interpolation, `print`, `debugPrint`, `dump`, a
/// mirror, and the same for any type that contains one. The text is read in one place, where the request is put together.
///
/// ```swift
/// let token = try HeaderValue("Bearer \(secret)")
/// print(token)  // [hidden]
/// ```
public struct HeaderValue: Hashable, Sendable {
    /// The longest value that is accepted, in bytes; servers commonly refuse more than 8 KiB of headers altogether.
    public static let maximumLength = 8192

    /// The text itself, for the transport alone.
    package let secret: String

    /// Checks and keeps a value.
    ///
    /// Spaces around it are dropped. A carriage return, line feed, NUL or any other control character but a tab is refused:
    /// libcurl would send it as it is, and the rest of the value would become a header of its own (RFC 9110, section 5.5).
    public init(_ text: String) throws(ConfigurationError) {
        let bytes = Array(text.utf8)
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let end = (bytes.lastIndex { !isBlank($0) } ?? start - 1) + 1
        let trimmed = bytes[start..<Swift.max(start, end)]
        guard trimmed.count <= Self.maximumLength else {
            throw ConfigurationError(
                .invalidHeader,
                "A header value has \(trimmed.count) bytes, and at most \(Self.maximumLength) are sent.")
        }
        guard trimmed.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else {
            throw ConfigurationError(
                .invalidHeader,
                "A header value of \(trimmed.count) bytes has a control character (a line break or a NUL, for example); "
                    + "remove it.")
        }
        self.secret = String(decoding: trimmed, as: UTF8.self)
    }
}

extension HeaderValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `[hidden]`.
    public var description: String { "[hidden]" }
    /// `[hidden]`.
    public var debugDescription: String { "[hidden]" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
