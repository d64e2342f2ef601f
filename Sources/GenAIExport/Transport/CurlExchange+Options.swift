// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

extension CurlExchange {
    /// Sets every option, each with the reason why it is not libcurl's default.
    ///
    /// Two options are missing on purpose. `ACCEPT_ENCODING`: an answer is small, and without it no answer can be a
    /// decompression bomb. `LOW_SPEED_LIMIT`: a slow link within the timeout is fine, and a server that thinks for some
    /// seconds before it answers has a speed of zero.
    func setOptions() throws(TransportError) {
        try setManners()
        try setRequest()
        try setLimits()
        try setConnection()
        try setProxy()
        if transfer.request.endpoint.scheme == .https || worker.settings.proxy.isEncrypted { try setTLS() }
        try setCallbacks()
    }

    /// How libcurl behaves inside somebody else's process.
    private func setManners() throws(TransportError) {
        try set(CURLOPT_NOSIGNAL, 1)  // it would use SIGALRM, which belongs to the application
        unsafe genai_curl_set_quick_exit(easy)  // a dead name server must not stretch a timeout of 1 s to 10 s
        try set(CURLOPT_VERBOSE, 0)  // it would write headers to standard error
        try set(CURLOPT_NETRC, 0)  // no credentials that nobody configured here
        try check(unsafe genai_curl_set_borrowed(easy, CURLOPT_ERRORBUFFER, errorText), CURLOPT_ERRORBUFFER)
    }

    private func setRequest() throws(TransportError) {
        let request = transfer.request
        try set(CURLOPT_URL, request.endpoint.url)
        try set(CURLOPT_PROTOCOLS_STR, request.endpoint.scheme == .https ? "https" : "http")  // never file: and its kin
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)  // refused when configured; a belt
        try set(CURLOPT_PATH_AS_IS, 1)  // the path was configured, nobody tidies it up
        if request.isFetch { try set(CURLOPT_HTTPGET, 1) } else { try setBody(request.body) }
        try set(CURLOPT_USERAGENT, worker.settings.userAgent)
        try setHeaders(request)
        // A redirect would carry the body, and headers such as x-api-key, to a host that nobody configured.
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_MAXREDIRS, 0)
        try set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
        try set(CURLOPT_UNRESTRICTED_AUTH, 0)
    }

    private func setBody(_ body: HTTPBody) throws(TransportError) {
        try set(CURLOPT_POST, 1)
        // Borrowed: `transfer` keeps the body until this handle is freed.
        try check(unsafe genai_curl_set_borrowed(easy, CURLOPT_POSTFIELDS, body.baseAddress), CURLOPT_POSTFIELDS)
        try set(CURLOPT_POSTFIELDSIZE_LARGE, offset: body.count)
    }

    private func setHeaders(_ request: HTTPRequest) throws(TransportError) {
        var lines = request.isFetch ? [] : ["Content-Type: \(request.contentType)"]
        if let encoding = request.contentEncoding { lines.append("Content-Encoding: \(encoding)") }
        // libcurl would ask "Expect: 100-continue" for a large body and wait a second for an answer that few servers give.
        lines.append("Expect:")
        lines += request.headers.fields.map { field in
            let value = field.value.secret
            return value.isEmpty ? "\(field.name);" : "\(field.name): \(value)"  // "name:" would mean "do not send"
        }
        try set(CURLOPT_HTTPHEADER, lines: lines)
    }

    private func setLimits() throws(TransportError) {
        let request = transfer.request
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.milliseconds)
        timeLimit = transfer.remaining
        if let timeLimit { try set(CURLOPT_TIMEOUT_MS, timeLimit.milliseconds) }
        // A belt: the callbacks count, because before 8.4 this does not stop a chunked answer.
        try set(CURLOPT_MAXFILESIZE_LARGE, offset: request.maximumResponseSize)
    }

    private func setConnection() throws(TransportError) {
        let settings = worker.settings
        // HTTP/1.1 unless asked: with prior knowledge of HTTP/2, libcurl 7.88 failed 49 of 50 reused connections.
        try set(CURLOPT_HTTP_VERSION, settings.offersHTTP2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1)
        if let path = transfer.request.endpoint.socketPath { try set(CURLOPT_UNIX_SOCKET_PATH, path) }
        // Many receivers close after 60 idle seconds. What is younger than half of that is hardly ever closed already.
        try set(CURLOPT_MAXAGE_CONN, 30)
        try set(CURLOPT_MAXLIFETIME_CONN, 300)  // so that new addresses and new certificates are noticed
        try set(CURLOPT_TCP_KEEPALIVE, 1)  // so that a middlebox that forgot the connection is noticed
        try set(CURLOPT_TCP_KEEPIDLE, 30)
        try set(CURLOPT_TCP_KEEPINTVL, 10)
        try set(CURLOPT_DNS_CACHE_TIMEOUT, 60)
        try set(CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS, 200)  // a dead IPv6 route costs this much and no more
        try set(CURLOPT_UPLOAD_BUFFERSIZE, 2 * 1024 * 1024)  // 9 191 requests a second instead of 5 861 with 64 KiB
        if let resolved = settings.resolved { try set(CURLOPT_RESOLVE, lines: resolved) }
    }

    private func setProxy() throws(TransportError) {
        switch worker.settings.proxy {
        case .none:
            try set(CURLOPT_PROXY, "")  // unset would mean: whatever http_proxy in the environment says
        case .environment: break
        case .explicit(let proxy, let authorization):
            try set(CURLOPT_PROXY, proxy.url)
            try set(CURLOPT_NOPROXY, "")  // unset would mean: whatever no_proxy in the environment says
            try set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))  // our headers are for the endpoint, not for the proxy
            if let authorization {
                try set(CURLOPT_PROXYHEADER, lines: ["Proxy-Authorization: \(authorization.secret)"])
            }
        }
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)  // what the proxy says is not what the endpoint says
    }

    private func setTLS() throws(TransportError) {
        let tls = worker.settings.tls
        try set(CURLOPT_SSL_VERIFYPEER, 1)  // explicit, and there is no setting for it
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        // A session that is resumed asks for no certificate, the server's nor ours: a new one would go unnoticed.
        try set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        // The system's file is long, and reading it takes tens of milliseconds; one of the operator's is short, and may
        // have been replaced together with the server's certificate.
        unsafe genai_curl_set_trust_lifetime(easy, tls.trustedCertificatesFile == nil ? 60 : 0)
        if let file = tls.trustedCertificatesFile { try set(CURLOPT_CAINFO, file) }
        if let file = tls.clientCertificateFile {
            try set(CURLOPT_SSLCERT, file)
            try set(CURLOPT_SSLKEY, tls.clientKeyFile ?? file)
            try set(CURLOPT_KEYPASSWD, "")  // OpenSSL would otherwise ask on the terminal, and wait
        }
    }

    private func setCallbacks() throws(TransportError) {
        // Unretained: the worker keeps `self` as long as the handle is in use, and `deinit` frees the handle.
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        try check(unsafe genai_curl_set_body_callback(easy, Self.bodyCallback, context), CURLOPT_WRITEFUNCTION)
        try check(unsafe genai_curl_set_header_callback(easy, Self.headerCallback, context), CURLOPT_HEADERFUNCTION)
        try check(
            unsafe genai_curl_set_progress_callback(easy, Self.progressCallback, context), CURLOPT_XFERINFOFUNCTION)
        // Sockets are not for child processes, and not for every address that a name may turn out to have.
        try check(unsafe genai_curl_set_socket_callback(easy, Self.socketCallback, context), CURLOPT_OPENSOCKETFUNCTION)
        try check(unsafe genai_curl_set_request_callback(easy, Self.requestCallback, context), CURLOPT_PREREQFUNCTION)
    }
}

