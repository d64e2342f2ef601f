// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText
import Testing

@testable import GenAITelemetry

/// What C says about bytes, with vectors of each length, held against a few lines of Swift.
@Suite struct ChunkTests {
    private static let interesting = [UInt8](
        "abcpassPASSxyz 0123456789 -_+/=:~@.%&\\\\n\"\u{0}\u{1B}éñ日本のа٠\u{200B}\u{300}😀[\"('</".utf8)

    private static func text(_ random: inout Xoshiro256, count: Int) -> [UInt8] {
        (0..<count).map { _ in
            random.next() % 8 == 0
                ? UInt8(truncatingIfNeeded: random.next()) : interesting[Int(random.next() % UInt64(interesting.count))]
        }
    }

    private func classes(
        by width: UInt32, of text: [UInt8], at position: Int, _ options: genai_text_options
    ) -> genai_text_classes? {
        var classes = genai_text_classes()
        var options = options
        // The array is lent for the call, which reads within it.
        let isKnown = unsafe text.withUnsafeBufferPointer {
            unsafe genai_text_classify_by(width, $0.baseAddress, $0.count, position, &options, &classes)
        }
        return isKnown ? classes : nil
    }

    private func bits(_ text: [UInt8], at position: Int, where holds: (UInt8) -> Bool) -> UInt64 {
        (0..<64).reduce(0) { bits, offset in
            let index = position + offset
            return index < text.count && holds(text[index]) ? bits | 1 << UInt64(offset) : bits
        }
    }

    @Test func `vectors of each length say the same, and what it is`() {
        let seed = UInt64.random(in: 0 ... .max)
        print("ChunkTests seed: \(seed)")
        var random = Xoshiro256(seed: seed)
        var options = genai_text_options(
            at: UInt8(ascii: "@"), plus: UInt8(ascii: "+"), disguises: 0xFF, escapes: 0xFF,
            low: genai_text_options().low,
            high: genai_text_options().high)
        for (place, byte) in "pas".utf8.enumerated() {
            unsafe genai_text_add_beginning(&options, 3, UInt32(place), byte)
        }
        for _ in 0..<2000 {
            let text = Self.text(&random, count: Int(random.next() % 200))
            let position = text.isEmpty ? 0 : Int(random.next() % UInt64(text.count))
            let expected = classes(by: 16, of: text, at: position, options)
            guard let expected else {
                Issue.record("Vectors of 16 bytes are everywhere.")
                return
            }
            for width in [32, 64] as [UInt32] {
                guard let other = classes(by: width, of: text, at: position, options) else { continue }
                #expect(
                    other.specials == expected.specials && other.beginnings == expected.beginnings
                        && other.tokens == expected.tokens && other.plain == expected.plain
                        && other.digits == expected.digits && other.dashes == expected.dashes
                        && other.dots == expected.dots, "seed \(seed), width \(width), position \(position): \(text)")
            }
            #expect(expected.tokens == bits(text, at: position, where: TextScanner.runSet.contains), "seed \(seed)")
            #expect(expected.digits == bits(text, at: position, where: ByteSet.digits.contains), "seed \(seed)")
            let plain = TextScanner.runSet.subtracting(.digits | .uppercase)
            #expect(expected.plain == bits(text, at: position, where: plain.contains), "seed \(seed)")
            #expect(expected.dashes == bits(text, at: position) { $0 == UInt8(ascii: "-") }, "seed \(seed)")
            #expect(expected.dots == bits(text, at: position) { $0 == UInt8(ascii: ".") }, "seed \(seed)")
            let separators = bits(text, at: position) { [UInt8](":=@+~".utf8).contains($0) }
            #expect(expected.specials & separators == separators, "seed \(seed)")
            for offset in 0..<64 where position + offset + 2 < text.count {
                let isThere = text[position + offset..<position + offset + 3].elementsEqual("pas".utf8)
                #expect(!isThere || expected.beginnings >> UInt64(offset) & 1 == 1, "seed \(seed)")
            }
        }
    }

    @Test func `no byte behind the end of a text is read`() {
        // Under the address sanitizer, a read behind one of these is an error.
        let options = genai_text_options()
        for count in 0..<200 {
            let text = [UInt8](repeating: UInt8(ascii: "7"), count: count)
            for position in 0...count {
                for width in [16, 32, 64] as [UInt32] {
                    guard let classes = classes(by: width, of: text, at: position, options) else { continue }
                    #expect(classes.digits.nonzeroBitCount == min(count - position, 64))
                }
            }
        }
    }
}
