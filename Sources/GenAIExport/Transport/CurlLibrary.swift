// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

/// The libcurl that this process has, prepared once.
enum CurlLibrary {
    /// Why it cannot be used, or `nil`.
    ///
    /// The first access initialises it.
    static let problem: TransportError? = prepare()

    /// 7.85, the first that can be told by name which protocols are allowed.
    private static let oldestVersion: UInt32 = 0x07_55_00

    private static func prepare() -> TransportError? {
        // Never undone with curl_global_cleanup: the library is shared with everybody else in the process.
        guard genai_curl_global_init() == CURLE_OK else {
            return TransportError(.unsupportedLibrary, "libcurl could not be initialised.")
        }
        guard genai_curl_running_version() >= oldestVersion else {
            return TransportError(
                .unsupportedLibrary, "The libcurl of this system is older than 7.85; telemetry is not exported.")
        }
        // Without it a name server that is down stops the whole thread, timeouts included.
        guard genai_curl_has_asynchronous_dns() != 0 else {
            return TransportError(
                .unsupportedLibrary,
                "The libcurl of this system cannot resolve names asynchronously; telemetry is not exported.")
        }
        CurlWorkers.installExitHandler()
        return nil
    }
}
