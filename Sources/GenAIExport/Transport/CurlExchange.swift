// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

/// One transfer on the worker's thread: an easy handle, and everything that libcurl borrows while the handle lives.
@safe final class CurlExchange {
    let transfer: CurlTransfer
    let worker: CurlWorker

    /// libcurl's handle; owned, and freed last.
    let easy: UnsafeMutableRawPointer

    /// Where libcurl writes what went wrong, as a C string.
    let errorText: UnsafeMutablePointer<CChar>

    /// The headers of the request and of a proxy; libcurl only borrows them.
    var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []

    var response = ResponseCollector()

    /// How often the request was about to go out on a connection.
    var sends = 0

    /// Whether libcurl wanted to repeat the request and was not allowed to.
    var isRepetitionRefused = false

    /// Whether the name of the endpoint led to an address to which nothing is sent.
    var isAddressRefused = false

    /// The remaining time that libcurl was given, for the message when it is over.
    var timeLimit: Duration?

    private init(_ transfer: CurlTransfer, worker: CurlWorker, easy: UnsafeMutableRawPointer) {
        self.transfer = transfer
        self.worker = worker
        response.maximumBodySize = transfer.request.maximumResponseSize
        unsafe self.easy = easy
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe curl_easy_cleanup(easy)
        unsafe lists.forEach { unsafe curl_slist_free_all($0) }
        unsafe errorText.deallocate()
    }

    /// Makes a handle for a transfer and sets all its options.
    static func make(for transfer: CurlTransfer, worker: CurlWorker) -> Result<CurlExchange, TransportError> {
        let endpoint = transfer.request.endpoint
        if transfer.cancellation.isRequested {
            return .failure(TransportError(.cancelled, "The export was cancelled before it began."))
        }
        if let remaining = transfer.remaining, remaining <= .zero {
            return .failure(TransportError(.timeout, "The time for exporting to \(endpoint) was over before it began."))
        }
        guard let easy = unsafe curl_easy_init() else {
            return .failure(TransportError(.resourcesExhausted, "libcurl ran out of memory."))
        }
        let exchange = unsafe CurlExchange(transfer, worker: worker, easy: easy)
        do throws(TransportError) {
            try exchange.setOptions()
        } catch {
            return .failure(error)
        }
        return .success(exchange)
    }
}
