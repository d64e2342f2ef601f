// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingFox
import Foundation
import GenAIExport
import GenAIOTLP

/// The body of an OTLP request, unpacked, within bounds.
struct OTLPRequestBody {
    /// How traces are written in it.
    enum Format: String {
        case protobuf = "application/x-protobuf"
        case json = "application/json"
    }

    /// The most bytes of a body, as sent and as unpacked: what a collector takes.
    static let limit = 20 << 20
    /// The most bytes that are read from a sender that sends too many, so that it reads the answer.
    private static let drainLimit = 4 * limit

    let format: Format
    let bytes: [UInt8]

    /// Reads the body of a request, to its end even when it is refused: the next request stands behind it.
    static func read(_ request: FlyingFox.HTTPRequest) async throws(OTLPReceiverAnswer) -> OTLPRequestBody {
        let body: [UInt8]?
        do {
            body = try await readAll(request.bodySequence)
        } catch {
            throw .failure(400, "The body broke off.")
        }
        let type = request.headers[.contentType]?.split(separator: ";").first?.trimmingWhiteSpace().lowercased()
        guard let format = type.flatMap(Format.init) else {
            throw .failure(415, "The Content-Type must be application/x-protobuf or application/json.")
        }
        let tooLarge = "The body has more than \(limit >> 20) MiB; send smaller batches."
        guard let body else { throw .failure(413, tooLarge, format) }
        switch request.headers[.contentEncoding]?.trimmingWhiteSpace().lowercased() {
        case nil, "", "identity":
            return OTLPRequestBody(format: format, bytes: body)
        case "gzip":
            do throws(Gzip.DecompressionError) {
                return OTLPRequestBody(format: format, bytes: try Gzip.decompress(body, limit: limit))
            } catch .tooLarge {
                throw .failure(413, "The body unpacks to more than \(limit >> 20) MiB; send smaller batches.", format)
            } catch {
                throw .failure(400, "The body is not gzip, though its Content-Encoding says so.", format)
            }
        default:
            var answer = OTLPReceiverAnswer.failure(415, "The Content-Encoding must be gzip or none.", format)
            answer.headers[HTTPHeader("Accept-Encoding")] = "gzip"
            throw answer
        }
    }

    /// The traces in it.
    func traces() throws(OTLPReceiverAnswer) -> OTLPTraces {
        do throws(OTLPDecodingError) {
            return switch format {
            case .protobuf: try OTLPTraces(protobuf: bytes)
            case .json: try OTLPTraces(json: bytes)
            }
        } catch {
            throw .failure(error.code == .tooLarge ? 413 : 400, error.message, format)
        }
    }

    /// All bytes; nil when there are too many.
    private static func readAll(_ chunks: HTTPBodySequence) async throws -> [UInt8]? {
        var bytes: [UInt8] = []
        var count = 0
        for try await chunk in chunks {
            count += chunk.count
            if count > drainLimit { return nil }
            if count <= limit { bytes.append(contentsOf: chunk) }
        }
        return count <= limit ? bytes : nil
    }
}

#endif
