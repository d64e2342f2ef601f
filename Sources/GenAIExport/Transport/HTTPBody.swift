// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The bytes of a request, written once and then immutable.
///
/// libcurl reads the body from the address it is given, and may read it a second time when a kept-alive connection turns
/// out to be dead, so the bytes need an address that outlives every closure: a class owns them, and whoever sends holds it.
@safe package final class HTTPBody: Sendable {
    /// Written before `init` returns and only read afterwards, which is why sharing the pointer is safe.
    nonisolated(unsafe) private let storage: UnsafeMutableRawBufferPointer
    /// Whoever the bytes belong to; nil when they are this body's own.
    private let owner: (any AnyObject & Sendable)?

    /// How many bytes there are.
    package let count: Int

    /// Makes a body by writing it in place.
    ///
    /// - Parameters:
    ///   - capacity: The most bytes that `write` may write.
    ///   - write: Fills the buffer from its start and returns how many bytes it wrote.
    /// - Throws: What `write` throws.
    package init<Failure: Error>(
        capacity: Int, writingWith write: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        owner = nil
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(capacity, 1), alignment: 16)
        do throws(Failure) {
            count = min(max(try unsafe write(room), 0), room.count)
        } catch {
            unsafe room.deallocate()
            throw error
        }
        guard count < room.count / 2 else {
            unsafe storage = room
            return
        }
        // Compressed bytes need a fifth of the room they were given, and may wait a long time in a retry.
        let exact = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 16)
        unsafe exact.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<count]))
        unsafe room.deallocate()
        unsafe storage = exact
    }

    /// Makes a body with a copy of these bytes.
    package convenience init(_ bytes: [UInt8]) {
        unsafe self.init(capacity: bytes.count) { buffer in
            unsafe buffer.copyBytes(from: bytes)
            return bytes.count
        }
    }

    /// Makes a body of bytes that somebody else has, who neither changes nor moves them.
    package init(_ bytes: UnsafeRawBufferPointer, of owner: any AnyObject & Sendable) {
        unsafe storage = UnsafeMutableRawBufferPointer(mutating: bytes)
        count = bytes.count
        self.owner = owner
    }

    deinit { if owner == nil { unsafe storage.deallocate() } }

    /// Lends the bytes for the duration of a closure.
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeRawBufferPointer(rebasing: storage[..<count]))
    }

    /// A copy of the bytes.
    package var bytes: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }

    /// The address of the first byte, for libcurl alone, which keeps it while the transfer keeps `self`.
    var baseAddress: UnsafeRawPointer? { unsafe UnsafeRawPointer(storage.baseAddress) }
}

extension HTTPBody: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(count) bytes" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
