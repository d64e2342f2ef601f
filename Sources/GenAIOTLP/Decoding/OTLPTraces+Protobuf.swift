// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP

extension OTLPTraces {
    /// Reads an `ExportTraceServiceRequest`, or `TracesData`, which look the same, from protobuf.
    ///
    /// The bytes may come from anybody. Texts that are not UTF-8 are repaired and counted, of a name that stands twice in
    /// a list the last value counts, and sizes and depths are bounded before anything is built.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - limits: How much is accepted.
    /// - Throws: An error that says where the bytes are wrong, or which limit they break.
    public init(protobuf bytes: [UInt8], limits: OTLPDecodingLimits = OTLPDecodingLimits()) throws(OTLPDecodingError) {
        self = unsafe try bytes.lend { bytes throws(OTLPDecodingError) in
            unsafe try OTLPTraces(unsafeProtobuf: bytes, limits: limits)
        }
    }

    init(
        unsafeProtobuf bytes: UnsafeRawBufferPointer, limits: OTLPDecodingLimits,
        blockByteCount: Int = Arena.defaultBlockByteCount
    ) throws(OTLPDecodingError) {
        self = unsafe try withUnpacked(
            bytes, what: "trace request", limits: limits, blockByteCount: blockByteCount,
            genai_otlp__export_trace_service_request__init
        ) {
            var reader = MessageReader()
            var traces = unsafe reader.traces($0.pointee)
            traces.repairedTextCount = reader.repairedTextCount
            return traces
        }
    }
}

extension OTLPTraceResponse {
    /// How much is accepted of an answer: a sentence, not a book.
    public static let decodingLimits: OTLPDecodingLimits = {
        var limits = OTLPDecodingLimits()
        limits.byteCount = 4 * 1024 * 1024
        return limits
    }()

    /// Reads an `ExportTraceServiceResponse` from protobuf.
    ///
    /// No bytes at all mean that everything was accepted.
    ///
    /// - Parameter bytes: The message, from a server that is not trusted.
    /// - Throws: An error that says where the bytes are wrong.
    public init(protobuf bytes: [UInt8]) throws(OTLPDecodingError) {
        self = unsafe try bytes.lend { bytes throws(OTLPDecodingError) in
            unsafe try OTLPTraceResponse(unsafeProtobuf: bytes)
        }
    }

    init(
        unsafeProtobuf bytes: UnsafeRawBufferPointer, blockByteCount: Int = Arena.defaultBlockByteCount
    ) throws(OTLPDecodingError) {
        self = unsafe try withUnpacked(
            bytes, what: "answer to a trace request", limits: Self.decodingLimits, blockByteCount: blockByteCount,
            genai_otlp__export_trace_service_response__init
        ) {
            guard let partial = unsafe $0.pointee.partial_success?.pointee else { return OTLPTraceResponse() }
            var reader = MessageReader()
            return unsafe OTLPTraceResponse(
                rejectedSpans: partial.rejected_spans, errorMessage: reader.text(partial.error_message))
        }
    }
}

extension [UInt8] {
    /// Lends the bytes to a closure with a typed error.
    fileprivate func lend<Value>(
        _ body: (UnsafeRawBufferPointer) throws(OTLPDecodingError) -> Value
    ) throws(OTLPDecodingError) -> Value {
        let result = unsafe withUnsafeBytes { bytes in
            Result { () throws(OTLPDecodingError) in unsafe try body(bytes) }
        }
        return try result.get()
    }
}
