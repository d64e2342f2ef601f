// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Has libcurl load certificates and keys, so that what it cannot use is a sentence at the start and not a failure of the
/// first export.
///
/// libcurl loads them when it says its first word to a server. Here that server is a port of this process: nothing leaves
/// the machine, and the trial is over when the word has come.
@safe struct CertificateTrial: ~Copyable {
    private let multi: CurlMulti
    private let easy: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private let server: SilentServer

    /// How long the first word is waited for, in milliseconds; it takes a few.
    private static let limit = 2000

    /// Checks that the files of these settings belong together and can be loaded.
    static func check(_ tls: TLSSettings) throws(ConfigurationError) {
        guard tls != TLSSettings(), CurlLibrary.problem == nil, let trial = CertificateTrial() else { return }
        try trial.run(tls)
    }

    /// Nil when there is no memory or no descriptor for it: the first export will tell.
    private init?() {
        guard let server = SilentServer(), let multi = CurlMulti() else { return nil }
        guard let easy = unsafe curl_easy_init() else {
            multi.destroy()
            return nil
        }
        self.server = server
        self.multi = multi
        unsafe self.easy = easy
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe multi.remove(easy)
        unsafe curl_easy_cleanup(easy)
        multi.destroy()
        unsafe errorText.deallocate()
    }

    private func run(_ tls: TLSSettings) throws(ConfigurationError) {
        setOptions(tls)
        guard unsafe multi.add(easy) else { return }
        for _ in 0..<Self.limit {
            guard multi.perform() else { return }
            if let (_, code) = unsafe multi.nextFinished() { return try judge(code, tls) }
            if server.hasHeard { return }
            usleep(1000)
        }
    }

    private func judge(_ code: CURLcode, _ tls: TLSSettings) throws(ConfigurationError) {
        let words: String
        switch code {
        case CURLE_SSL_CACERT_BADFILE:
            words = "The certificates in \(tls.trustedCertificatesFile ?? "the system's file") cannot be loaded"
        case CURLE_SSL_CERTPROBLEM:
            let certificate = tls.clientCertificateFile ?? ""
            let key = tls.clientKeyFile ?? certificate
            words = "The client certificate \(certificate) cannot be used with the key in \(key)"
        default: return  // Not about certificates.
        }
        let reason = unsafe String(cString: errorText)
        throw ConfigurationError(.invalidCertificate, reason.isEmpty ? "\(words)." : "\(words): \(reason).")
    }

    private func setOptions(_ tls: TLSSettings) {
        let openSocket: curl_opensocket_callback = { context, purpose, address in
            guard let address = unsafe address else { return -1 }
            return unsafe genai_curl_open_socket(context, purpose, address)
        }
        unsafe genai_curl_set_socket_callback(easy, openSocket, easy)
        unsafe genai_curl_set_string(easy, CURLOPT_URL, "https://127.0.0.1:\(server.port)/")
        unsafe genai_curl_set_string(easy, CURLOPT_PROXY, "")
        unsafe genai_curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        unsafe genai_curl_set_long(easy, CURLOPT_CONNECT_ONLY, 1)
        unsafe genai_curl_set_borrowed(easy, CURLOPT_ERRORBUFFER, errorText)
        if let file = tls.trustedCertificatesFile { unsafe genai_curl_set_string(easy, CURLOPT_CAINFO, file) }
        if let file = tls.clientCertificateFile {
            unsafe genai_curl_set_string(easy, CURLOPT_SSLCERT, file)
            unsafe genai_curl_set_string(easy, CURLOPT_SSLKEY, tls.clientKeyFile ?? file)
            unsafe genai_curl_set_string(easy, CURLOPT_KEYPASSWD, "")  // OpenSSL would otherwise ask on the terminal
        }
    }
}
