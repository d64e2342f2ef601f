// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads the records of a segment, whatever has happened to its bytes: pure, and it always ends.
///
/// Every valid record before, between and after damage is found. Of a record that is damaged one mark is usually left, and
/// says which spans are lost.
package struct SpoolScanner: Sendable {
    /// What was found.
    package enum Finding: Hashable, Sendable {
        case record(SpoolRecord)
        /// Spans that were there and cannot be read.
        case damaged(Range<UInt64>)
    }

    private let bytes: [UInt8]
    private let salt: UInt32
    private var offset: Int
    /// Where the last record that was found ends: nothing before it belongs to another one.
    private var floor: Int
    /// How many bytes belong to no valid record.
    package private(set) var strayByteCount = 0

    /// Creates a scanner.
    ///
    /// - Parameters:
    ///   - bytes: The segment, or its end.
    ///   - offset: Where records begin.
    ///   - salt: The segment's number for checksums.
    package init(_ bytes: [UInt8], from offset: Int = 0, salt: UInt32) {
        self.bytes = bytes
        self.salt = salt
        self.offset = max(offset, 0)
        floor = self.offset
    }

    /// The next finding; nil at the end.
    package mutating func next() -> Finding? {
        while offset < bytes.count {
            if let mark = SpoolMark(at: offset, of: bytes, .front, salt: salt) { return finding(after: mark) }
            if let mark = SpoolMark(at: offset, of: bytes, .back, salt: salt), let finding = finding(before: mark) {
                return finding
            }
            let next = nextCandidate(after: offset)
            strayByteCount += next - offset
            offset = next
        }
        return nil
    }

    /// What follows a mark that stands in front.
    private mutating func finding(after mark: SpoolMark) -> Finding {
        let start = offset + SpoolMark.byteCount
        let end = start + mark.payloadByteCount
        offset = start
        guard end <= bytes.count, Checksum.of(bytes[start..<end], salt: salt) == mark.payloadChecksum else {
            // Go on inside: the length is right, but bytes may be missing.
            strayByteCount += SpoolMark.byteCount
            skipBackMark(of: mark, from: start)
            return .damaged(mark.spans)
        }
        offset = end
        if SpoolMark(at: end, of: bytes, .back, salt: salt) == mark { offset += SpoolMark.byteCount }
        floor = offset
        return .record(SpoolRecord(spans: mark.spans, payload: Array(bytes[start..<end])))
    }

    /// Goes to the end of a damaged record when its other mark is where it should be, so that it is not told twice.
    private mutating func skipBackMark(of mark: SpoolMark, from start: Int) {
        let end = start + mark.payloadByteCount
        guard end <= bytes.count, SpoolMark(at: end, of: bytes, .back, salt: salt) == mark else { return }
        strayByteCount += mark.payloadByteCount + SpoolMark.byteCount
        offset = end + SpoolMark.byteCount
        floor = offset
    }

    /// What stands before a mark at the back whose other one is damaged; nil when the record was found by that one.
    private mutating func finding(before mark: SpoolMark) -> Finding? {
        let start = offset - mark.payloadByteCount
        let end = offset
        offset += SpoolMark.byteCount
        defer { floor = offset }
        guard start >= floor, Checksum.of(bytes[start..<end], salt: salt) == mark.payloadChecksum else {
            strayByteCount += SpoolMark.byteCount
            return .damaged(mark.spans)
        }
        strayByteCount -= min(mark.payloadByteCount, strayByteCount)
        return .record(SpoolRecord(spans: mark.spans, payload: Array(bytes[start..<end])))
    }

    /// The next place where a mark may begin.
    private func nextCandidate(after offset: Int) -> Int {
        let start = offset + 1
        let first = Int32(SpoolMark.Side.front.rawValue & 0xFF)
        let distance = unsafe bytes.withUnsafeBytes { buffer -> Int? in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
            guard let base = rest.baseAddress, let found = unsafe memchr(base, first, rest.count) else {
                return nil
            }
            return unsafe UnsafeRawPointer(found) - base
        }
        return distance.map { start + $0 } ?? bytes.count
    }
}
