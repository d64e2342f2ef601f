// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What is known of a destination from all requests to it: a pure state machine, asked under a lock.
///
/// A destination that answers takes any number of requests. One that fails is left alone for a while; then one request
/// goes as a probe while all others wait for its result, so that a destination that comes back is not met by a herd.
struct DestinationHealth: Sendable {
    /// How many probes have failed since the last answer.
    private(set) var failureCount = 0
    /// When the next request may go, in nanoseconds of the monotonic clock.
    private(set) var nextAttempt: UInt64 = 0
    /// Whether the destination refuses the credentials, which no hurry changes.
    private(set) var isRefusing = false
    private var isProbing = false

    /// Whether a request may go.
    enum Admission: Hashable, Sendable {
        case go(isProbe: Bool)
        /// Not before this moment; nil means until the probe that is under way has its answer.
        case wait(until: UInt64?)
    }

    /// How a request ended, as far as the destination's health is concerned.
    enum Report: Hashable, Sendable {
        /// Some answer came.
        case answered
        /// Leave it alone until a moment.
        case failed(until: UInt64, isRefusal: Bool)
        /// Nobody knows: the request was cancelled.
        case unknown
    }

    /// Asks for admission.
    ///
    /// - Parameters:
    ///   - now: The moment.
    ///   - isHurried: Whether somebody would rather know now than wait.
    /// - Returns: Whether the request may go, or until when it waits.
    mutating func admit(now: UInt64, isHurried: Bool) -> Admission {
        guard failureCount > 0 else { return .go(isProbe: false) }
        if isProbing { return .wait(until: nil) }
        guard now >= nextAttempt || isHurried && !isRefusing else { return .wait(until: nextAttempt) }
        isProbing = true
        return .go(isProbe: true)
    }

    /// Notes how a request ended that was admitted.
    mutating func note(_ report: Report, ofProbe wasProbe: Bool) {
        if wasProbe { isProbing = false }
        switch report {
        case .unknown: break
        case .answered:
            failureCount = 0
            isRefusing = false
        case .failed(let moment, let isRefusal):
            // Requests that went out together and failed together are one failure.
            guard wasProbe || failureCount == 0 else { return }
            failureCount += 1
            nextAttempt = moment
            isRefusing = isRefusal
        }
    }
}
