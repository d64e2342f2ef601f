// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIConventions
internal import GenAIOTLP
internal import GenAITelemetry
import Synchronization

/// Turns spans into the body of a request, with buffers that are used again for the next one.
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

    /// A request with these spans in it.
    func request(for spans: [SealedSpan]) throws(ExportError) -> HTTPRequest {
        let body =
            configuration.encoding == .httpProtobuf
            ? tools.withLock { tools in HTTPBody(tools.encoder.encode(spans, convention: convention)) }
            : HTTPBody(OTLPTraces(spans, convention: convention).json())
        guard body.count <= OTLPHTTPConfiguration.maximumRequestSize else {
            throw ExportError(
                .tooLarge,
                "A batch of \(spans.count) spans has \(body.count) bytes, more than the 64 MiB that OTLP allows; record less "
                    + "content, or set OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT.")
        }
        return request(with: body)
    }

    private func request(with body: HTTPBody) -> HTTPRequest {
        let type = configuration.encoding == .httpProtobuf ? "application/x-protobuf" : "application/json"
        var request = HTTPRequest(
            to: configuration.endpoint, body: body, contentType: type, headers: configuration.headers,
            timeout: configuration.timeout)
        if body.count >= OTLPHTTPConfiguration.minimumCompressedSize,
            let compressed = tools.withLock({ $0.compressor?.compress(body) })
        {
            request.body = compressed
            request.contentEncoding = "gzip"
        }
        return request
    }
}
