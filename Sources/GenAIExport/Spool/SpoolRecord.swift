// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One batch on disk: an encoded `ExportTraceServiceRequest` in protobuf, after redaction and before compression.
package struct SpoolRecord: Hashable, Sendable {
    /// The numbers of its spans.
    package let spans: Range<UInt64>
    /// The request.
    package let payload: [UInt8]

    /// The bytes of a record in a segment.
    package static func encode(_ payload: [UInt8], sequence: UInt64, spanCount: Int, salt: UInt32) -> [UInt8] {
        let mark = SpoolMark(sequence: sequence, spanCount: spanCount, payload: payload[...], salt: salt)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount(of: payload.count))
        mark.append(.front, to: &bytes, salt: salt)
        bytes += payload
        mark.append(.back, to: &bytes, salt: salt)
        return bytes
    }

    /// How many bytes a record takes whose payload has a number of bytes.
    package static func byteCount(of payloadByteCount: Int) -> Int { payloadByteCount + 2 * SpoolMark.byteCount }
}
