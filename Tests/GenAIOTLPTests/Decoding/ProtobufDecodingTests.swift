// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@testable import GenAIOTLP

struct ProtobufDecodingTests {
    // MARK: Hostile bytes

    /// Reads bytes the way the address sanitizer sees most: every piece of memory is an allocation of its own.
    private func read(_ bytes: [UInt8], _ limits: OTLPDecodingLimits = OTLPDecodingLimits()) throws -> OTLPTraces {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { unsafe copy.deallocate() }
        unsafe copy.copyBytes(from: bytes)
        return unsafe try OTLPTraces(
            unsafeProtobuf: UnsafeRawBufferPointer(copy), limits: limits, blockByteCount: 0)
    }

    @Test func `random bytes are read or refused, never more`() {
        var random = SplitMix(seed: freshSeed())
        for _ in 0..<3000 {
            let bytes = random.bytes(random.below(120))
            _ = try? read(bytes)
            _ = try? OTLPTraceResponse(protobuf: bytes)
        }
    }

    @Test func `bytes that are cut short or have flipped bits are read or refused, never more`() throws {
        var random = SplitMix(seed: freshSeed())
        for _ in 0..<30 {
            let whole = random.traces().protobuf().bytes
            guard whole.count < 20_000 else { continue }
            for _ in 0..<40 {
                var bytes = whole
                if random.happens(oneIn: 2) { bytes.removeLast(random.below(bytes.count + 1)) }
                for _ in 0..<random.below(6) where !bytes.isEmpty {
                    bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
                }
                if let traces = try? read(bytes) {
                    // What can be read can be written and read again.
                    expectSame(
                        try OTLPTraces(protobuf: traces.protobuf().bytes).spans.withoutRepairs,
                        traces.spans.withoutRepairs)
                }
            }
        }
    }

    @Test func `every cut of a request is refused, or is a shorter request`() {
        let whole = OTLPTraces(
            [Recorder.span { $0.addEvent("event", attributes: ["k": [1, "two"]]) }], convention: PlainConvention()
        )
        .protobuf().bytes
        for count in 1..<whole.count {
            #expect(throws: OTLPDecodingError.self) { try read(Array(whole.prefix(count))) }
        }
    }

