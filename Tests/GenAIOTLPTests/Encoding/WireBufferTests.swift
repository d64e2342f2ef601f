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
}