// MARK: - One function per argument shape

extension CurlExchange {
    private func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(unsafe genai_curl_set_long(easy, option, value), option)
    }

    private func set(_ option: CURLoption, offset value: Int) throws(TransportError) {
        try check(unsafe genai_curl_set_offset(easy, option, curl_off_t(value)), option)
    }

    private func set(_ option: CURLoption, _ value: String) throws(TransportError) {
        try check(unsafe genai_curl_set_string(easy, option, value), option)
    }

    private func set(_ option: CURLoption, lines: [String]) throws(TransportError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else {
                unsafe curl_slist_free_all(list)
                throw TransportError(.resourcesExhausted, "libcurl ran out of memory.")
            }
            unsafe list = longer
        }
        guard let list = unsafe list else { return }
        unsafe lists.append(list)
        try check(unsafe genai_curl_set_list(easy, option, list), option)
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(TransportError) {
        guard code != CURLE_OK else { return }
        throw TransportError(
            code == CURLE_OUT_OF_MEMORY ? .resourcesExhausted : .invalidRequest,
            "This libcurl refused option \(option.rawValue) with code \(code.rawValue); nothing was sent.",
            curlCode: code.rawValue)
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, at least 1 and at most what a C `long` of 32 bits can hold (24 days).
    fileprivate var milliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        return max(1, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}

extension ProxySettings {
    /// Whether TLS may be spoken with the proxy itself.
    fileprivate var isEncrypted: Bool {
        switch self {
        case .none: false
        case .environment: true
        case .explicit(let proxy, _): proxy.scheme == .https
        }
    }
}
