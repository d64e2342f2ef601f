// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A setting that cannot be used, found when it was given rather than at the first export.
///
/// The message is one sentence for the person who wrote the setting: what was wrong with it and what to write instead.
/// It describes a value only by its shape, never by its text, because the text may be a credential.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which kind of setting was wrong; a closed set today, an open one for whoever switches over it.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code's stable, low-cardinality name.
        public let rawValue: String

        /// Names a code, for a setting that this package does not know.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The endpoint is no usable `http`, `https` or `unix` URL.
        public static let invalidEndpoint = Self(rawValue: "invalid_endpoint")
        /// A header's name or value may not be sent.
        public static let invalidHeader = Self(rawValue: "invalid_header")
        /// A certificate or key file is missing, unreadable, or not PEM.
        public static let invalidCertificate = Self(rawValue: "invalid_certificate")
        /// The proxy is no usable URL.
        public static let invalidProxy = Self(rawValue: "invalid_proxy")
    }

    /// Which kind of setting was wrong.
    public let code: Code

    /// One sentence: what was wrong, and what to write instead.
    ///
    /// It never quotes a value.
    public let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The same as ``message``.
    public var description: String { message }
}
