// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not the JSON that was expected, and where.
public struct JSONError: Error, Hashable, Sendable {
    /// The position in the text, in bytes from 0.
    ///
    /// A text that ends too early is wrong at its end.
    public let offset: Int
    /// What was expected there.
    ///
    /// Never a piece of the text, which may be content.
    public let message: String

    /// Creates an error.
    public init(at offset: Int, _ message: String) {
        self.offset = offset
        self.message = message
    }
}

extension JSONError: CustomStringConvertible {
    /// The position and what was expected there, in one sentence.
    public var description: String { "The text is not valid JSON: at byte \(offset), \(message)." }
}
