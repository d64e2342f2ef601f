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
    var specials: UInt64
    /// The bytes by which runs of digits of base-64 become as long as a token.
    var runs: UInt64
    /// Digits of base-64.
    var tokens: UInt64
    /// Where something may begin that no long run follows.
    var beginnings: UInt64
    /// The last of two dashes or more in a row.
    var dashes: UInt64
    var digits: UInt64

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

/// Reads a text chunk by chunk.
///
/// What began in a chunk and goes on in the next one is kept.
struct ChunkReader {
    private let table: DetectorTable
    private let isGate: Bool
    private var tokens: UInt64 = 0
    private var plain: UInt64 = 0
    private var dashes: UInt64 = 0
    private var dots: UInt64 = 0
    private var digits: UInt64 = 0

    init(_ table: DetectorTable, isGate: Bool) {
        self.table = table
        self.isGate = isGate
    }

    /// Forgets what was before: the next chunk is not the one behind the last one.
    mutating func restart() { (tokens, plain, dashes, dots, digits) = (0, 0, 0, 0, 0) }

    /// The chunk that begins at a position within the text.
    @inline(__always)
    mutating func chunk(of bytes: Bytes, at position: Int) -> Chunk {
        var classes = genai_text_classes()
        // The pointer is used within the call that lends it, which reads `count` bytes at most.
        unsafe bytes.withUnsafeBufferPointer {
            unsafe genai_text_classify(
                $0.baseAddress, $0.count, position, table.options.first + (isGate ? 1 : 0), &classes)
        }
        var chunk = Chunk(
            position: position, specials: classes.specials,
            runs: runs(classes.tokens, classes.plain, behind: classes.dots), tokens: classes.tokens,
            beginnings: classes.beginnings,
            dashes: classes.dashes & (classes.dashes &<< 1 | dashes &>> 63) & ~(classes.dashes &>> 1),
            digits: classes.digits)
        if table.personalData.ipAddress {
            // Those with digits on both sides.
            let behindDigits = classes.digits &<< 1 | digits &>> 63
            chunk.specials |= classes.dots & behindDigits & (classes.digits &>> 1 | 1 &<< 63)
        }
        tokens = classes.tokens
        plain = classes.plain
        dashes = classes.dashes
        dots = classes.dots
        digits = classes.digits
        return chunk
    }

    /// The bytes by which rows of twelve digits of base-64 begin, or of eight behind a dot, or go on.
    ///
    /// Rows of small letters and marks are words, paths and rules. A token has digits or capital letters.
    @inline(__always)
    private func runs(_ tokens: UInt64, _ plain: UInt64, behind dots: UInt64) -> UInt64 {
        let rows = Rows(last: self.tokens, current: tokens)
        let dotted = rows.eights.current & (dots &<< 8 | self.dots &>> 56)
        if rows.twelves.current | dotted == 0 { return 0 }
        let words = Rows(last: self.plain, current: plain)
        let last = rows.twelves.last & ~words.twelves.last
        let runs = rows.twelves.current & ~words.twelves.current
        return runs & ~(runs &<< 1 | last &>> 63) | dotted & ~words.eights.current
    }

    /// Where so many bytes of a set stand in a row, at the last of them, in two chunks.
    private struct Rows {
        let eights: (last: UInt64, current: UInt64)
        let twelves: (last: UInt64, current: UInt64)

        @inline(__always)
        init(last: UInt64, current: UInt64) {
            var (low, high) = (last, current)
            (low, high) = (low & (low &<< 1), high & (high &<< 1 | low &>> 63))  // two
            (low, high) = (low & (low &<< 2), high & (high &<< 2 | low &>> 62))  // four
            (low, high) = (low & (low &<< 4), high & (high &<< 4 | low &>> 60))  // eight
            eights = (low, high)
            twelves = (low & (low &<< 4), high & (high &<< 4 | low &>> 60))
        }
    }
}
