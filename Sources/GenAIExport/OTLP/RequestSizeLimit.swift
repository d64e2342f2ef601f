// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// How large a request may be, as far as is known: what OTLP allows, until the destination has refused less.
///
/// A size that was refused is not sent again in vain. A destination that takes it after all, because a single span cannot
/// be made smaller, sets the limit back.
final class RequestSizeLimit: Sendable {
    private let refused = Atomic<Int>(.max)

    /// Whether a request may be sent.
    func allows(_ payload: OTLPPayload) -> Bool {
        if payload.body.count > OTLPHTTPConfiguration.maximumRequestSize { return false }
        return payload.spanCount <= 1 || payload.body.count < refused.load(ordering: .relaxed)
    }

    /// Notes that a request was taken.
    func noteTaken(_ payload: OTLPPayload) {
        if payload.body.count >= refused.load(ordering: .relaxed) { refused.store(.max, ordering: .relaxed) }
    }

    /// Notes that a request was too large.
    func noteRefused(_ payload: OTLPPayload) {
        if payload.body.count < refused.load(ordering: .relaxed) {
            refused.store(payload.body.count, ordering: .relaxed)
        }
    }
}
