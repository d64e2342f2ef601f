// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIOTLP

struct ArenaTests {
    @Test(arguments: [0, 1, 64, 4096])
    func `pieces are aligned, do not overlap, and keep what is written`(_ blockByteCount: Int) {
        var random = SplitMix(seed: freshSeed())
        var arena = Arena(blockByteCount: blockByteCount)
        for _ in 0..<20 {
            var pieces: [(start: UnsafeMutableRawPointer, byteCount: Int, mark: UInt8)] = unsafe []
            for index in 0..<200 {
                let byteCount = random.below(random.happens(oneIn: 20) ? 9000 : 80)
                let alignment = random.pick([1, 2, 4, 8, 16])
                let start = unsafe arena.allocate(byteCount: byteCount, alignment: alignment)
                let address = UInt(bitPattern: start)
                #expect(address % UInt(alignment) == 0)
                let mark = UInt8(truncatingIfNeeded: index)
                unsafe start.initializeMemory(as: UInt8.self, repeating: mark, count: byteCount)
                unsafe pieces.append((start, byteCount, mark))
            }
            for index in unsafe pieces.indices {
                let piece = unsafe pieces[index]
                let bytes = unsafe UnsafeRawBufferPointer(start: piece.start, count: piece.byteCount)
                let mark = unsafe piece.mark
                let isKept = unsafe bytes.allSatisfy { $0 == mark }
                #expect(isKept)
            }
            let byteCount = unsafe pieces.reduce(0) { unsafe $0 + $1.byteCount }
            #expect(arena.usedByteCount >= byteCount)
            arena.reset()
            #expect(arena.usedByteCount == 0)
        }
    }

    @Test func `memory is used again after a reset, up to a bound`() {
        var arena = Arena()
        #expect(arena.heldByteCount == 0)
        for _ in 0..<100 {
            for _ in 0..<100 { unsafe _ = arena.allocate(byteCount: 1000, alignment: 8) }
            arena.reset()
        }
        #expect(arena.heldByteCount == 2 * Arena.defaultBlockByteCount)
        unsafe _ = arena.allocate(byteCount: 50_000_000, alignment: 1)
        arena.reset()
        #expect(arena.heldByteCount <= Arena.retainedByteCount)
    }
}
