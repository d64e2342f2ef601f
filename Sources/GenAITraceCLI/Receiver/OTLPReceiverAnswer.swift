// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingFox
import Foundation
import GenAITelemetry

/// What the receiver answers: that all was taken, or a `google.rpc.Status` that says what was wrong.
struct OTLPReceiverAnswer: Error {
    let status: Int
    let body: [UInt8]
    var headers: FlyingFox.HTTPHeaders

    /// Everything was taken: an empty `ExportTraceServiceResponse`, in the form of the request (OTLP 1.11, "OTLP/HTTP
    /// Response").
    static func accepted(_ format: OTLPRequestBody.Format) -> OTLPReceiverAnswer {
        let body = format == .json ? Array("{}".utf8) : []
        return OTLPReceiverAnswer(status: 200, body: body, headers: [.contentType: format.rawValue])
    }

    /// The request was not taken.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - message: A sentence for whoever runs the sender. No content.
    ///   - format: The form of the request, if it is known.
    /// - Returns: The answer.
    static func failure(
        _ status: Int, _ message: String, _ format: OTLPRequestBody.Format = .json
    ) -> OTLPReceiverAnswer {
        let body = format == .json ? json(status, message) : protobuf(status, message)
        return OTLPReceiverAnswer(status: status, body: body, headers: [.contentType: format.rawValue])
    }

    /// The answer in the words of the server.
    var response: FlyingFox.HTTPResponse {
        FlyingFox.HTTPResponse(
            statusCode: HTTPStatusCode(status, phrase: Self.phrases[status] ?? "Error"), headers: headers,
            body: Data(body))
    }

    private static let phrases = [
        200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 413: "Content Too Large",
        415: "Unsupported Media Type", 503: "Service Unavailable",
    ]

    /// The numbers of google.rpc.Code: INVALID_ARGUMENT, NOT_FOUND, UNAVAILABLE, and so on.
    private static func code(_ status: Int) -> UInt8 {
        switch status {
        case 404: 5
        case 405: 12
        case 413: 8
        case 503: 14
        default: 3
        }
    }

    private static func json(_ status: Int, _ message: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("code")
            writer.int(Int64(code(status)))
            writer.key("message")
            writer.string(message)
        }
        return writer.utf8
    }

    /// `google.rpc.Status`: field 1 is the code, a varint; field 2 the message, a text with its length before it.
    private static func protobuf(_ status: Int, _ message: String) -> [UInt8] {
        let text = Array(message.utf8)
        var bytes: [UInt8] = [1 << 3, code(status), 2 << 3 | 2]
        var length = text.count
        while length > 0x7F {
            bytes.append(UInt8(length & 0x7F) | 0x80)
            length >>= 7
        }
        return bytes + [UInt8(length)] + text
    }
}

#endif
