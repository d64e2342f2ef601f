// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

@Suite struct IDGeneratorTests {
    @Test func `ids are unique across threads`() async {
        let perThread = 100_000
        let ids = await onThreads(8) { _ in
            let generator = RandomIDGenerator()
            return (0..<perThread).map { $0 % 2 == 0 ? generator.makeTraceID().low : generator.makeSpanID().value }
        }
        #expect(await onOwnThread { Set(ids.joined()).count } == 8 * perThread)
    }

    @Test func `every bit of an id is as often set as not`() {
        let generator = RandomIDGenerator()
        var counts = [Int](repeating: 0, count: 192)
        for _ in 0..<4000 {
            let trace = generator.makeTraceID()
            for (word, value) in [trace.high, trace.low, generator.makeSpanID().value].enumerated() {
                for bit in 0..<64 where value >> UInt64(bit) & 1 == 1 { counts[word * 64 + bit] += 1 }
            }
        }
        #expect(counts.allSatisfy { (1700...2300).contains($0) })
    }

    @Test func `a forked child makes other ids than its parent`() throws {
        // Swift hides fork because a child may do little; making an id and writing it to a pipe is little enough.
        let symbol = unsafe dlsym(nil, "fork")
        let fork = unsafe unsafeBitCast(try #require(unsafe symbol), to: (@convention(c) () -> Int32).self)
        var ends: [Int32] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        let generator = RandomIDGenerator()
        _ = generator.makeSpanID()  // The parent's generator is seeded before the fork.
        var buffer = [UInt64](repeating: 0, count: 4)
        let child = fork()
        if child == 0 {
            for index in buffer.indices { buffer[index] = generator.makeSpanID().value }
            _ = unsafe write(ends[1], &buffer, 32)
            _exit(0)
        }
        try #require(child > 0)
        let own = (0..<4).map { _ in generator.makeSpanID().value }
        let count = unsafe read(ends[0], &buffer, 32)
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
        for end in ends { close(end) }
        #expect(count == 32)
        #expect(status == 0)
        #expect(Set(buffer + own).count == 8)
    }

    @Test func `a seed gives the same numbers every time`() {
        var left = Xoshiro256(seed: 42)
        var right = Xoshiro256(seed: 42)
        var other = Xoshiro256(seed: 43)
        let numbers = (0..<100).map { _ in left.next() }
        #expect(numbers == (0..<100).map { _ in right.next() })
        #expect(numbers != (0..<100).map { _ in other.next() })
        #expect(Set(numbers).count == 100)
    }

    @Test func `ids are read from lowercase hexadecimal digits and nothing else`() {
        #expect(TraceID(hex: "0af7651916cd43dd8448eb211c80319c")?.description == "0af7651916cd43dd8448eb211c80319c")
        #expect(SpanID(hex: "b7ad6b7169203331")?.description == "b7ad6b7169203331")
        for text in [
            "", "0", "0AF7651916CD43DD8448EB211C80319C", String(repeating: "0", count: 32),
            "0af7651916cd43dd8448eb211c80319é",
        ] {
            #expect(TraceID(hex: text) == nil)
            #expect(SpanID(hex: text) == nil)
        }
        #expect(SpanID(hex: "0000000000000000") == nil)
        #expect(TraceID(high: 0, low: 0) == nil)
        #expect(SpanID(0) == nil)
    }
}
