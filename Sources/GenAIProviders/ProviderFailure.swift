// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// What a provider says of a call that it did not serve.
public struct ProviderFailure: Error, Hashable, Sendable {
    /// The HTTP status; nil for an error that stands inside a response that began as a success.
    public var status: Int?
    /// The provider's own code, such as `rate_limit_exceeded`: of few different values, for `error.type`.
    public var code: String?
    /// The provider's sentence, which may quote what was sent to it: content, never a name.
    public var message: String?
    /// Whether the same request may succeed later.
    public var isRetryable: Bool

    /// Creates a failure.
    ///
    /// - Parameters:
    ///   - status: The HTTP status, if there is one.
    ///   - code: The provider's own code.
    ///   - message: The provider's sentence.
    ///   - isRetryable: Whether the same request may succeed later; by the code and the status unless it is said.
    public init(status: Int? = nil, code: String? = nil, message: String? = nil, isRetryable: Bool? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.isRetryable = isRetryable ?? Self.isRetryable(status: status, code: code)
    }

    private static func isRetryable(status: Int?, code: String?) -> Bool {
        if let code, permanentCodes.contains(code) { return false }
        if let code, retryableCodes.contains(code) { return true }
        guard let status else { return false }
        return [408, 409, 425, 429].contains(status) || status >= 500 && status != 501 && status != 505
    }

    /// Codes of statuses that are worth another try, but not with these: money is missing, and waiting brings none.
    private static let permanentCodes: Set<String> = [
        "insufficient_quota", "billing_hard_limit_reached", "billing_error", "ServiceQuotaExceededException",
        "billing_not_active",
    ]
    /// Codes that say so themselves, also inside a stream that has no status.
    private static let retryableCodes: Set<String> = [
        "rate_limit_error", "overloaded_error", "api_error", "timeout_error", "server_error", "rate_limit_exceeded",
        "RESOURCE_EXHAUSTED", "UNAVAILABLE", "INTERNAL", "DEADLINE_EXCEEDED", "ABORTED", "ThrottlingException",
        "ModelNotReadyException", "ModelTimeoutException", "ModelStreamErrorException", "InternalServerException",
        "ServiceUnavailableException", "throttlingException", "modelTimeoutException", "modelStreamErrorException",
        "internalServerException", "serviceUnavailableException",
    ]
}

extension ProviderFailure: SpanStatusConvertible {
    /// An error of the provider's code, or else of the status.
    public var spanStatus: SpanStatus {
        SpanStatus(.error, errorType: code ?? status.map { String($0) } ?? "_OTHER", message: message)
    }
}
