// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

extension TransportError.Kind {
    /// What each of libcurl's codes means; one that is missing here, or that a later version invents, is a lost
    /// connection, which is tried again.
    ///
    /// Where the code alone does not decide, ``CurlExchange`` looks closer: a refused connection is told from one without
    /// a route, a timeout before the connection from one after it, a cancellation from a shutdown.
    private static let byCode: [(codes: [CURLcode], kind: TransportError.Kind)] = [
        ([CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY], .nameResolution),
        ([CURLE_COULDNT_CONNECT], .connectionFailed),
        ([CURLE_OPERATION_TIMEDOUT], .timeout),
        (
            [
                CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CLIENTCERT,
                CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
                CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CRL_BADFILE,
                CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED,
            ], .tls
        ),
        ([CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY], .protocolViolation),
        ([CURLE_FILESIZE_EXCEEDED], .responseTooLarge),
        (
            [
                CURLE_FAILED_INIT, CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_NOT_BUILT_IN,
                CURLE_UNKNOWN_OPTION,
            ], .invalidRequest
        ),
        ([CURLE_OUT_OF_MEMORY, CURLE_WRITE_ERROR, CURLE_READ_ERROR], .resourcesExhausted),
        ([CURLE_ABORTED_BY_CALLBACK], .cancelled),
    ]

    /// The meaning of a code other than that of success.
    init(curlCode code: UInt32) {
        self = Self.byCode.first { $0.codes.contains(CURLcode(code)) }?.kind ?? .connectionLost
    }
}
