// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAICurl

/// What libcurl's own parser makes of a URL.
enum CurlURL {
    static func host(of text: String) -> String? {
        guard let url = unsafe curl_url() else { return nil }
        defer { unsafe curl_url_cleanup(url) }
        guard unsafe curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }
        var part: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(url, CURLUPART_HOST, &part, 0) == CURLUE_OK, let part = unsafe part else {
            return nil
        }
        defer { unsafe curl_free(part) }
        let host = unsafe String(cString: part)
        return host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    }
}
