// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Why bytes could not be read as OTLP.
public struct OTLPDecodingError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    ///
    /// Open: compare with the statics, and expect more of them.
    public struct Code: OpenVocabulary {
        /// The text in statistics; few different values.
        public let rawValue: String
        /// Creates a code from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// The bytes are cut short, or are something else.
        public static let malformed: Code = "malformed"
        /// The bytes, or what they unfold to, are larger than the limits allow.
        public static let tooLarge: Code = "too_large"
        /// Values are nested deeper than the limits allow.
        public static let tooDeep: Code = "too_deep"
    }

    /// What kind of failure it is.
    public let code: Code
    /// A sentence for the person on call: what was read, where it went wrong, what was expected.
    ///
    /// Never content.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension OTLPDecodingError: CustomStringConvertible {
    /// The sentence.
    public var description: String { message }
    /// A name with few different values, for `error.type`.
    public var shortDescription: String { code.rawValue }
}
