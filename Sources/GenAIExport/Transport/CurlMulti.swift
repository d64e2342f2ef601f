// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

/// libcurl's multi handle: it drives the transfers, keeps the connections, and is what the thread sleeps on.
///
/// Sendable although libcurl's handles are not, because of how it is used: it is made by whoever starts the thread and then
/// belongs to that thread, which alone adds, removes, performs and destroys. Other threads call ``wake()`` and nothing
/// else, under the worker's lock and only while the worker is running; the thread leaves that phase, under the same lock,
/// before it destroys the handle.
@safe final class CurlMulti: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer

    /// How many idle connections are kept: one in use, and one from before a server moved.
    private static let maximumConnections = 2

    /// How long one sleep lasts when nothing happens; libcurl's own timers end it earlier, and so does ``wake()``.
    private static let maximumSleep: Int32 = 3_600_000  // ms

    /// Makes a handle, or returns `nil` when memory or descriptors are out.
    init?() {
        guard let handle = unsafe genai_curl_multi_init() else { return nil }
        unsafe self.handle = handle
        _ = unsafe genai_curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, Self.maximumConnections)
    }

    /// Interrupts ``sleep()``, now or the next time; the one function for other threads.
    func wake() { _ = unsafe curl_multi_wakeup(handle) }

    /// Adds a transfer.
    func add(_ easy: UnsafeMutableRawPointer) -> Bool { unsafe curl_multi_add_handle(handle, easy) == CURLM_OK }

    /// Removes a transfer, aborting it if it runs.
    func remove(_ easy: UnsafeMutableRawPointer) { _ = unsafe curl_multi_remove_handle(handle, easy) }

    /// Moves every transfer as far as it goes without waiting.
    ///
    /// False when the handle itself has failed.
    func perform() -> Bool {
        var running: Int32 = 0
        return unsafe curl_multi_perform(handle, &running) == CURLM_OK
    }

    /// The next transfer that has ended, with libcurl's verdict.
    func nextFinished() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(handle, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle else {
                continue
            }
            return unsafe (easy, message.pointee.data.result)
        }
        return nil
    }

    /// Sleeps until a socket is ready, one of libcurl's timers is due, or somebody calls ``wake()``.
    ///
    /// False on failure.
    func sleep() -> Bool { unsafe curl_multi_poll(handle, nil, 0, Self.maximumSleep, nil) == CURLM_OK }

    /// Closes the connections and frees the handle.
    ///
    /// Nothing may be called afterwards.
    func destroy() { _ = unsafe curl_multi_cleanup(handle) }
}