    @Test func `an error says what is wrong and where`() throws {
        func message(_ bytes: [UInt8]) -> String {
            do { return "read \(try read(bytes))" } catch { return "\(error)" }
        }
        #expect(
            message([0x0A, 0x05, 0x0A])
                == "The trace request has field 1 of ExportTraceServiceRequest with a length beyond its message at byte 0. "
                + "It is cut short, or is something else.")
        #expect(message([0x08, 0x01]).contains("field 1 of ExportTraceServiceRequest with a wrong type at byte 0"))
        #expect(message([0x0A, 0x02, 0x0B, 0x00]).contains("a wrong type at byte 2"))
        #expect(message([0x13]).contains("a field of type 3 that OTLP does not use at byte 0"))
        #expect(message([0x80]).contains("a number that does not end at byte 0"))
        #expect(message([0x00, 0x00]).contains("a field number that does not exist at byte 0"))
        #expect(message([0x15, 0x00]).contains("a value that is cut short at byte 1"))
        #expect(message(Array("{\"resourceSpans\":[]}".utf8)).hasPrefix("The trace request has"))
    }

    @Test func `an error never repeats content`() {
        let secret = Array("sk-verysecret".utf8)
        #expect { try read([0x0A] + secret) } throws: { !"\($0)".contains("secret") && !"\($0)".contains("sk-") }
    }

    // MARK: Limits

    @Test(arguments: [10, 101, 5000, 200_000])
    func `nesting beyond the limit is refused without following it`(_ levels: Int) {
        // An array in an array in an array …, written from the inside and from the end.
        var reversed: [UInt8] = []
        for _ in 0..<levels {
            for tag: UInt8 in [0x0A, 0x2A] { reversed += varint(reversed.count).reversed() + [tag] }
        }
        for tag: UInt8 in [0x12, 0x4A, 0x12, 0x12, 0x0A] { reversed += varint(reversed.count).reversed() + [tag] }
        let bytes = Array(reversed.reversed())
        let result = Result { try read(bytes) }
        if levels == 10 {
            #expect((try? result.get().spanCount) == 1)
        } else {
            #expect { try result.get() } throws: { ($0 as? OTLPDecodingError)?.code == .tooDeep }
        }
    }

    private func varint(_ value: Int) -> [UInt8] {
        var (value, bytes) = (value, [UInt8]())
        while value >= 0x80 {
            bytes.append(UInt8(value & 0x7F) | 0x80)
            value >>= 7
        }
        return bytes + [UInt8(value)]
    }

    @Test func `more bytes than the limit are refused before they are looked at`() {
        var limits = OTLPDecodingLimits()
        limits.byteCount = 3
        #expect { try read([1, 2, 3, 4], limits) } throws: { ($0 as? OTLPDecodingError)?.code == .tooLarge }
    }

    @Test func `bytes that unfold to more memory than the limit are refused`() {
        // Two bytes are an empty span: a hundred times as much in memory.
        let spans = [[UInt8]](repeating: [0x12, 0x00], count: 200_000).flatMap(\.self)
        var bytes = spans
        for tag: UInt8 in [0x12, 0x0A] { bytes = [tag] + varint(bytes.count) + bytes }
        var limits = OTLPDecodingLimits()
        limits.memoryByteCount = 10_000_000
        #expect { try OTLPTraces(protobuf: bytes, limits: limits) } throws: {
            ($0 as? OTLPDecodingError)?.code == .tooLarge
        }
        #expect((try? OTLPTraces(protobuf: bytes))?.spanCount == 200_000)
    }

    @Test(.timeLimit(.minutes(1))) func `a list with very many names is read in time`() throws {
        let pairs = (0..<200_000).flatMap { index -> [UInt8] in
            let key = Array("k\(index % 100_000)".utf8)
            return [0x4A] + varint(key.count + 2) + [0x0A] + varint(key.count) + key
        }
        var bytes = pairs
        for tag: UInt8 in [0x12, 0x12, 0x0A] { bytes = [tag] + varint(bytes.count) + bytes }
        #expect(try OTLPTraces(protobuf: bytes).spans[0].attributes.count == 100_000)
    }

    // MARK: What others may write

    @Test func `text that is not UTF-8 is repaired and counted, and NUL is kept`() throws {
        var traces = OTLPTraces([Recorder.span()], convention: FreeConvention())
        traces.resourceSpans[0].scopeSpans[0].spans[0].name = "name X"
        traces.resourceSpans[0].scopeSpans[0].spans[0].attributes = [
            "key\u{0}X": "\u{0}value X", "bytes": .bytes(Array("X".utf8)),
        ]
        let bytes = traces.protobuf().bytes.map { $0 == UInt8(ascii: "X") ? 0xFF : $0 }
        let repaired = try read(bytes)
        #expect(repaired.repairedTextCount == 3)
        #expect(repaired.spans[0].name == "name \u{FFFD}")
        #expect(repaired.spans[0].attributes == ["key\u{0}\u{FFFD}": "\u{0}value \u{FFFD}", "bytes": .bytes([0xFF])])
        #expect(try OTLPTraces(protobuf: repaired.protobuf().bytes).repairedTextCount == 0)
    }

    @Test func `unknown fields and enum values are read over, and doubled fields merged`() throws {
        // A span whose kind is 77 and whose status is given twice, the second time with an unknown code and field 99.
        let status: [UInt8] = [0x7A, 0x03, 0x12, 0x01, 0x61, 0x7A, 0x02, 0x18, 0x09]
        let span: [UInt8] = [0x30, 77] + status + [0x9A, 0x06, 0x01, 0x00]
        var bytes = span
        for tag: UInt8 in [0x12, 0x12, 0x0A] { bytes = [tag] + varint(bytes.count) + bytes }
        let read = try read(bytes).spans[0]
        #expect(read.kind == .internal)
        #expect(read.status == OTLPSpan.Status(.unset, message: "a"))
        #expect(read.traceIDBytes.isEmpty && read.traceID == nil && read.spanID == nil && read.parentSpanID == nil)
    }

    @Test func `a name that stands twice holds the last value in the first place`() throws {
        let one: [UInt8] = [0x4A, 0x07, 0x0A, 0x01, 0x61, 0x12, 0x02, 0x18, 0x01]
        let two: [UInt8] = [0x4A, 0x07, 0x0A, 0x01, 0x61, 0x12, 0x02, 0x18, 0x02]
        let noValue: [UInt8] = [0x4A, 0x03, 0x0A, 0x01, 0x62]
        let noName: [UInt8] = [0x4A, 0x04, 0x12, 0x02, 0x18, 0x03]
        var bytes = one + noValue + two + noName
        for tag: UInt8 in [0x12, 0x12, 0x0A] { bytes = [tag] + varint(bytes.count) + bytes }
        #expect(try read(bytes).spans[0].attributes == ["a": 2, "b": .empty])
    }
}

extension [OTLPSpan] {
    /// The spans alone, to compare.
    fileprivate var withoutRepairs: OTLPTraces {
        OTLPTraces(resourceSpans: [.init(scopeSpans: [.init(scope: InstrumentationScope(name: ""), spans: self)])])
    }
}
