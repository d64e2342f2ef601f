// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A request and whoever waits for its answer, on the way from the caller's task to the worker's thread.
final class CurlTransfer: Sendable {
    /// Set once, from any thread, when nobody waits any more.
    final class Cancellation: Sendable {
        private let flag = Atomic(false)

        var isRequested: Bool { flag.load(ordering: .relaxed) }

        func request() { flag.store(true, ordering: .relaxed) }
    }

    let request: HTTPRequest
    let cancellation: Cancellation
    private let deadline: SuspendingClock.Instant?
    private let continuation: CheckedContinuation<Result<HTTPResponse, TransportError>, Never>

    init(
        _ request: HTTPRequest, cancellation: Cancellation,
        continuation: CheckedContinuation<Result<HTTPResponse, TransportError>, Never>
    ) {
        self.request = request
        self.cancellation = cancellation
        self.continuation = continuation
        deadline = request.timeout.map { SuspendingClock.now + $0 }
    }

    /// What is left of the timeout: waiting in the inbox counts.
    ///
    /// `nil` when there is none.
    var remaining: Duration? { deadline.map { SuspendingClock.now.duration(to: $0) } }

    /// Hands over the outcome.
    ///
    /// Called once, by whoever takes the transfer out of the inbox or out of the running ones.
    func finish(_ result: Result<HTTPResponse, TransportError>) { continuation.resume(returning: result) }
}
