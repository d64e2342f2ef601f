// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
import Testing

@testable import GenAIOTLP

struct WireBufferTests {
    @Test(
        arguments: [
            (0, [0x00]), (1, [0x01]), (127, [0x7F]), (128, [0x80, 0x01]), (16383, [0xFF, 0x7F]),
            (16384, [0x80, 0x80, 0x01]), (Int.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
        ] as [(Int, [UInt8])])
    func `a length takes as many bytes as it needs`(_ length: Int, _ varint: [UInt8]) {
        #expect(Varint.byteCount(of: UInt64(length)) == varint.count)
        var buffer = WireBuffer()
        buffer.appendHeader(field: 15, byteCount: length)
        let written = unsafe Array(buffer.bytes)
        #expect(written == [15 << 3 | 2] + varint)
    }

    @Test(arguments: [0, 1, 125, 126, 127, 128, 129, 16_381, 16_382, 16_383, 16_384, 2_097_152])
    func `a message is the same whatever was thought of its size before`(_ textByteCount: Int) {
        var builder = MessageBuilder(arena: Arena())
        let text = String(repeating: "t", count: textByteCount)
        let status = unsafe builder.make(genai_otlp__status__init)
        unsafe status.pointee.message = unsafe builder.text(text)
        let expected = unsafe genai_otlp__status__get_packed_size(status)
        for slack in [0, 1, 100, 200, 20_000, 3_000_000] {
            var buffer = WireBuffer()
            unsafe buffer.append(field: 2, status, bound: expected + slack)
            #expect(buffer.count == WireBuffer.fieldByteCount(of: expected))
            let written = unsafe Array(buffer.bytes)
            #expect(written.suffix(textByteCount).elementsEqual(text.utf8))
            var header = WireBuffer()
            header.appendHeader(field: 2, byteCount: expected)
            let expectedHeader = unsafe Array(header.bytes)
            #expect(written.starts(with: expectedHeader))
        }
    }

    // MARK: Attributes, of which short ones are written in one piece

    /// Lengths at which a copy or a length takes another form.
    private static let lengths = Array(0...40) + Array(100...130)

    @Test func `an attribute that is a text has its bytes, whatever the lengths are`() {
        for nameLength in Self.lengths {
            for textLength in Self.lengths {
                let (name, text) = (Self.bytes(nameLength, from: 1), Self.bytes(textLength, from: 101))
                expectAttribute(name, value: Self.field(1, text)) { buffer, name in
                    unsafe text.withUnsafeBufferPointer { unsafe buffer.append(attribute: 9, name, $0) }
                }
            }
        }
    }

    @Test(arguments: [0, 1, 127, 128, 1 << 14, -1, .max, .min] as [Int64])
    func `an attribute that is a whole number has its bytes, whatever the length of its name`(_ number: Int64) {
        for nameLength in Self.lengths {
            expectAttribute(Self.bytes(nameLength, from: 1), value: [3 << 3] + Self.varint(UInt64(bitPattern: number)))
            {
                unsafe $0.append(attribute: 9, $1, number)
            }
        }
    }

    @Test func `an attribute that is another number or a truth value has its bytes, whatever the length of its name`() {
        let half: [UInt8] = [4 << 3 | 1, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F]
        for nameLength in Self.lengths {
            let name = Self.bytes(nameLength, from: 1)
            expectAttribute(name, value: half) { unsafe $0.append(attribute: 9, $1, 0.5) }
            expectAttribute(name, value: [2 << 3, 1]) { unsafe $0.append(attribute: 9, $1, true) }
            expectAttribute(name, value: [2 << 3, 0]) { unsafe $0.append(attribute: 9, $1, false) }
        }
    }

    /// Has an attribute written twice, once where the buffer begins and once behind that.
    @safe private func expectAttribute(
        _ name: [UInt8], value: [UInt8], sourceLocation: SourceLocation = #_sourceLocation,
        _ write: (inout WireBuffer, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let expected = Self.field(9, Self.field(1, name) + Self.field(2, value))
        // Without room to spare, so that the address sanitizer sees a byte too many.
        var buffer = WireBuffer()
        unsafe name.withUnsafeBufferPointer { unsafe write(&buffer, $0) }
        let first = unsafe Array(buffer.bytes)
        #expect(first == expected, "\(name.count) bytes of name", sourceLocation: sourceLocation)
        unsafe name.withUnsafeBufferPointer { unsafe write(&buffer, $0) }
        let both = unsafe Array(buffer.bytes)
        #expect(both == expected + expected, "\(name.count) bytes of name", sourceLocation: sourceLocation)
    }

    /// So many bytes of which none is like its neighbours.
    private static func bytes(_ count: Int, from first: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: first + $0) }
    }

    private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
        [number << 3 | 2] + varint(UInt64(content.count)) + content
    }

    private static func varint(_ number: UInt64) -> [UInt8] {
        var (rest, bytes) = (number, [UInt8]())
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }
}
