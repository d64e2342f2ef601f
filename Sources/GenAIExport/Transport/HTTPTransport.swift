// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Sends one request and says what came back: the seam between deciding what to send and moving bytes.
///
/// A transport does not retry, follow redirects, decode bodies or interpret statuses; ``RetryPolicy`` and the exporter do.
/// Tests put a scripted one here, and ``CurlTransport`` is the real one.
///
/// ## Implementation guidance
/// - `send` settles every request exactly once, within its ``HTTPRequest/timeout``, with a response or an error.
/// - A response whose status line arrived is a response, even if its body then broke off: see ``HTTPResponse/bodyFailure``.
/// - When the calling task is cancelled the transfer is aborted and `send` throws ``TransportError/Kind/cancelled``.
/// - Nothing that is thrown may contain a header's value, a path or a query.
package protocol HTTPTransport: Sendable {
    /// Sends a request.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse

    /// Aborts what is in flight, refuses what comes later, and gives everything back.
    ///
    /// Whoever wants the transfers in flight to finish awaits them first. A second call is harmless.
    ///
    /// - Parameter limit: How long to wait for the last transfer to let go; after that it is left behind.
    func shutdown(within limit: Duration) async
}
