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

extension CurlExchange {
    /// What a transfer came to, by libcurl's verdict.
    func outcome(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
        guard code != CURLE_OK else { return .success(answer(failure: nil)) }
        return settled(by: error(for: code))
    }

    /// What a transfer came to that we ended ourselves.
    func outcome(abandoned kind: TransportError.Kind, _ message: String) -> Result<HTTPResponse, TransportError> {
        settled(by: TransportError(kind, message, mayHaveArrived: mayHaveArrived))
    }

    /// A failure after the server's verdict only spoils the body; before it, it is all there is.
    private func settled(by error: TransportError) -> Result<HTTPResponse, TransportError> {
        response.hasVerdict ? .success(answer(failure: error)) : .failure(error)
    }

    private func answer(failure: TransportError?) -> HTTPResponse {
        HTTPResponse(
            status: response.status, contentType: response.contentType, contentEncoding: response.contentEncoding,
            retryAfter: response.retryAfter, location: response.location, body: response.body, bodyFailure: failure,
            sends: sends)
    }

    /// Whether the last byte of the body has left this process.
    private var mayHaveArrived: Bool {
        let uploaded = unsafe genai_curl_get_offset(easy, CURLINFO_SIZE_UPLOAD_T)
        // After a refused repetition libcurl counts from zero again, but the first time may have gone through.
        return isRepetitionRefused || sends > 1 || sends == 1 && uploaded >= curl_off_t(transfer.request.body.count)
    }

    private func error(for code: CURLcode) -> TransportError {
        let (kind, message) = explanation(of: code)
        return TransportError(kind, message, mayHaveArrived: mayHaveArrived, curlCode: code.rawValue)
    }

    private func explanation(of code: CURLcode) -> (TransportError.Kind, String) {
        let endpoint = transfer.request.endpoint
        if let excess = excess(code) {
            return (.responseTooLarge, "\(endpoint) answered with more than \(excess); the rest was not read.")
        }
        if isRepetitionRefused {
            return (.connectionLost, "\(endpoint) closed a kept-alive connection without an answer.")
        }
        switch code {
        case CURLE_COULDNT_CONNECT: return unconnected(endpoint)
        case CURLE_COULDNT_RESOLVE_HOST:
            return (.nameResolution, "The name of \(endpoint) could not be resolved; check it, and the name server.")
        case CURLE_COULDNT_RESOLVE_PROXY:
            return (.nameResolution, "The name of the proxy for \(endpoint) could not be resolved.")
        case CURLE_OPERATION_TIMEDOUT: return overdue(endpoint)
        case CURLE_ABORTED_BY_CALLBACK:
            return transfer.cancellation.isRequested
                ? (.cancelled, "The export was cancelled.")
                : (.closed, "The exporter was shut down before \(endpoint) answered.")
        case CURLE_RECV_ERROR where detail.contains("alert"), CURLE_SEND_ERROR where detail.contains("alert"):
            // TLS 1.3 tells a client that its certificate is missing or refused only after the handshake.
            return (.tls, "\(endpoint) ended the TLS connection\(detail); does it ask for a client certificate?")
        default:
            let kind = TransportError.Kind(curlCode: code.rawValue)
            return (kind, words(for: kind, endpoint))
        }
    }

    private func words(for kind: TransportError.Kind, _ endpoint: Endpoint) -> String {
        switch kind {
        case .tls: "No trusted TLS connection to \(endpoint)\(detail); nothing was sent. Check the certificates."
        case .protocolViolation:
            "What \(endpoint) answered is not HTTP/1.1; is that the port for OTLP over HTTP?"
        case .invalidRequest: "libcurl refused the request to \(endpoint)\(detail)."
        case .resourcesExhausted: "libcurl ran out of memory during an export to \(endpoint)."
        default: "The connection to \(endpoint) was lost before an answer came\(detail)."
        }
    }

    /// The limit that the response passed, by our count or by libcurl's.
    private func excess(_ code: CURLcode) -> String? {
        switch code {
        case CURLE_FILESIZE_EXCEEDED: "\(transfer.request.maximumResponseSize / 1024 / 1024) MiB"
        // A single header of more than 100 KB looks to libcurl as if its buffer could not grow.
        case CURLE_OUT_OF_MEMORY where response.hasVerdict: "64 KiB of headers"
        default: response.excess
        }
    }

    private func unconnected(_ endpoint: Endpoint) -> (TransportError.Kind, String) {
        if isAddressRefused {
            return (
                .connectionFailed,
                "The name of \(endpoint) leads to a link-local address, where a machine keeps its credentials; "
                    + "nothing is sent there unless allowsLinkLocalAddresses is set."
            )
        }
        return switch Int32(truncatingIfNeeded: unsafe genai_curl_get_long(easy, CURLINFO_OS_ERRNO)) {
        case ECONNREFUSED:
            (.connectionRefused, "Nothing listens at \(endpoint); start a collector there, or change the endpoint.")
        default: (.connectionFailed, "No connection to \(endpoint)\(detail).")
        }
    }

    private func overdue(_ endpoint: Endpoint) -> (TransportError.Kind, String) {
        let limits = [timeLimit, transfer.request.connectTimeout].compactMap { $0 }
        return sends == 0
            ? (.connectTimeout, "No connection to \(endpoint) within \(limits.min() ?? .zero).")
            : (.timeout, "\(endpoint) gave no complete answer within \(timeLimit ?? .zero).")
    }

    /// libcurl's own words in brackets, which may quote the server's.
    private var detail: String {
        let text = unsafe ServerText.excerpt(
            of: Array(String(cString: errorText).utf8), limit: 160, hiding: transfer.request.headers)
        return text.isEmpty ? "" : " (\(text))"
    }
}
