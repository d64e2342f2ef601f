// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIConventions
internal import GenAIOTLP
internal import GenAITelemetry
import Synchronization

/// Turns spans into requests, with buffers that are used again for the next one.
final class OTLPBodyEncoder: Sendable {
    private let configuration: OTLPHTTPConfiguration
    private let convention: any SemanticConvention
    private let tools: Mutex<Tools>

    private struct Tools: ~Copyable {
        var encoder = TraceRequestEncoder()
        var compressor: GzipCompressor?
    }

    init(_ configuration: OTLPHTTPConfiguration, convention: any SemanticConvention) {
        self.configuration = configuration
        self.convention = convention
        tools = Mutex(Tools(compressor: configuration.isCompressing ? GzipCompressor() : nil))
    }

    /// These spans, encoded; those that could not be are missing from the payload's count.
    func payload(for spans: [SealedSpan]) -> OTLPPayload {
        guard configuration.encoding == .httpProtobuf else {
            return payload(for: OTLPTraces(spans, convention: convention))
        }
        return protobufPayload(for: spans)
    }

    /// These spans in protobuf, whatever the destination reads.
    func protobufPayload(for spans: [SealedSpan]) -> OTLPPayload {
        Self.payload(tools.withLock { $0.encoder.encode(spans, convention: convention) })
    }

    /// The same spans in the form that the destination reads.
    func converted(_ payload: OTLPPayload) -> OTLPPayload {
        guard payload.encoding != configuration.encoding, let traces = try? payload.traces() else { return payload }
        return self.payload(for: traces)
    }

    /// Traces that were recorded elsewhere, or a part of them, encoded.
    func payload(for traces: OTLPTraces) -> OTLPPayload {
        configuration.encoding == .httpProtobuf
            ? Self.payload(traces.protobuf())
            : OTLPPayload(HTTPBody(traces.json()), spanCount: traces.spanCount, encoding: .httpJSON)
    }

    private static func payload(_ encoded: EncodedRequest) -> OTLPPayload {
        let body = unsafe encoded.withUnsafeBytes { unsafe HTTPBody($0, of: encoded) }
        return OTLPPayload(body, spanCount: encoded.spanCount, encoding: .httpProtobuf)
    }

    /// A request with a payload in it, compressed if that pays.
    func request(for payload: OTLPPayload, headers: HTTPHeaders) -> HTTPRequest {
        let type = payload.encoding == .httpProtobuf ? "application/x-protobuf" : "application/json"
        var request = HTTPRequest(
            to: configuration.endpoint, body: payload.body, contentType: type, headers: headers,
            timeout: configuration.timeout)
        if payload.body.count >= OTLPHTTPConfiguration.minimumCompressedSize,
            let compressed = tools.withLock({ $0.compressor?.compress(payload.body) })
        {
            request.body = compressed
            request.contentEncoding = "gzip"
        }
        return request
    }
}
