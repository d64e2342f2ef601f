// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Memory that is handed out piece by piece and taken back all at once.
///
/// The structs of a message and the texts they point at live exactly as long as the message is being packed. Handing
/// out is an addition, taking back an assignment, and after the first batches no allocation happens at all.
@safe struct Arena: ~Copyable, @unchecked Sendable {
    // Sendable: the arena is the only owner of its blocks, and what points into them must not outlive a `reset`.

    /// How much is asked of the system at once: the structs of a typical span fit several times.
    static let defaultBlockByteCount = 64 * 1024
    /// How much is kept for the next use.
    ///
    /// One huge prompt must not hold its memory for ever.
    static let retainedByteCount = 1024 * 1024
    /// What `malloc` promises: enough for any struct of C.
    private static let blockAlignment = 16

    private var blocks: [UnsafeMutableRawBufferPointer] = unsafe []
    private var current = -1
    private var cursor: UInt = 0
    private var end: UInt = 0
    /// Bytes taken from the system.
    private(set) var heldByteCount = 0
    private let blockByteCount: Int
    private let retainedByteCount: Int

    /// Bytes handed out since the last reset, padding included.
    private(set) var usedByteCount = 0

    /// Creates an empty arena, without allocating.
    ///
    /// A block of zero bytes gives every piece an allocation of its own, for as long as it is in use, so that the
    /// address sanitizer sees each of them.
    init(blockByteCount: Int = Arena.defaultBlockByteCount) {
        self.blockByteCount = blockByteCount
        retainedByteCount = blockByteCount == 0 ? 0 : Self.retainedByteCount
    }

    deinit { for index in unsafe blocks.indices { unsafe blocks[index].deallocate() } }

    /// Hands out memory that is not initialized; at least one byte, so that the address is never null.
    @inline(__always)
    mutating func allocate(byteCount: Int, alignment: Int) -> UnsafeMutableRawPointer {
        let mask = UInt(alignment) &- 1
        let start = (cursor &+ mask) & ~mask
        let next = start &+ UInt(max(byteCount, 1))
        guard next <= end, let address = unsafe UnsafeMutableRawPointer(bitPattern: start) else {
            return unsafe allocateInNextBlock(byteCount: max(byteCount, 1))
        }
        usedByteCount &+= Int(next &- cursor)
        cursor = next
        return unsafe address
    }

    /// Hands out room for a number of values of a type, not initialized.
    @inline(__always)
    mutating func allocate<Value>(_ type: Value.Type, count: Int = 1) -> UnsafeMutablePointer<Value> {
        unsafe allocate(byteCount: MemoryLayout<Value>.stride * count, alignment: MemoryLayout<Value>.alignment)
            .bindMemory(to: type, capacity: count)
    }

    /// Takes everything back.
    ///
    /// What was handed out must not be touched any more.
    mutating func reset() {
        usedByteCount = 0
        if heldByteCount > retainedByteCount { releaseExcess() }
        unsafe enter(blocks.isEmpty ? -1 : 0)
    }

    private mutating func allocateInNextBlock(byteCount: Int) -> UnsafeMutableRawPointer {
        while unsafe current + 1 < blocks.count {
            enter(current + 1)
            if unsafe blocks[current].count >= byteCount { return unsafe take(byteCount) }
        }
        let size = max(byteCount, blockByteCount)
        unsafe blocks.append(.allocate(byteCount: size, alignment: Self.blockAlignment))
        heldByteCount += size
        unsafe enter(blocks.count - 1)
        return unsafe take(byteCount)
    }

    /// Takes bytes from the start of the block just entered, where any alignment holds.
    private mutating func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
        cursor &+= UInt(byteCount)
        usedByteCount &+= byteCount
        return unsafe UnsafeMutableRawPointer(bitPattern: cursor &- UInt(byteCount))!  // The address of a block.
    }

    private mutating func enter(_ index: Int) {
        current = index
        guard index >= 0, let base = unsafe blocks[index].baseAddress else {
            (cursor, end) = (0, 0)
            return
        }
        cursor = UInt(bitPattern: base)
        end = unsafe cursor &+ UInt(blocks[index].count)
    }

    private mutating func releaseExcess() {
        while heldByteCount > retainedByteCount, let block = unsafe blocks.popLast() {
            heldByteCount -= block.count
            unsafe block.deallocate()
        }
    }
}
