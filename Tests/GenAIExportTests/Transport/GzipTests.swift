// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct GzipTests {
    private func compressed(_ bytes: [UInt8], level: Int = GzipCompressor.defaultLevel) throws -> [UInt8] {
        var compressor = try Self.compressor(level)
        let body = compressor.compress(HTTPBody(bytes))
        return try #require(body).bytes
    }

    @Test func `what was compressed comes back`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for size in [1000, 10_000, 65_536, 2_000_000] {
            // Text with repetitions, as a batch of spans is: what has none is left as it was.
            let words = (0..<50).map { _ in (0..<12).map { _ in UInt8.random(in: 97...122, using: &generator) } }
            var bytes: [UInt8] = []
            while bytes.count < size { bytes += words.randomElement(using: &generator) ?? [] }
            for level in [1, 6, 12] where size < 1_000_000 || level == 1 {
                let small = try compressed(bytes, level: level)
                #expect(small.count < bytes.count)
                #expect(try Gzip.decompress(small, limit: bytes.count) == bytes, "seed \(seed)")
            }
        }
    }

    @Test func `a second implementation agrees`() throws {
        let directory = try TemporaryDirectory()
        let text = String(repeating: "spans and more spans, ", count: 500)
        let file = directory.place(try compressed(Array(text.utf8)), as: "body.gz")
        #expect(try ChildProcess.run(["gzip", "-dc", file]) == text)
    }

    @Test func `one compressor serves one body after another`() throws {
        var compressor = try Self.compressor(1)
        for number in 0..<20 {
            let bytes = [UInt8](repeating: UInt8(number), count: 1000 * (number + 1))
            let body = compressor.compress(HTTPBody(bytes))
            #expect(try Gzip.decompress(try #require(body).bytes, limit: 1 << 20) == bytes)
        }
    }

    @Test func `what compression does not shrink is left alone`() throws {
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var compressor = try Self.compressor(1)
        let results = [
            compressor.compress(HTTPBody(noise)), compressor.compress(HTTPBody([])), compressor.compress(HTTPBody([1])),
        ]
        #expect(results.allSatisfy { $0 == nil })
    }

    @Test func `a bomb stops at the limit`() throws {
        let bomb = try compressed([UInt8](repeating: 0, count: 64 << 20), level: 9)
        #expect(bomb.count < 100_000)
        #expect(throws: Gzip.DecompressionError.tooLarge) {
            try Gzip.decompress(bomb, limit: 1 << 20)
        }
        // Several files in a row count together.
        let half = try compressed([UInt8](repeating: 0, count: 600_000))
        #expect(try Gzip.decompress(half + half, limit: 1_200_000).count == 1_200_000)
        #expect(throws: Gzip.DecompressionError.tooLarge) {
            try Gzip.decompress(half + half, limit: 1_199_999)
        }
    }

    @Test func `exactly the limit is enough`() throws {
        let bytes = [UInt8](repeating: 7, count: 10_000)
        let small = try compressed(bytes)
        #expect(try Gzip.decompress(small, limit: 10_000) == bytes)
        #expect(throws: Gzip.DecompressionError.tooLarge) { try Gzip.decompress(small, limit: 9_999) }
    }

    @Test func `nothing that is damaged traps or passes`() throws {
        let bytes = Array(String(repeating: "a span, ", count: 100).utf8)
        let whole = try compressed(bytes)
        #expect(throws: Gzip.DecompressionError.malformed) { try Gzip.decompress([], limit: 100) }
        #expect(throws: Gzip.DecompressionError.malformed) { try Gzip.decompress(Array("not gzip".utf8), limit: 100) }
        let accepted = (0..<whole.count).filter {
            (try? Gzip.decompress(Array(whole.prefix($0)), limit: 1 << 20)) != nil
        }
        #expect(accepted == [])
        for position in whole.indices {
            var flipped = whole
            flipped[position] ^= 0xFF
            // The header's time, flags and system are not covered by the checksum; all else must be noticed.
            if let result = try? Gzip.decompress(flipped, limit: 1 << 20) { #expect(result == bytes) }
        }
    }

    private struct OutOfMemory: Error {}

    /// A compressor; `#require` does not take what cannot be copied.
    private static func compressor(_ level: Int) throws -> GzipCompressor {
        guard let compressor = GzipCompressor(level: level) else { throw OutOfMemory() }
        return compressor
    }
}
