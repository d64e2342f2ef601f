// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport

/// Fetches traces over HTTP, with the certificates and the proxy that exports have.
struct TraceDownload {
    let url: String
    let headers: [(name: String, value: String)]

    /// How long a server may take to put a trace together.
    private static let timeout = Duration.seconds(60)

    /// What the server answers.
    ///
    /// - Returns: The body.
    /// - Throws: ``TraceInputError`` that names the server and never the path, in which tokens may stand.
    func bytes() async throws(TraceInputError) -> [UInt8] {
        let otlp = TelemetryConfiguration().otlp
        var request: HTTPRequest
        do throws(ConfigurationError) {
            request = HTTPRequest(to: try Endpoint(url), body: HTTPBody([]), contentType: "", timeout: Self.timeout)
            try request.headers.set("Accept", to: "application/json, application/x-protobuf")
            for header in headers { try request.headers.set(header.name, to: header.value) }
        } catch {
            throw TraceInputError(.configuration, error.message)
        }
        request.isFetch = true
        request.maximumResponseSize = TraceFormat.maximumSize
        let transport = CurlTransport(CurlSettings(tls: otlp.tls, proxy: otlp.proxy))
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await transport.send(request)
        } catch {
            await transport.shutdown(within: .seconds(1))
            throw TraceInputError(.unavailable, error.message)
        }
        await transport.shutdown(within: .seconds(1))
        return try body(of: response, from: request.endpoint)
    }

    private func body(of response: HTTPResponse, from endpoint: Endpoint) throws(TraceInputError) -> [UInt8] {
        switch response.status {
        case 200:
            if let failure = response.bodyFailure { throw TraceInputError(.unavailable, failure.message) }
            return response.body
        case 404:
            throw TraceInputError(
                .unreadable, "\(endpoint) has nothing there (404); is the trace's id right, and is it stored already?")
        case 401, 403:
            throw TraceInputError(
                .unavailable, "\(endpoint) refuses (\(response.status)); give it a --header \"Authorization=…\".")
        case 300..<400:
            let target = response.redirectOrigin ?? "elsewhere"
            throw TraceInputError(
                .unavailable, "\(endpoint) redirects to \(target) (\(response.status)); give the address itself.")
        default: throw TraceInputError(.unavailable, "\(endpoint) answered \(response.status).")
        }
    }
}
#endif
