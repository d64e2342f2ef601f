// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

/// Sixty-four bytes of a text, and where in them something may be found.
///
/// Each set has one bit for each byte, the first in the lowest.
struct Chunk {
    /// Where they begin.
    let position: Int
    /// The bytes that something hangs on: a separator, the @ of an address, what a disguise may begin with.
    let specials: UInt64
    /// The bytes by which runs of digits of base-64 become as long as a token.
    let runs: UInt64
    /// Digits of base-64.
    let tokens: UInt64
    /// Where something may begin that no long run follows.
    let beginnings: UInt64
    /// The last of two dashes or more in a row.
    let dashes: UInt64
    let digits: UInt64
    /// Those of them that may be of a list of bytes.
    let listed: UInt64

    @inline(__always)
    fileprivate init(_ chunk: genai_text_chunk) {
        position = chunk.position
        specials = chunk.specials
        runs = chunk.runs
        tokens = chunk.tokens
        beginnings = chunk.beginnings
        dashes = chunk.dashes
        digits = chunk.digits
        listed = chunk.listed
    }

    /// Bytes of a chunk.
    static let length = Int(GENAI_TEXT_LENGTH)
    var end: Int { position &+ Self.length }

    /// Where the run of digits of base-64 that a position is in begins and ends; no further than the chunk goes.
    func run(around index: Int) -> Range<Int> {
        let offset = UInt64(truncatingIfNeeded: index &- position)
        let behind = (~(tokens &>> offset)).trailingZeroBitCount
        let before = (~(tokens &<< (63 &- offset))).leadingZeroBitCount
        return max(index &+ 1 &- before, position)..<min(index &+ behind, end)
    }
}

/// Reads a text, from one chunk in which something may be found to the next.
///
/// What began in a chunk and goes on in the next one is kept.
struct ChunkReader {
    private let options: StaticTable<genai_text_options>
    private let isGate: Bool
    private var reader = genai_text_reader()

    init(_ table: DetectorTable, isGate: Bool, byteCount: Int) {
        options = table.options
        self.isGate = isGate
        reader.addresses = table.personalData.ipAddress
        if table.personalData.hasNumbers {
            reader.numbers = GENAI_TEXT_ALL_NUMBERS
        } else if isGate, byteCount >= DumpedBytes.shortestText {
            reader.numbers = GENAI_TEXT_LISTED_NUMBERS
        }
    }

    /// Forgets what was before: the next chunk is not the one behind the last one.
    mutating func restart() { reader.last = genai_text_classes() }

    /// The first chunk, of those that begin at a position, in which something may be found; nil when none is left.
    @inline(__always)
    mutating func next(in bytes: Bytes, from position: Int) -> Chunk? {
        var chunk = genai_text_chunk()
        // The pointers are used within the call that is lent them, which reads `count` bytes at most.
        let isFound = unsafe bytes.withUnsafeBufferPointer {
            unsafe genai_text_next(
                $0.baseAddress, $0.count, position, options.first + (isGate ? 1 : 0), &reader, &chunk)
        }
        return isFound ? Chunk(chunk) : nil
    }
}
