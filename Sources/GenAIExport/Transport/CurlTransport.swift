// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Sends requests with libcurl.
///
/// One thread of our own owns every libcurl handle; whoever sends only puts a request into its inbox and wakes it. The
/// thread is started by the first request and sleeps in the kernel between requests, so a transport that is never used
/// costs nothing and an idle one no processor time. Connections are kept alive and used again.
///
/// ## Process life
/// - `exit` during a transfer: the transfer is aborted and the thread is joined before OpenSSL takes itself down, which is
///   where exiting programs otherwise crash.
/// - `fork`: in the child, a transport that was in use fails at once with ``TransportError/Kind/forked`` and touches nothing
///   of the parent's. One that was not yet used works in the child.
/// - libcurl's global state is never cleaned up: Foundation's URLSession lives in the same library.
package final class CurlTransport: HTTPTransport {
    private let worker: CurlWorker

    /// Makes a transport; nothing is started or opened yet.
    ///
    /// But libcurl is prepared: with the first request, it would be on a thread that `exit` does not wait for, and a process
    /// that ends at that moment would pull OpenSSL away from under it.
    package init(_ settings: CurlSettings = CurlSettings()) {
        _ = CurlLibrary.problem
        worker = CurlWorker(settings)
    }

    deinit { worker.stop() }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let cancellation = CurlTransfer.Cancellation()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let transfer = CurlTransfer(request, cancellation: cancellation, continuation: continuation)
                if let error = worker.submit(transfer) { transfer.finish(.failure(error)) }
            }
        } onCancel: {
            cancellation.request()
            worker.wake()
        }
        return try result.get()
    }

    package func shutdown(within limit: Duration) async {
        worker.stop()
        await worker.finish(within: limit)
        CurlWorkers.joinFinished()
    }
}
