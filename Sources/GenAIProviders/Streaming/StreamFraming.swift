// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How the pieces of a stream are told apart.
public enum StreamFraming: Hashable, Sendable, CaseIterable {
    /// Events with `data:` lines.
    case serverSentEvents
    /// One JSON value to a line.
    case ndjson
    /// One JSON array, or JSON values one after the other.
    case jsonArray
    /// AWS's binary frames.
    case awsEventStream

    /// The framing that a content type names; nil when it names none.
    public init?(contentType: String?) {
        let type = contentType?.lowercased().split(separator: ";").first?.filter { $0 != " " }
        switch type {
        case "text/event-stream": self = .serverSentEvents
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/json-seq":
            self = .ndjson
        case "application/json": self = .jsonArray
        case "application/vnd.amazon.eventstream": self = .awsEventStream
        default: return nil
        }
    }

    /// The framing that a stream has by the first byte that says something; nil when it is white space.
    init?(firstByte byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): self = .jsonArray
        // The highest byte of a length, which no frame has.
        case 0: self = .awsEventStream
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0xEF, 0xBB, 0xBF: return nil
        default: self = .serverSentEvents
        }
    }
}
