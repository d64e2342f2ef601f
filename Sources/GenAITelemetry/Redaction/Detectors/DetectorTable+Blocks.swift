// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Eight bytes in which something may be found.
struct Block {
    /// Where they begin.
    var position: Int
    /// How many bytes of each ``ByteClass`` they have.
    var classes: UInt32
    /// For every second byte, from the first, whether a known beginning may begin there or at the byte before.
    var beginnings: UInt32

    /// Bytes of a block.
    static let length = 8
    /// Bytes that are read to judge a block.
    static let window = 10
    /// Digits of a block from which a number may be personal data.
    ///
    /// Seven digits and the separators among them lie in at most three blocks.
    static let fewDigits: UInt32 = 3

    var digits: UInt32 { classes &>> 8 & ByteClass.count }
    var hasSpecials: Bool { classes & ByteClass.count != 0 }
    var isRun: Bool { classes &>> 16 == 0 }

    @inline(__always)
    fileprivate var isInteresting: Bool { beginnings != 0 || hasSpecials || isRun || digits >= Self.fewDigits }
}

extension DetectorTable {
    /// The first block at a position or behind it in which something may be found.
    ///
    /// The last one overlaps the one before, so that all but the last two bytes of a text are in a block.
    func nextBlock(in bytes: Bytes, from start: Int, isGate: Bool) -> Block? {
        let last = bytes.count &- Block.window
        if start > last &+ Block.length || last < 0 { return nil }
        // The pointers are used within the calls that lend them, at offsets below the counts: a byte numbers 256 classes, a
        // triple `TripleSet.bitCount` bits, and a window begins at `last` or before.
        return unsafe bytes.withUnsafeBytes { text in
            unsafe (isGate ? gateClasses : classes).withUnsafeBufferPointer { classes in
                unsafe triples.withUnsafeBufferPointer { triples in
                    var position = start
                    while true {
                        if position > last {
                            guard position < last &+ Block.length else { return nil }
                            position = last
                        }
                        let block = unsafe Self.block(text, at: position, classes, triples)
                        if block.isInteresting { return block }
                        position &+= Block.length
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func block(
        _ text: UnsafeRawBufferPointer, at position: Int, _ classes: UnsafeBufferPointer<UInt32>,
        _ triples: UnsafeBufferPointer<UInt64>
    ) -> Block {
        let base = unsafe text.baseAddress.unsafelyUnwrapped
        let classes = unsafe classes.baseAddress.unsafelyUnwrapped
        let triples = unsafe triples.baseAddress.unsafelyUnwrapped
        let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let next = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position &+ 2, as: UInt64.self))
        var sum = unsafe classes[Int(word & 0xFF)]
        unsafe sum &+= classes[Int(word &>> 8 & 0xFF)]
        unsafe sum &+= classes[Int(word &>> 16 & 0xFF)]
        unsafe sum &+= classes[Int(word &>> 24 & 0xFF)]
        unsafe sum &+= classes[Int(word &>> 32 & 0xFF)]
        unsafe sum &+= classes[Int(word &>> 40 & 0xFF)]
        unsafe sum &+= classes[Int(word &>> 48 & 0xFF)]
        unsafe sum &+= classes[Int(word &>> 56)]
        let beginnings =
            unsafe hit(UInt32(truncatingIfNeeded: word), triples)
            | hit(UInt32(truncatingIfNeeded: word &>> 16), triples) &<< 1
            | hit(UInt32(truncatingIfNeeded: word &>> 32), triples) &<< 2
            | hit(UInt32(truncatingIfNeeded: next &>> 32), triples) &<< 3
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
