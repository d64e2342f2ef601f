// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Eight bytes in which something may be found.
struct Block {
    /// Where they begin.
    var position: Int
    /// For each ``ByteClass`` eight bits, which say what bytes are of that class, the first byte in the lowest.
    var classes: UInt32
    /// The same for every second byte, from the first: whether a known beginning may begin there or at the byte before.
    var beginnings: UInt32

    /// Bytes of a block.
    static let length = 8
    /// Bytes that are read to judge a block.
    static let window = 10

    private var digits: UInt32 { classes / ByteClass.digit & ByteClass.mask }
    private var dots: UInt32 { classes / ByteClass.dot & ByteClass.mask }

    /// The bytes that something hangs on.
    ///
    /// On a dot only with digits on both sides, of which one is in the same block.
    var specials: UInt32 { classes & ByteClass.mask | (digits == 0 ? 0 : dots) }
    var isRun: Bool { classes / ByteClass.gap & ByteClass.mask == 0 }
    /// Whether it has three digits.
    ///
    /// Seven digits and the separators among them lie in at most three blocks.
    var hasNumber: Bool {
        let butOne = digits & (digits &- 1)
        return butOne & (butOne &- 1) != 0
    }

    @inline(__always)
    fileprivate var isInteresting: Bool {
        if beginnings | classes & ByteClass.mask != 0 || isRun { return true }
        return digits != 0 && (dots != 0 || hasNumber)
    }
}

extension DetectorTable {
    /// The first block at a position or behind it in which something may be found.
    ///
    /// The last one overlaps the one before, so that all but the last two bytes of a text are in a block.
    func nextBlock(in bytes: Bytes, from start: Int, isGate: Bool) -> Block? {
        let last = bytes.count &- Block.window
        if start > last &+ Block.length || last < 0 { return nil }
        let classes = isGate ? gateClasses : classes
        // The pointers are used within the call that lends them and while this table is there, at offsets below the counts:
        // a byte numbers 256 classes, a triple `TripleSet.bitCount` bits, and a window begins at `last` or before.
        return unsafe bytes.withUnsafeBytes { text in
            let base = unsafe text.baseAddress.unsafelyUnwrapped
            var position = start
            while true {
                if position > last {
                    guard position < last &+ Block.length else { return nil }
                    position = last
                }
                let block = unsafe Self.block(base, at: position, classes.first, triples.first)
                if block.isInteresting { return block }
                position &+= Block.length
            }
        }
    }

    @inline(__always)
    private static func block(
        _ base: UnsafeRawPointer, at position: Int, _ classes: UnsafePointer<UInt32>, _ triples: UnsafePointer<UInt64>
    ) -> Block {
        let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let next = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position &+ 2, as: UInt64.self))
        let pairs = unsafe (
            classes[Int(word & 0xFF)] &+ classes[Int(word &>> 8 & 0xFF)] &* 2,
            classes[Int(word &>> 16 & 0xFF)] &+ classes[Int(word &>> 24 & 0xFF)] &* 2,
            classes[Int(word &>> 32 & 0xFF)] &+ classes[Int(word &>> 40 & 0xFF)] &* 2,
            classes[Int(word &>> 48 & 0xFF)] &+ classes[Int(word &>> 56)] &* 2
        )
        let sum = (pairs.0 &+ pairs.1 &* 4) &+ (pairs.2 &+ pairs.3 &* 4) &* 16
        let beginnings =
            unsafe hit(UInt32(truncatingIfNeeded: word), triples)
            | hit(UInt32(truncatingIfNeeded: word &>> 16), triples) &<< 2
            | hit(UInt32(truncatingIfNeeded: word &>> 32), triples) &<< 4
            | hit(UInt32(truncatingIfNeeded: next &>> 32), triples) &<< 6
        return Block(position: position, classes: sum, beginnings: beginnings)
    }

    @inline(__always)
    private static func hit(_ word: UInt32, _ triples: UnsafePointer<UInt64>) -> UInt32 {
        let number = TripleSet.number(word)
        return unsafe UInt32(truncatingIfNeeded: triples[number &>> 6] &>> UInt64(number & 63)) & 1
    }

    /// Whether a known beginning may begin at a position.
    func mayBegin(at position: Int, in bytes: Bytes) -> Bool {
        guard position + 2 < bytes.count else { return false }
        let number = TripleSet.number(
            UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16)
        return triples[number >> 6] >> UInt64(number & 63) & 1 != 0
    }
}
