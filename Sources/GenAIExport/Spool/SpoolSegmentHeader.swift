// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The first bytes of a segment: what the file is, and the number that its checksums are made with.
///
/// The file's name holds the same, so that damage to the header loses nothing: neither a record, nor the knowledge which
/// spans were in the file. Neither says where the spans go.
package struct SpoolSegmentHeader: Hashable, Sendable {
    /// How many bytes it takes.
    package static let byteCount = 40
    /// The version of the format that is written.
    package static let version: UInt32 = 1
    private static let magic = Array("GAISPOOL".utf8)

    /// The position of the segment among those of its process.
    package var number: UInt64
    /// The number of the first span in it, counted over everything that the process has spooled.
    package var firstSequence: UInt64
    /// What the checksums of its records are made with.
    package var salt: UInt32

    /// Why a file is no segment that can be read.
    package enum Refusal: Error, Hashable, Sendable {
        /// It is something else.
        case foreign
        /// A later version of this package wrote it, and can read it.
        case newerVersion
    }

    package init(number: UInt64, firstSequence: UInt64, salt: UInt32) {
        self.number = number
        self.firstSequence = firstSequence
        self.salt = salt
    }

    /// Reads the header of a file, with the help of the file's name where it is damaged.
    package init(_ bytes: [UInt8], fileName: String) throws(Refusal) {
        guard let named = Self(fileName: fileName) else { throw .foreign }
        guard bytes.count >= Self.byteCount, bytes.starts(with: Self.magic) else {
            self = named
            return
        }
        if Self.isIntact(bytes) {
            self.init(
                number: bytes.number(at: 16), firstSequence: bytes.number(at: 24), salt: bytes.number(at: 12))
            return
        }
        // What a later version says of itself is not known, but it is whole; a damaged header of ours is ours without
        // the damage.
        let version: UInt32 = bytes.number(at: 8)
        if version != Self.version, named.bytes[12...].elementsEqual(bytes[12..<Self.byteCount]) == false {
            throw .newerVersion
        }
        self = named
    }

    private static func isIntact(_ bytes: [UInt8]) -> Bool {
        bytes.number(at: 8) == version && bytes.number(at: 36) == Checksum.of(bytes[..<36], salt: 0)
    }

    /// The bytes.
    package var bytes: [UInt8] {
        var bytes = Self.magic
        bytes.append(number: Self.version)
        bytes.append(number: salt)
        bytes.append(number: number)
        bytes.append(number: firstSequence)
        bytes.append(number: UInt32(0))
        bytes.append(number: Checksum.of(bytes[...], salt: 0))
        return bytes
    }
}

extension SpoolSegmentHeader {
    private static let fileExtension = ".spool"

    /// The name of the segment's file, such as `0000000000000007-0000000000000e00-9f3a1c22.spool`.
    package var fileName: String {
        "\(Self.hexadecimal(number, 16))-\(Self.hexadecimal(firstSequence, 16))-\(Self.hexadecimal(UInt64(salt), 8))"
            + Self.fileExtension
    }

    /// Reads a file's name; nil when it is not one of a segment.
    package init?(fileName: String) {
        guard fileName.hasSuffix(Self.fileExtension) else { return nil }
        let parts = fileName.dropLast(Self.fileExtension.utf8.count)
            .split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [16, 16, 8], let number = UInt64(parts[0], radix: 16),
            let firstSequence = UInt64(parts[1], radix: 16), let salt = UInt32(parts[2], radix: 16)
        else { return nil }
        self.init(number: number, firstSequence: firstSequence, salt: salt)
    }

    static func hexadecimal(_ number: UInt64, _ digitCount: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: max(digitCount - digits.count, 0)) + digits
    }
}
