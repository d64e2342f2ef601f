// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes AWS's event stream from lines of JSON, to be read again: `{"event": "messageStop", "payload": {…}}`.
enum EventStreamEncoder {
    private struct Line: Decodable {
        let event: String?
        let exception: String?
    }

    static func encode(lines: [UInt8]) throws -> [UInt8] {
        var frames: [UInt8] = []
        for text in lines.split(separator: UInt8(ascii: "\n")) {
            let line = try JSONDecoder().decode(Line.self, from: Data(text))
            let object = try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any]
            let payload = try JSONSerialization.data(withJSONObject: object?["payload"] ?? [:], options: .sortedKeys)
            frames += frame(
                headers: [
                    (":message-type", line.exception == nil ? "event" : "exception"),
                    (line.exception == nil ? ":event-type" : ":exception-type", line.event ?? line.exception ?? ""),
                    (":content-type", "application/json"),
                ], payload: Array(payload))
        }
        return frames
    }

    static func frame(headers: [(name: String, value: String)], payload: [UInt8]) -> [UInt8] {
        var head: [UInt8] = []
        for (name, value) in headers {
            head += [UInt8(name.utf8.count)] + Array(name.utf8) + [7]
            head += big(UInt32(value.utf8.count)).suffix(2) + Array(value.utf8)
        }
        var frame = big(UInt32(16 + head.count + payload.count)) + big(UInt32(head.count))
        frame += big(checksum(frame))
        frame += head + payload
        return frame + big(checksum(frame))
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    }

    /// The checksum bit by bit, as its definition has it.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            checksum ^= UInt32(byte)
            for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
        }
        return ~checksum
    }
}
