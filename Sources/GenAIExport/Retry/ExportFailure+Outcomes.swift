// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// What every outcome of a request means. Accepted is the absence of a failure.
extension ExportFailure {
    /// The larger part of a request that was too large for the destination may pass in halves.
    static let tooLarge = Self("http_413", .split)
    /// The provider of headers failed, or took too long.
    static let noCredentials = Self("no_credentials", .retry)

    /// The failure that a status is, or nil for success (OTLP, "Failures" and "Retryable Response Codes").
    static func status(_ status: Int) -> Self? {
        switch status {
        case 200..<300: nil
        // Nobody follows: the spans would go to a host that nobody configured.
        case 300..<400: Self("redirected", .drop)
        case 400: Self("http_400", .isolate)
        case 401, 403: Self("http_\(status)", .hold)
        case 413: .tooLarge
        case 429, 502, 503, 504: Self("http_\(status)", .retry)
        case 404, 405, 415, 400..<600: Self("http_\(status)", .drop)
        default: Self("http_other", .drop)
        }
    }

    /// What a response means, or nil when it means that the server accepted the request.
    ///
    /// The status has decided whatever the body is; only one that is too large is a failure, by the specification.
    init?(_ response: HTTPResponse) {
        if let failure = Self.status(response.status) {
            self = failure
        } else if response.bodyFailure?.kind == .responseTooLarge {
            self = Self("response_too_large", .drop)
        } else {
            return nil
        }
    }

    /// What the lack of an answer means.
    init(_ error: TransportError) {
        let handling: Handling =
            switch error.kind.retry {
            case .soon: .retry
            case .rarely: .retryRarely
            case .never: .drop
            }
        self.init(error.kind.shortDescription, handling)
    }

    init?(_ outcome: Result<HTTPResponse, TransportError>) {
        switch outcome {
        case .success(let response): self.init(response)
        case .failure(let error): self.init(error)
        }
    }
}
