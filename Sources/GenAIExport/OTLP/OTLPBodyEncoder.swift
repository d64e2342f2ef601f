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

    /// A request with these spans in it, and how many of them could not be encoded.
    func request(for spans: [SealedSpan]) throws(ExportError) -> (request: HTTPRequest, skippedCount: Int) {
        let (body, skippedCount) = encode(spans)
        return (try request(with: body, spanCount: spans.count), skippedCount)
    }

    /// A request with traces in it that were recorded elsewhere.
    func request(for traces: OTLPTraces) throws(ExportError) -> HTTPRequest {
        let body = configuration.encoding == .httpProtobuf ? body(traces.protobuf()) : HTTPBody(traces.json())
        return try request(with: body, spanCount: traces.spanCount)
    }

    private func encode(_ spans: [SealedSpan]) -> (HTTPBody, skippedCount: Int) {
        guard configuration.encoding == .httpProtobuf else {
            return (HTTPBody(OTLPTraces(spans, convention: convention).json()), 0)
        }
        let encoded = tools.withLock { $0.encoder.encode(spans, convention: convention) }
        return (body(encoded), encoded.skippedIndexes.count)
    }

    private func body(_ encoded: EncodedRequest) -> HTTPBody {
        unsafe HTTPBody(capacity: encoded.byteCount) { buffer in
            unsafe encoded.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
            return encoded.byteCount
        }
    }

    private func request(with body: HTTPBody, spanCount: Int) throws(ExportError) -> HTTPRequest {
        guard body.count <= OTLPHTTPConfiguration.maximumRequestSize else {
            throw ExportError(
                .tooLarge,
                "A batch of \(spanCount) spans has \(body.count) bytes, more than the 64 MiB that OTLP allows; record less "
                    + "content, or set OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT.")
        }
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
