// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// What a provider says of a call that it did not serve.
public struct ProviderFailure: Error, Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The provider's own code, such as `rate_limit_exceeded`: of few different values, for `error.type`.
    public var code: String?
    /// The provider's sentence, which may quote what was sent to it: content, never a name.
    public var message: String?
    /// Whether the same request may succeed later.
    public var isRetryable: Bool

    /// Creates a failure.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - code: The provider's own code.
    ///   - message: The provider's sentence.
    ///   - isRetryable: Whether the same request may succeed later; by the status unless it is said.
    public init(status: Int, code: String? = nil, message: String? = nil, isRetryable: Bool? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.isRetryable = isRetryable ?? ([408, 409, 425, 429].contains(status) || status >= 500)
    }
}

extension ProviderFailure: SpanStatusConvertible {
    /// An error of the provider's code, or else of the status.
    public var spanStatus: SpanStatus {
        SpanStatus(.error, errorType: code ?? String(status), message: message)
    }
}
