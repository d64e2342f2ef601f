// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText
import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// Where a reader of chunks stops, held against a look at every byte of every chunk.
@Suite struct ChunkReaderTests {
    /// Pieces of which many end up in one chunk, and some across two.
    private static let pieces = [
        "word ", "and ", "Word", "CONSTANT", "recommendation", "infrastructureAsCode", "path/to/some-file_name",
        "sk-proj-", "aGVsbG8gd29ybGQh", "hvs.", ".abcdefgh1", "eyJhbGciOi", "--", "---", "-----BEGIN", "115, 107, 45, ",
        "73 6b 2d ", "0x73, ", "2024", "12.34", "1.", ".1", "password is ", "Bearer ", "[\"", "</", "=", ":", "@", "+",
        "~", "%41", "&amp;", "\\", "\\n", "\\\"", "\u{0}", "\u{1B}", "é", "日本", "а", "\u{200B}", "_", "/", "\n", ", ",
    ]

    private static func text(_ random: inout Xoshiro256) -> [UInt8] {
        var text: [UInt8] = []
        // Mostly words, so that chunks are passed over.
        let rare = random.next() % 3 == 0 ? 1 : 12
        for _ in 0..<random.next() % 60 {
            let isRare = random.next() % UInt64(rare) == 0
            text += Array(pieces[Int(random.next() % UInt64(isRare ? pieces.count : 4))].utf8)
        }
        if random.next() % 4 == 0, !text.isEmpty {
            text[Int(random.next() % UInt64(text.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        return text
    }

    private struct Stop: Equatable {
        var position: Int
        var sets: [UInt64]
    }

    /// Where a reader stops.
    private static func stops(
        in text: [UInt8], by width: UInt32, _ options: genai_text_options, _ numbers: genai_text_numbers,
        addresses: Bool
    ) -> [Stop] {
        var options = options
        var reader = genai_text_reader()
        reader.numbers = numbers
        reader.addresses = addresses
        var chunk = genai_text_chunk()
        var stops: [Stop] = []
        var position = 0
        // The array is lent for the calls, which read within it.
        unsafe text.withUnsafeBufferPointer {
            while unsafe genai_text_next_by(
                width, $0.baseAddress, $0.count, position, &options, &reader, &chunk)
            {
                stops.append(
                    Stop(
                        position: chunk.position,
                        sets: [
                            chunk.specials, chunk.runs, chunk.tokens, chunk.beginnings, chunk.dashes, chunk.digits,
                            chunk.listed,
                        ]))
                position = chunk.position + 64
            }
        }
        return stops
    }

    /// The same, told byte by byte from what each byte is.
    private static func expectedStops(
        in text: [UInt8], _ options: genai_text_options, _ numbers: genai_text_numbers, addresses: Bool
    ) -> [Stop] {
        func isIn(_ set: ByteSet, _ index: Int) -> Bool { text.indices.contains(index) && set.contains(text[index]) }
        let plain = TextScanner.runSet.subtracting(.digits | .uppercase)
        // A row that ends at a byte; only what stands in the chunk and in the one before is seen.
        func isRow(_ count: Int, of set: ByteSet, endingAt index: Int) -> Bool {
            index - count >= -1 && (index - count + 1...index).allSatisfy { isIn(set, $0) }
        }
        func isTwelve(_ index: Int) -> Bool {
            isRow(12, of: TextScanner.runSet, endingAt: index) && !isRow(12, of: plain, endingAt: index)
        }
        func isRun(_ index: Int) -> Bool {
            if isTwelve(index), !isTwelve(index - 1) { return true }
            return isRow(8, of: TextScanner.runSet, endingAt: index) && isIn(".", index - 8)
                && !isRow(8, of: plain, endingAt: index)
        }
        func isListed(_ index: Int, before end: Int) -> Bool {
            isIn(.digits, index)
                && (1...4).contains {
                    index + $0 >= end || !isIn(TextScanner.runSet, index + $0) || isIn("-", index + $0)
                }
        }
        var options = options
        var stops: [Stop] = []
        for position in stride(from: 0, to: text.count, by: 64) {
            var classes = genai_text_classes()
            // The array is lent for the call, which reads within it.
            _ = unsafe text.withUnsafeBufferPointer {
                unsafe genai_text_classify_by(16, $0.baseAddress, $0.count, position, &options, &classes)
            }
            func bits(_ holds: (Int) -> Bool) -> UInt64 {
                (0..<64).reduce(0) { holds(position + $1) ? $0 | 1 << UInt64($1) : $0 }
            }
            let dashes = bits {
                isIn("-", $0) && isIn("-", $0 - 1) && ($0 + 1 == position + 64 || !isIn("-", $0 + 1))
            }
            var specials = classes.specials
            if addresses {
                specials |= bits {
                    isIn(".", $0) && isIn(.digits, $0 - 1) && ($0 + 1 == position + 64 || isIn(.digits, $0 + 1))
                }
            }
            let listed = numbers == GENAI_TEXT_NO_NUMBERS ? 0 : bits { isListed($0, before: position + 64) }
            let runs = bits(isRun)
            let wanted = numbers == GENAI_TEXT_ALL_NUMBERS ? classes.digits : listed
            if specials | runs | classes.beginnings | dashes | wanted != 0 {
                stops.append(
                    Stop(
                        position: position,
                        sets: [
                            specials, runs, classes.tokens, classes.beginnings, dashes, classes.digits, listed,
                        ]))
            }
        }
        return stops
    }

    @Test func `a reader passes over nothing that a look at each chunk would stop at`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("ChunkReaderTests seed: \(seed)")
        var random = Xoshiro256(seed: seed)
        let options = unsafe DetectorTable.credentials.options.first.pointee
        let gate = unsafe DetectorTable.credentials.options.first[1]
        for round in 0..<3000 {
            if round % 100 == 0 { await Task.yield() }
            let text = Self.text(&random)
            let numbers = [GENAI_TEXT_NO_NUMBERS, GENAI_TEXT_LISTED_NUMBERS, GENAI_TEXT_ALL_NUMBERS][round % 3]
            let options = round % 2 == 0 ? options : gate
            let expected = Self.expectedStops(in: text, options, numbers, addresses: round % 5 == 0)
            for width in [16, 32, 64] as [UInt32] {
                let stops = Self.stops(in: text, by: width, options, numbers, addresses: round % 5 == 0)
                #expect(stops == expected, "seed \(seed), round \(round), width \(width): \(text)")
            }
        }
    }

    @Test func `every list of bytes has digits that make a reader stop at each of its chunks`() {
        for separator in [", ", ",", " ", ";", ":", "-", "\n", "\\n", "\\n      "] {
            for number in [7, 45, 115] {
                for padding in 0..<64 {
                    let list = (0..<40).map { _ in "\(number)" }.joined(separator: separator)
                    let text = [UInt8]((String(repeating: " ", count: padding) + list).utf8)
                    let stops = Self.stops(
                        in: text, by: 64, genai_text_options(), GENAI_TEXT_LISTED_NUMBERS, addresses: false)
                    #expect(stops.map(\.position) == Array(stride(from: 0, to: text.count, by: 64)))
                }
            }
        }
    }

    @Test func `what is decoded as a text begins like one`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("ChunkReaderTests seed: \(seed)")
        var random = Xoshiro256(seed: seed)
        let alphabet = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let words = ["token ", "sk-proj-", "é", "日本", "😀", "\n", "\t", "a", "Z9", "\u{0}a\u{0}b", "key=", "\u{7F}"]
        for round in 0..<3000 {
            if round % 100 == 0 { await Task.yield() }
            var plain: [UInt8] = []
            while plain.count < 24 { plain += Array(words[Int(random.next() % UInt64(words.count))].utf8) }
            var digits: [UInt8] = []
            if round % 3 == 0 {
                digits = plain.flatMap {
                    [UInt8](String($0 >> 4, radix: 16).utf8) + [UInt8](String($0 & 15, radix: 16).utf8)
                }
            } else {
                var (group, bits) = (0, 0)
                for byte in plain {
                    (group, bits) = ((group << 8 | Int(byte)) & 0xFFFF, bits + 8)
                    while bits >= 6 {
                        bits -= 6
                        digits.append(alphabet[group >> bits & 63])
                    }
                }
            }
            digits.removeFirst(Int(random.next() % 4))
            if round % 5 == 0 { digits.insert(contentsOf: Array("key-".utf8), at: 0) }
            guard EncodedRun(digits.indices, in: digits.span) != nil else { continue }
            let mayBeText = EncodedRun.mayBeText(digits.indices, in: digits.span)
            #expect(mayBeText, "seed \(seed), round \(round): \(String(decoding: digits, as: UTF8.self))")
        }
    }
}
