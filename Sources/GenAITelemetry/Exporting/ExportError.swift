// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a batch could not be delivered.
public struct ExportError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    ///
    /// Open: compare with the statics, and expect more of them.
    public struct Code: OpenVocabulary {
        /// The text in statistics; few different values.
        public let rawValue: String
        /// Creates a code from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// The destination could not be reached, or the connection broke, and retries ran out.
        public static let unreachable: Code = "unreachable"
        /// No answer in time.
        public static let timeout: Code = "timeout"
        /// The destination is busy, and retries ran out.
        public static let throttled: Code = "throttled"
        /// The destination refuses the request as it is.
        public static let refused: Code = "refused"
        /// The destination wants other credentials.
        public static let unauthorized: Code = "unauthorized"
        /// The request is larger than the destination, or OTLP, allows.
        public static let tooLarge: Code = "too_large"
        /// The secure connection could not be made.
        public static let tls: Code = "tls"
        /// The export was cancelled by a deadline or by shutdown.
        public static let cancelled: Code = "cancelled"
        /// The exporter was shut down before.
        public static let alreadyShutDown: Code = "already_shutdown"
        /// The spans could not be put into the form that the destination reads.
        public static let unencodable: Code = "unencodable"
        /// A file could not be written.
        public static let io: Code = "io"
        /// Anything else.
        public static let other: Code = "other"
    }

    /// What kind of failure it is.
    public let code: Code
    /// A sentence for the person on call: what was tried, on what, what came back, what to try.
    ///
    /// Never content or secrets.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension ExportError: CustomStringConvertible {
    /// The sentence.
    public var description: String { message }
    /// A name with few different values, for `error.type`.
    public var shortDescription: String { code.rawValue }
}
