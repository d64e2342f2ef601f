// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// The body of a recorded request or response.
enum RecordedBody {
    /// There is none.
    case none
    /// It was read as JSON already.
    case json(AttributeValue)
    /// It is as it was sent.
    case bytes([UInt8])

    /// What it says as JSON; nil when it is something else.
    var value: AttributeValue? {
        switch self {
        case .none: nil
        case .json(let value): value
        case .bytes(let bytes): try? JSONReader.parse(bytes, maximumDepth: Self.maximumDepth)
        }
    }

    /// Whether there is nothing but white space.
    var isEmpty: Bool {
        switch self {
        case .none: true
        case .json: false
        case .bytes(let bytes): bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        }
    }

    /// The bytes as they were sent, or as good as.
    var bytes: [UInt8] {
        switch self {
        case .none: return []
        case .bytes(let bytes): return bytes
        case .json(let value):
            var writer = JSONWriter()
            writer.value(value)
            return Array(writer.utf8)
        }
    }

    /// Levels of arrays and objects that are read: schemas of tools are nested more deeply than spans.
    static let maximumDepth = 256
}

#endif
