// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// What is found behind an encoding is taken out where it stood, and nothing around it is touched.
struct TextViewTests {
    private static let key = Canary.credential(7_000).text
    private static let mask = "[REDACTED:openai]"

    private func redacted(_ text: String) -> String {
        var redactor = TextRedactor()
        return redactor.redacted(text) ?? text
    }

    private static let inPlace: [(String, String)] = [
        ("é\\u00e9 %41 &amp; \\u0073\(key.dropFirst()) %42 \\n", "é\\u00e9 %41 &amp; \(mask) %42 \\n"),
        ("a%20b \(CorpusEncoding.percent(key))%20c", "a%20b \(mask)%20c"),
        ("<b>&#115;\(key.dropFirst())</b>&nbsp;x", "<b>\(mask)</b>&nbsp;x"),
        ("x\u{200B}y \(key.prefix(4))\u{200B}\(key.dropFirst(4)) x\u{200B}y", "x\u{200B}y \(mask) x\u{200B}y"),
        ("Ünïcödé \(key) ｆｕｌｌ", "Ünïcödé \(mask) ｆｕｌｌ"),
        (
            "{\"a\\u0062\": \"\\t\(key)\\n\\u00e9\", \"n\": 1.50}",
            "{\"a\\u0062\": \"\\t\(mask)\\n\\u00e9\", \"n\": 1.50}"
        ),
        (
            #"{"a": "{\"b\": \"\#(key)\", \"c\": \"\\u00e9\"}", "d": "\/"}"#,
            #"{"a": "{\"b\": \"\#(mask)\", \"c\": \"\\u00e9\"}", "d": "\/"}"#
        ),
        ("before \(Base64.encode(Array(key.utf8))) behind", "before \(mask) behind"),
        ("0x\(CorpusEncoding.hex(key)) behind", "\(mask) behind"),
    ]

    @Test(arguments: inPlace)
    func `what stands around a finding stays as it was`(text: String, expected: String) {
        #expect(redacted(text) == expected)
    }

    @Test func `a number that is masked in JSON within JSON leaves JSON`() throws {
        let text = #"{"a": "{\"password\": 12345678, \"b\": [1]}"}"#
        #expect(redacted(text) == #"{"a": "{\"password\": \"[REDACTED:key]\", \"b\": [1]}"}"#)
    }

    @Test func `every byte of a view knows where it stood`() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = Xoshiro256(seed: seed)
        let pieces = ["a", "%41", "\\u0041", "\\n", "&#65;", "\u{200B}", "Ａ", "é", "\0", "=3D", "\\\\", "𝐀", "x y"]
        for _ in 0..<500 {
            let text = (0..<20).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            let bytes = Array(text.utf8)
            guard let view = TextView(revealing: bytes.span) else { continue }
            var end = 0
            for index in view.bytes.indices {
                let origin = view.origin(of: index..<index + 1)
                // In order, inside, and never empty; bytes of one escape stand at one place.
                #expect(
                    origin.lowerBound < origin.upperBound && origin.upperBound <= bytes.count, "seed \(seed): \(text)")
                #expect(origin.upperBound >= end, "seed \(seed): \(text)")
                if bytes[origin.lowerBound] == view.bytes[index], origin.count > 1 { continue }
                if origin.count == 1 { #expect(bytes[origin.lowerBound] == view.bytes[index], "seed \(seed): \(text)") }
                end = origin.upperBound
            }
        }
    }

    @Test func `a picture in base64 costs a look and survives`() {
        var random = Xoshiro256(seed: 9)
        let noise = [0x89, 0x50, 0x4E, 0x47] + (0..<60_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let picture = Base64.encode(noise)
        for text in [
            picture, "data:image/png;base64,\(picture)", "{\"image\": \"\(picture)\"}",
            CorpusEncoding.lines(picture, of: 76),
        ] {
            #expect(redacted(text) == text)
        }
    }

    @Test(arguments: [
        "OTHER_KEY2=on", "next2Line(a)", "words and words", "Name2OfSomething: x", "", "} else {", "9f86d081884c7d65",
    ])
    func `the line behind a key is not part of it unless it goes on like one`(line: String) {
        #expect(redacted("\(Self.key)\n\(line)") == "\(Self.mask)\n\(line)")
        #expect(redacted("\(Self.key)\nQ7wErTy8uIoP9aSdFgH\n\(line)") == "\(Self.mask)\n\(line)")
    }

    @Test func `keys one below the other are as many`() {
        let text = (0..<50).map { Canary.credential(7_100 + $0).text }.joined(separator: "\n")
        #expect(redacted(text) == Array(repeating: Self.mask, count: 50).joined(separator: "\n"))
    }

    @Test func `what is wrapped deeper than anybody looks goes as a whole`() {
        let deep = (0..<9).reduce(Self.key) { text, _ in CorpusEncoding.base64("wrapped: \(text)") }
        #expect(!redacted(deep).contains(deep.prefix(40)))
        let percent = (0..<9).reduce(Self.key) { text, _ in CorpusEncoding.sparsePercent(text) }
        #expect(LeakOracle([Canary("deep", Self.key)]).leaks(in: redacted(percent)) == [])
    }

    @Test func `a data URL says the same to everybody`() {
        let plain = DataURL("data:text/plain;charset=utf-8,a%20%3C%2Fb")
        #expect(plain?.mediaType == "text/plain")
        #expect(plain?.base64 == Base64.encode(Array("a </b".utf8)))
        let encoded = DataURL("DATA:image/png;base64,iVBORw0K")
        #expect(encoded?.mediaType == "image/png" && encoded?.base64 == "iVBORw0K")
        #expect(DataURL("data:,x")?.mediaType == nil)
        #expect(DataURL("data:text/plain") == nil && DataURL("https://h.example/,") == nil)
    }

    @Test func `percent signs are undone, and a lone one stays`() {
        #expect(PercentEncoding.decode("a%20b%zz%4".utf8) == Array("a b%zz%4".utf8))
        #expect(PercentEncoding.decodeStrictly("a%20%C3%A9+".utf8) == "a é+")
        #expect(PercentEncoding.decodeStrictly("a%zz".utf8) == nil)
        #expect(PercentEncoding.decodeStrictly("%FF".utf8) == nil)
        #expect(PercentEncoding.decodeStrictly("%".utf8) == nil)
    }
}
