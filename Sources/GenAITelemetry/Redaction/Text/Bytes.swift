// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Bytes that are lent for the length of a call.
///
/// The standard library's `Span`; in this module that name means another.
typealias Bytes = Swift.Span<UInt8>

extension String {
    /// Lends the bytes of the text, without copying them unless the text is one of Objective-C.
    func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
        #if !canImport(Darwin)
        // Without counting that somebody holds the text.
        return body(utf8.span)
        #else
        // The buffer lives as long as the closure runs, and the span cannot leave it.
        if let result = unsafe utf8.withContiguousStorageIfAvailable({ unsafe body($0.span) }) { return result }
        let copy = Array(utf8)
        return body(copy.span)
        #endif
    }
}

extension Swift.Span<UInt8> {
    /// Eight bytes as a number, the first the lowest.
    @inline(__always)
    func word(at start: Int) -> UInt64 {
        precondition(start >= 0 && start <= count - 8)
        // Within the bytes, as was just seen.
        return unsafe withUnsafeBytes {
            unsafe UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
    }

    /// Up to eight bytes from a position on as a number, the first the lowest; zeros for what is behind the end.
    @inline(__always)
    func firstBytes(at start: Int) -> UInt64 {
        if start <= count - 8 { return word(at: start) }
        var word: UInt64 = 0
        for index in start..<count { word |= UInt64(self[index]) << UInt64(8 * (index - start)) }
        return word
    }

    /// A copy.
    var array: [UInt8] {
        // The buffer is only read, within the closure.
        unsafe withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// Whether a text stands at a position.
    func contains(_ text: String, at start: Int) -> Bool {
        guard start >= 0, count - start >= text.utf8.count else { return false }
        var position = start
        for byte in text.utf8 {
            if self[position] != byte { return false }
            position += 1
        }
        return true
    }

    /// Whether a text stands at a position, its ASCII letters in either case if that is asked for.
    func contains(_ text: String, at start: Int, ignoringCase: Bool) -> Bool {
        guard ignoringCase else { return contains(text, at: start) }
        guard start >= 0, count - start >= text.utf8.count else { return false }
        var position = start
        for byte in text.utf8 {
            if DetectorTable.lowered(self[position]) != DetectorTable.lowered(byte) { return false }
            position += 1
        }
        return true
    }

    /// The end of the run of a set's bytes that begins at a position, looking no further than a limit.
    func endOfRun(of set: ByteSet, from start: Int, limit: Int = .max) -> Int {
        let limit = Swift.min(limit, count)
        precondition(start >= 0)
        // Only bytes from `start` to below `limit` are read.
        return unsafe withUnsafeBufferPointer { bytes in
            var end = start
            while end < limit, unsafe set.contains((bytes.baseAddress.unsafelyUnwrapped + end).pointee) { end &+= 1 }
            return end
        }
    }

    /// The first position where one of a set's bytes stands, else the limit, which is at most the end.
    func firstPosition(of set: ByteSet, from start: Int, limit: Int) -> Int {
        precondition(start >= 0 && limit <= count)
        // Only bytes from `start` to below `limit` are read.
        return unsafe withUnsafeBufferPointer { bytes in
            var position = start
            while position < limit, unsafe !set.contains((bytes.baseAddress.unsafelyUnwrapped + position).pointee) {
                position &+= 1
            }
            return position
        }
    }

    /// The first position from `start` where a text stands.
    func firstPosition(of text: String, from start: Int) -> Int? {
        guard let first = text.utf8.first, start >= 0 else { return nil }
        var position = start
        while position <= count - text.utf8.count {
            if self[position] == first, contains(text, at: position) { return position }
            position += 1
        }
        return nil
    }
}
