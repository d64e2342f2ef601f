// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Cuts a JSON array, as it comes, into its elements; or JSON values one after the other into the values.
///
/// Nothing is known of what stands in a value but where it ends.
public struct JSONArrayStreamParser: StreamParser {
    /// How many pieces were left out because they were too large.
    public private(set) var droppedPieceCount = 0
    private var buffer: [UInt8] = []
    private var scanned = 0
    /// Where the element that is not complete begins; nil between two.
    private var start: Int?
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    /// Whether the element is too large, and all of it is skipped.
    private var isSkipping = false

    /// Creates a parser at the beginning of a stream.
    public init() {}

    /// Adds bytes, and hands over the elements that are complete with them.
    public mutating func add(_ bytes: ArraySlice<UInt8>, _ handle: (StreamPiece) -> Void) {
        buffer.append(contentsOf: bytes)
        while scanned < buffer.count {
            let byte = buffer[scanned]
            scanned += 1
            read(byte, handle)
        }
        if let start, buffer.count - start > StreamLimits.maximumPieceByteCount {
            isSkipping = true
        }
        let keep = isSkipping ? buffer.count : start ?? buffer.count
        buffer.removeSubrange(..<keep)
        scanned -= keep
        if start != nil { start = 0 }
    }

    /// Ends the stream; an element that is not complete is none.
    public mutating func finish(_ handle: (StreamPiece) -> Void) {}

    private mutating func read(_ byte: UInt8, _ handle: (StreamPiece) -> Void) {
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
            }
            return
        }
        switch byte {
        // Elements are objects; what stands between them are brackets, commas and white space.
        case UInt8(ascii: "{"):
            if start == nil {
                start = scanned - 1
                depth = 0
            }
            depth += 1
        case UInt8(ascii: "}") where start != nil:
            depth -= 1
            if depth == 0 { endElement(handle) }
        case UInt8(ascii: "\""): isInString = start != nil
        default: break
        }
    }

    private mutating func endElement(_ handle: (StreamPiece) -> Void) {
        if isSkipping || start.map({ scanned - $0 > StreamLimits.maximumPieceByteCount }) == true {
            droppedPieceCount += 1
        } else if let start {
            handle(StreamPiece(data: buffer[start..<scanned]))
        }
        start = nil
        isSkipping = false
    }
}
