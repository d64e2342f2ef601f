// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of JSON values of which each has a line of its own.
public struct NDJSONParser: StreamParser {
    /// How many pieces were left out because they were too large.
    public private(set) var droppedPieceCount = 0
    private var buffer: [UInt8] = []
    private var scanned = 0
    /// Whether the line is too large, and all of it is skipped.
    private var isSkipping = false

    /// Creates a parser at the beginning of a stream.
    public init() {}

    /// Adds bytes, and hands over the lines that are complete with them.
    public mutating func add(_ bytes: ArraySlice<UInt8>, _ handle: (StreamPiece) -> Void) {
        buffer.append(contentsOf: bytes)
        var start = 0
        while scanned < buffer.count {
            if buffer[scanned] == UInt8(ascii: "\n") {
                endLine(start..<scanned, handle)
                start = scanned + 1
            }
            scanned += 1
        }
        if buffer.count - start > StreamLimits.maximumPieceByteCount || isSkipping {
            isSkipping = true
            start = buffer.count
        }
        buffer.removeSubrange(..<start)
        scanned = buffer.count
    }

    /// Hands over the last line, which needs no end.
    public mutating func finish(_ handle: (StreamPiece) -> Void) {
        endLine(0..<buffer.count, handle)
        buffer.removeAll()
        scanned = 0
    }

    private mutating func endLine(_ range: Range<Int>, _ handle: (StreamPiece) -> Void) {
        defer { isSkipping = false }
        guard !isSkipping, range.count <= StreamLimits.maximumPieceByteCount else {
            droppedPieceCount += 1
            return
        }
        var line = buffer[range]
        while let last = line.last, last <= 0x20 { line.removeLast() }
        if !line.isEmpty { handle(StreamPiece(data: line)) }
    }
}
