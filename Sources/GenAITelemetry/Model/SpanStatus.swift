// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How a span came out.
///
/// OpenTelemetry knows unset, ok and error. A timeout and a cancellation are errors on the wire, told apart by
/// `error.type`; they are kept apart here because they lead to different answers on call.
public struct SpanStatus: Hashable, Sendable {
    /// The kinds of outcome.
    public enum Code: Hashable, Sendable, CaseIterable {
        /// Nothing was said, which is what OpenTelemetry asks of a success.
        case unset
        /// The application itself declared success; final.
        case ok
        /// It failed.
        case error
        /// A deadline passed.
        case timeout
        /// Someone stopped it.
        case cancelled
    }

    /// The kind of outcome.
    public var code: Code
    /// A low-cardinality name of what failed, for `error.type`: an error code, a status, a type name.
    ///
    /// Never a message.
    public var errorType: String?
    /// A sentence for a person.
    ///
    /// May hold what users typed, so it is treated as content by redaction.
    public var message: String?

    /// Creates a status from its parts.
    public init(_ code: Code, errorType: String? = nil, message: String? = nil) {
        self.code = code
        self.errorType = errorType
        self.message = message
    }

    /// Nothing was said.
    public static let unset = SpanStatus(.unset)
    /// The application declared success.
    public static let ok = SpanStatus(.ok)
    /// It failed.
    public static func error(_ errorType: String, message: String? = nil) -> SpanStatus {
        SpanStatus(.error, errorType: errorType, message: message)
    }
    /// A deadline passed.
    public static let timeout = SpanStatus(.timeout, errorType: "timeout")
    /// Someone stopped it.
    public static let cancelled = SpanStatus(.cancelled, errorType: "cancelled")

    /// Whether OTLP's status is ERROR.
    public var isFailure: Bool { code == .error || code == .timeout || code == .cancelled }
}
