// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAITelemetry

/// What a chat server answered instead of a completion.
struct ChatError: Error, Hashable, Sendable {
    /// The HTTP status.
    let status: Int
    /// The server's own code, such as `rate_limit_exceeded`.
    let code: String?
    /// The server's own words.
    let message: String?
    /// How long the server asks to wait.
    let retryAfter: Duration?

    /// Whether asking again may help.
    var isRetryable: Bool { status == 429 || status == 503 }

    init(status: Int, code: String) {
        (self.status, self.code, message, retryAfter) = (status, code, nil, nil)
    }

    init(status: Int, body: String, retryAfter: String?) {
        struct Body: Decodable {
            struct Failure: Decodable {
                var message: String?
                var code: String?
            }
            var error: Failure
        }
        let failure = (try? JSONDecoder().decode(Body.self, from: Data(body.utf8)))?.error
        self.status = status
        code = failure?.code
        message = failure?.message
        self.retryAfter = retryAfter.flatMap(Double.init).flatMap { $0 >= 0 ? .seconds($0) : nil }
    }
}

extension ChatError: CustomStringConvertible, SpanStatusConvertible {
    var description: String {
        "The chat server answered \(status)\(code.map { " (\($0))" } ?? "")\(message.map { ": \($0)" } ?? "")."
    }

    /// The code or the status: few different values, for `error.type`.
    var spanStatus: SpanStatus { .error(code ?? String(status), message: description) }
}

#endif
