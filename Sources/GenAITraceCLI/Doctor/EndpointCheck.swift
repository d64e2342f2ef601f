// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport
import GenAIOTLP

/// One request to an endpoint that holds no span, and what the answer means.
struct EndpointCheck {
    /// Where traces would go.
    let configuration: OTLPHTTPConfiguration
    /// What sends the request.
    let transport: any HTTPTransport

    /// Asks.
    func run() async -> Diagnosis {
        do throws(TransportError) {
            let start = ContinuousClock.now
            let response = try await transport.send(request)
            return Diagnosis(response, after: ContinuousClock.now - start, from: configuration.endpoint)
        } catch {
            return Diagnosis(error, at: configuration.endpoint)
        }
    }

    /// A resource without spans: not an empty body, which some servers refuse, and nothing that a backend would show.
    private var request: HTTPRequest {
        let traces = OTLPTraces(resourceSpans: [OTLPTraces.ResourceSpans()])
        let isProtobuf = configuration.encoding == .httpProtobuf
        let body = isProtobuf ? unsafe traces.protobuf().withUnsafeBytes { unsafe Array($0) } : traces.json()
        return HTTPRequest(
            to: configuration.endpoint, body: HTTPBody(body),
            contentType: isProtobuf ? "application/x-protobuf" : "application/json", headers: configuration.headers,
            timeout: configuration.timeout)
    }
}

#endif
