// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

// The functions that libcurl calls, always on the worker's thread and only during `curl_multi_perform`. Nothing may escape
// from them into C: they do not throw, they do not trap on anything that a server chooses, and they return at once.

extension CurlExchange {
    static let bodyCallback: curl_write_callback = { data, size, count, context in
        let length = size &* count
        guard let exchange = unsafe CurlExchange.from(context), let data = unsafe data else { return 0 }
        return unsafe exchange.response.takeBody(UnsafeRawBufferPointer(start: data, count: length)) ? length : 0
    }

    static let headerCallback: curl_write_callback = { data, size, count, context in
        let length = size &* count
        guard let exchange = unsafe CurlExchange.from(context), let data = unsafe data else { return 0 }
        return unsafe exchange.response.takeHeader(UnsafeRawBufferPointer(start: data, count: length)) ? length : 0
    }

    /// Lets a transfer be aborted in the middle of a long step.
    static let progressCallback: curl_xferinfo_callback = { context, _, _, _, _ in
        guard let exchange = unsafe CurlExchange.from(context) else { return 1 }
        return exchange.worker.isStopping || exchange.transfer.cancellation.isRequested ? 1 : 0
    }

    /// Opens a socket for an address, unless it is one that a name must not lead to.
    static let socketCallback: curl_opensocket_callback = { context, purpose, address in
        guard let exchange = unsafe CurlExchange.from(context), let address = unsafe address else {
            return curl_socket_t(-1)
        }
        if exchange.refuses(unsafe SocketAddress(address)) {
            exchange.isAddressRefused = true
            return curl_socket_t(-1)
        }
        return unsafe genai_curl_open_socket(nil, purpose, address)
    }

    private func refuses(_ address: SocketAddress) -> Bool {
        let endpoint = transfer.request.endpoint
        return !worker.settings.allowsLinkLocalAddresses && endpoint.isName && address.isLinkLocal
    }

    /// Counts how often the request goes out, and ends a repetition that is one too many.
    static let requestCallback: curl_prereq_callback = { context, _, _, _, _ in
        guard let exchange = unsafe CurlExchange.from(context) else { return CURL_PREREQFUNC_ABORT }
        let allowed = exchange.worker.settings.repeatsOnStaleConnection ? 2 : 1
        guard exchange.sends < allowed else {
            exchange.isRepetitionRefused = true
            return CURL_PREREQFUNC_ABORT
        }
        exchange.sends += 1
        return CURL_PREREQFUNC_OK
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<CurlExchange>.fromOpaque(context).takeUnretainedValue()
    }
}
