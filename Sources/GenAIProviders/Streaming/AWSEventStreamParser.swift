// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Cuts AWS's binary event stream: frames with a length, headers, a payload, and a checksum of the lengths and one of
/// everything.
///
/// A frame of which a checksum is wrong is dropped and counted. When that is the checksum of the lengths, nothing that
/// follows can be found, and the rest of the stream is dropped.
public struct AWSEventStreamParser: StreamParser {
    /// How many frames were left out because they were damaged or too large.
    public private(set) var droppedPieceCount = 0
    private var buffer: [UInt8] = []
    /// Bytes of a frame that is too large and still to come.
    private var skipped = 0
    /// Whether the lengths can no longer be believed.
    public private(set) var isBroken = false
    private var names = EventNames()

    /// The lengths and their checksum.
    private static let preludeByteCount = 12
    /// The checksum of the whole frame.
    private static let checksumByteCount = 4

    /// Creates a parser at the beginning of a stream.
    public init() {}

    /// Adds bytes, and hands over the frames that are complete with them.
    public mutating func add(_ bytes: ArraySlice<UInt8>, _ handle: (StreamPiece) -> Void) {
        guard !isBroken else { return }
        buffer.append(contentsOf: bytes)
        var start = 0
        while skip(from: &start), buffer.count - start >= Self.preludeByteCount {
            let length = Int(number(at: start, byteCount: 4))
            let headerLength = Int(number(at: start + 4, byteCount: 4))
            let checksum = UInt32(truncatingIfNeeded: number(at: start + 8, byteCount: 4))
            let smallest = Self.preludeByteCount + Self.checksumByteCount
            guard checksum == CRC32.checksum(of: buffer[start..<start + 8]), length >= smallest,
                headerLength <= length - smallest
            else {
                isBroken = true
                droppedPieceCount += 1
                buffer = []
                return
            }
            if length > StreamLimits.maximumPieceByteCount {
                droppedPieceCount += 1
                skipped = length
                continue
            }
            guard buffer.count - start >= length else { break }
            read(start..<start + length, headerLength: headerLength, handle)
            start += length
        }
        buffer.removeSubrange(..<start)
    }

    /// Ends the stream; a frame that is not complete is counted as damaged.
    public mutating func finish(_ handle: (StreamPiece) -> Void) {
        if !buffer.isEmpty { droppedPieceCount += 1 }
        buffer = []
        skipped = 0
    }

    /// Goes over what is left of a frame that is too large; returns whether its end has come.
    private mutating func skip(from start: inout Int) -> Bool {
        let count = min(skipped, buffer.count - start)
        start += count
        skipped -= count
        return skipped == 0
    }

    private mutating func read(_ frame: Range<Int>, headerLength: Int, _ handle: (StreamPiece) -> Void) {
        let end = frame.upperBound - Self.checksumByteCount
        let checksum = UInt32(truncatingIfNeeded: number(at: end, byteCount: 4))
        let headers = frame.lowerBound + Self.preludeByteCount..<frame.lowerBound + Self.preludeByteCount + headerLength
        guard checksum == CRC32.checksum(of: buffer[frame.lowerBound..<end]), let event = event(in: headers) else {
            droppedPieceCount += 1
            return
        }
        if headers.upperBound == end, let message = event.message {
            // An error has its sentence in a header, and no payload.
            var writer = JSONWriter()
            writer.object {
                $0.key("message")
                $0.string(message)
            }
            handle(StreamPiece(event: event.name, data: writer.utf8[...]))
        } else {
            handle(StreamPiece(event: event.name, data: buffer[headers.upperBound..<end]))
        }
    }

    /// The name of an event, an exception or an error, and the sentence of an error; nil when a header is damaged.
    private mutating func event(in headers: Range<Int>) -> (name: String, message: String?)? {
        var name = ""
        var message: String?
        var position = headers.lowerBound
        while position < headers.upperBound {
            let nameLength = Int(buffer[position])
            let type = position + 1 + nameLength
            guard type < headers.upperBound else { return nil }
            let header = buffer[position + 1..<type]
            guard let value = value(at: type, before: headers.upperBound) else { return nil }
            // The message type tells which of these a frame has.
            if header.elementsEqual(":event-type".utf8) || header.elementsEqual(":exception-type".utf8)
                || header.elementsEqual(":error-code".utf8)
            {
                name = names.name(of: buffer[value])
            } else if header.elementsEqual(":error-message".utf8) {
                message = String(decoding: buffer[value], as: UTF8.self)
            }
            position = value.upperBound
        }
        return (name, message)
    }

    /// Where the value of a header stands, by the type that stands before it.
    private func value(at position: Int, before end: Int) -> Range<Int>? {
        var start = position + 1
        let count: Int
        switch buffer[position] {
        case 0, 1: count = 0  // true and false
        case 2: count = 1
        case 3: count = 2
        case 4: count = 4
        case 5, 8: count = 8  // a whole number, a time
        case 9: count = 16  // a UUID
        case 6, 7:  // bytes, text
            guard start + 2 <= end else { return nil }
            count = Int(number(at: start, byteCount: 2))
            start += 2
        default: return nil
        }
        return start + count <= end ? start..<start + count : nil
    }

    /// A number with its highest byte first.
    private func number(at position: Int, byteCount: Int) -> UInt64 {
        buffer[position..<position + byteCount].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
