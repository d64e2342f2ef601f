// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import GenAIExport

@Suite struct GzipTests {
    private func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
        var compressor = try Self.compressor()
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
            let small = try compressed(bytes)
            #expect(small.count < bytes.count)
            #expect(try Gzip.decompress(small, limit: bytes.count) == bytes, "seed \(seed)")
        }
    }

    @Test func `a second implementation agrees`() throws {
        let directory = try TemporaryDirectory()
        for count in [500, 100_000] {
            let text = String(repeating: "spans and more spans, ", count: count)
            let file = directory.place(try compressed(Array(text.utf8)), as: "body-\(count).gz")
            #expect(try ChildProcess.run(["gzip", "-dc", file]) == text)
        }
    }

    @Test func `what a second implementation packed is unpacked, named and several in a row`() throws {
        let directory = try TemporaryDirectory()
        let text = String(repeating: "spans and more spans, ", count: 5000)
        let file = directory.place(Array(text.utf8), as: "body.txt")
        _ = try ChildProcess.run(["gzip", "-9", "--name", "--keep", file])
        let packed = try Array(Data(contentsOf: URL(fileURLWithPath: file + ".gz")))
        for count in 1...3 {
            let bytes = (0..<count).flatMap { _ in packed }
            #expect(try Gzip.decompress(bytes, limit: 1 << 20) == (0..<count).flatMap { _ in Array(text.utf8) })
            #expect(throws: Gzip.DecompressionError.malformed) {
                try Gzip.decompress(bytes + [0x1F, 0x8B, 8], limit: 1 << 20)
            }
        }
    }

    @Test func `one compressor serves one body after another`() throws {
        var compressor = try Self.compressor()
        for number in 0..<20 {
            let bytes = [UInt8](repeating: UInt8(number), count: 1000 * (number + 1))
            let body = compressor.compress(HTTPBody(bytes))
            #expect(try Gzip.decompress(try #require(body).bytes, limit: 1 << 20) == bytes)
        }
    }

    @Test func `what compression does not shrink is left alone`() throws {
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var compressor = try Self.compressor()
        let results = [
            compressor.compress(HTTPBody(noise)), compressor.compress(HTTPBody([])), compressor.compress(HTTPBody([1])),
        ]
        #expect(results.allSatisfy { $0 == nil })
    }

    @Test func `a bomb stops at the limit`() throws {
        let bomb = try compressed([UInt8](repeating: 0, count: 64 << 20))
        #expect(bomb.count < 400_000)
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
    private static func compressor() throws -> GzipCompressor {
        guard let compressor = GzipCompressor() else { throw OutOfMemory() }
        return compressor
    }
}
