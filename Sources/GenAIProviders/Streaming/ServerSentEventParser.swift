// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of server-sent events, as the HTML Standard defines them in its section 9.2.6.
///
/// An event that the stream breaks off in is none, by that standard; here what has come of it is handed over, because
/// servers forget the last line end.
public struct ServerSentEventParser: StreamParser {
    /// How many pieces were left out because they were too large.
    public private(set) var droppedPieceCount = 0
    /// The bytes of the event that is not complete.
    private var buffer: [UInt8] = []
    /// Where the next line begins, and how far it was looked through.
    private var lineStart = 0
    private var scanned = 0
    /// The data of the event so far: where it stands in the buffer while it is one line, else joined.
    private var line: Range<Int>?
    private var joined: [UInt8] = []
    private var hasJoined = false
    private var names = EventNames()
    private var name = ""
    /// Whether the event is too large, and all of it is skipped.
    private var isSkipping = false
    /// Whether the last byte was a carriage return, with which a line feed makes one line end.
    private var wasCarriageReturn = false
    private var isAtStart = true

    /// Creates a parser at the beginning of a stream.
    public init() {}

    /// Adds bytes, and hands over the events that are complete with them.
    public mutating func add(_ bytes: ArraySlice<UInt8>, _ handle: (StreamPiece) -> Void) {
        buffer.append(contentsOf: bytes)
        while let end = Self.lineEnd(in: buffer, from: scanned) {
            // What lies between ends the pair that a carriage return may begin.
            if end > scanned { wasCarriageReturn = false }
            scanned = end
            let byte = buffer[end]
            if byte == UInt8(ascii: "\n"), wasCarriageReturn, scanned == lineStart {
                wasCarriageReturn = false
                scanned += 1
                lineStart = scanned
            } else {
                wasCarriageReturn = byte == UInt8(ascii: "\r")
                endLine(lineStart..<scanned, handle)
                scanned += 1
                lineStart = scanned
            }
        }
        if scanned < buffer.count { wasCarriageReturn = false }
        scanned = buffer.count
        bound()
        compact()
    }

    /// Hands over the event that no empty line has ended.
    public mutating func finish(_ handle: (StreamPiece) -> Void) {
        if scanned > lineStart { endLine(lineStart..<scanned, handle) }
        endEvent(handle)
        buffer.removeAll()
        (lineStart, scanned) = (0, 0)
    }

    /// The next line feed or carriage return, looked for eight bytes at a time.
    private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
        unsafe bytes.withUnsafeBytes { bytes in
            var position = start
            while position &+ 8 <= bytes.count {
                let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                let feeds = word ^ 0x0A0A_0A0A_0A0A_0A0A
                let returns = word ^ 0x0D0D_0D0D_0D0D_0D0D
                // The high bit of a byte is set where the byte is zero after the exclusive or. It may be set wrongly behind
                // such a byte, never before it or without one.
                let hits =
                    ((feeds &- 0x0101_0101_0101_0101) & ~feeds | (returns &- 0x0101_0101_0101_0101) & ~returns)
                    & 0x8080_8080_8080_8080
                if hits != 0 { return position &+ hits.trailingZeroBitCount / 8 }
                position &+= 8
            }
            while position < bytes.count {
                let byte = unsafe bytes[position]
                if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return position }
                position &+= 1
            }
            return nil
        }
    }

    private mutating func endLine(_ range: Range<Int>, _ handle: (StreamPiece) -> Void) {
        var range = range
        if isAtStart {
            isAtStart = false
            // A byte order mark.
            if buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.lowerBound + 3..<range.upperBound }
        }
        if range.isEmpty { return endEvent(handle) }
        if range.count > StreamLimits.maximumPieceByteCount { skip() }
        guard !isSkipping else { return }
        let colon = buffer[range].firstIndex(of: UInt8(ascii: ":")) ?? range.upperBound
        var value = min(colon + 1, range.upperBound)..<range.upperBound
        if value.lowerBound < value.upperBound, buffer[value.lowerBound] == UInt8(ascii: " ") {
            value = value.lowerBound + 1..<value.upperBound
        }
        let field = buffer[range.lowerBound..<colon]
        if field.elementsEqual("data".utf8) {
            addData(value)
        } else if field.elementsEqual("event".utf8) {
            name = names.name(of: buffer[value])
        }
    }

    private mutating func addData(_ range: Range<Int>) {
        join()
        guard hasJoined else {
            line = range
            return
        }
        guard joined.count + range.count < StreamLimits.maximumPieceByteCount else { return skip() }
        joined.append(UInt8(ascii: "\n"))
        joined.append(contentsOf: buffer[range])
    }

    /// Copies the one line of data there is out of the buffer.
    private mutating func join() {
        guard let first = line else { return }
        joined.append(contentsOf: buffer[first])
        line = nil
        hasJoined = true
    }

    /// Forgets an event that is too large; the rest of it is skipped.
    private mutating func skip() {
        isSkipping = true
        line = nil
        joined.removeAll()
        hasJoined = false
    }

    private mutating func endEvent(_ handle: (StreamPiece) -> Void) {
        if isSkipping {
            droppedPieceCount += 1
        } else if hasJoined {
            handle(StreamPiece(event: name, data: joined[...]))
        } else if let line {
            handle(StreamPiece(event: name, data: buffer[line]))
        }
        line = nil
        joined.removeAll(keepingCapacity: true)
        hasJoined = false
        name = ""
        isSkipping = false
    }

    /// Forgets a line that is too large already.
    private mutating func bound() {
        guard scanned - lineStart > StreamLimits.maximumPieceByteCount || isSkipping else { return }
        skip()
        // A line of which nothing is left must not look like an empty one, which ends the event.
        if scanned > lineStart { lineStart = scanned - 1 }
    }

    private mutating func compact() {
        guard lineStart > 0 else { return }
        join()
        buffer.removeSubrange(..<lineStart)
        scanned -= lineStart
        lineStart = 0
    }
}
