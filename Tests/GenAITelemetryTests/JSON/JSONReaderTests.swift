// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct JSONReaderTests {
    private func parse(_ text: String) throws -> AttributeValue { try JSONReader.parse(text.utf8) }

    // MARK: What is read

    @Test func `every kind of value is read`() throws {
        let text = #" { "text" : "a", "yes":true,"no":false, "null":null, "list":[1, 2.5, []], "map":{} } "#
        #expect(
            try parse(text) == [
                "text": "a", "yes": true, "no": false, "null": .empty, "list": [1, 2.5, []], "map": [:],
            ])
    }

    @Test func `a scalar alone is a text`() throws {
        #expect(try parse("\t\n\r null ") == .empty)
        #expect(try parse(#""""#) == "")
        #expect(try parse("0") == 0)
    }

    @Test func `whole numbers within 64 bits are integers and all others are floating-point`() throws {
        let expected: [(String, AttributeValue)] = [
            ("9223372036854775807", .int(Int64.max)), ("-9223372036854775808", .int(Int64.min)), ("-0", .int(0)),
            ("9223372036854775808", .double(0x1p63)), ("1e2", .double(100)), ("1.0", .double(1)),
            ("-1.5E-3", .double(-0.0015)), ("1e+2", .double(100)), ("1e999", .double(.infinity)),
            ("-1e999", .double(-.infinity)), ("1e-999", .double(0)),
        ]
        for (text, value) in expected { #expect(try parse(text) == value, "\(text)") }
    }

    @Test func `escapes are decoded and half a surrogate pair becomes U+FFFD`() throws {
        let expected: [(String, String)] = [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\0"), (#""\u00e9\u00E9""#, "éé"),
            (#""\ud83d\ude00""#, "😀"), (#""\uD83D""#, "\u{FFFD}"), (#""\uDE00\uD83D""#, "\u{FFFD}\u{FFFD}"),
            (#""\uD83Dx""#, "\u{FFFD}x"), (#""\uD83D\u0041""#, "\u{FFFD}A"), (#""\uD83D\n""#, "\u{FFFD}\n"),
            (#""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"), (#""\uFFFF""#, "\u{FFFF}"), ("\"\u{7F}é😀\"", "\u{7F}é😀"),
        ]
        for (text, string) in expected { #expect(try parse(text) == .string(string), "\(text)") }
    }

    @Test func `an object keeps its order and the last value of a repeated name`() throws {
        guard case .map(let map) = try parse(#"{"b":1,"a":2,"b":3,"":4}"#) else {
            Issue.record("an object was expected")
            return
        }
        #expect(map.map(\.key) == ["b", "a"])
        #expect(map["b"] == 3)
    }

    // MARK: What is refused

    @Test(arguments: [
        "", " ", "nul", "nulll", "tru", "True", "undefined", "NaN", "Infinity", "'a'", "\u{FEFF}1", "1 2", "[1]]",
        "{}{}",
        "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
        "{,}",
        "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1]", "01", "-01", "+1", "-", ".5", "1.", "1.e1",
        "1e", "1e+",
        "0x10", "1_000", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\n\"", "\"\0\"", "\"\u{1F}\"",
        "// a\n1", "/* */1", "[1]//", "\u{A0}1", "\u{B}1",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
        #expect(!JSONReader.isValid(text))
    }

    @Test func `bytes that are not UTF-8 are refused in strings and names`() {
        for bytes: [UInt8] in [
            [0xFF], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
        ] {
            #expect(throws: JSONError.self) { try JSONReader.parse([0x22] + bytes + [0x22]) }
            #expect(throws: JSONError.self) { try JSONReader.parse([0x22, 0x5C, 0x6E] + bytes + [0x22]) }
            #expect(throws: JSONError.self) { try JSONReader.parse([0x7B, 0x22] + bytes + Array("\":1}".utf8)) }
            #expect(throws: JSONError.self) { try JSONReader.parse(bytes) }
        }
    }

    @Test func `an error says where the text is wrong and never what stands there`() throws {
        let error = #expect(throws: JSONError.self) { try parse(#"{"a": secret}"#) }
        #expect(error?.offset == 6)
        #expect(error?.description == "The text is not valid JSON: at byte 6, a value was expected.")
        #expect(#expect(throws: JSONError.self) { try parse("[1, 2") }?.offset == 5)
    }

    // MARK: Hostile texts

    @Test func `nesting is read up to the limit and refused beyond it`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: #"[{"a":"#, count: depth / 2) + "1" + String(repeating: "}]", count: depth / 2)
        }
        #expect(JSONReader.isValid(nested(64)))
        #expect(!JSONReader.isValid(nested(66)))
        #expect(throws: Never.self) { try JSONReader.parse(nested(64).utf8) }
        #expect(throws: JSONError.self) { try JSONReader.parse(nested(66).utf8) }
        #expect(throws: Never.self) { try JSONReader.parse(nested(1024).utf8, maximumDepth: .max) }
        #expect(throws: JSONError.self) { try JSONReader.parse(nested(1026).utf8, maximumDepth: .max) }
        for depth in [0, -1, Int.min] {
            #expect(try JSONReader.parse("1".utf8, maximumDepth: depth) == 1)
            #expect(throws: JSONError.self) { try JSONReader.parse("[]".utf8, maximumDepth: depth) }
        }
    }

    @Test(arguments: ["[", "{\"a\":", "[[],", "\"", "1", "-", "\\", " ", "{", "\"\\", "[{}", "\u{0}"])
    func `the same piece many times over is no danger`(piece: String) {
        let text = String(repeating: piece, count: 300_000)
        #expect((try? parse(text)) == nil || piece == "1")
        #expect(JSONReader.isValid(text) == (piece == "1"))
    }

    @Test(.timeLimit(.minutes(1)))
    func `an object with a hundred thousand names takes linear time`() async throws {
        let values = await onOwnThread {
            [100_000, 20].map { count in
                let members = (0..<100_000).map { "\"name\($0 % count)\":\($0)" }.joined(separator: ",")
                return try? JSONReader.parse("{\(members)}".utf8)
            }
        }
        guard case .map(let many) = values[0], case .map(let few) = values[1] else {
            Issue.record("two objects were expected")
            return
        }
        #expect(many.count == 100_000)
        #expect(many.pairs[99_999] == Attributes.Pair(key: "name99999", value: 99_999))
        #expect(few.count == 20)
        #expect(few.pairs[19] == Attributes.Pair(key: "name19", value: 99_999))
    }

    @Test func `a text cut anywhere is refused`() throws {
        let text = Array(#"{"a":[1,-2.5e+3,true,false,null,"é\u00e9\ud83d\ude00\n"],"b":{"c":{}}}"#.utf8)
        #expect(throws: Never.self) { try JSONReader.parse(text) }
        for length in 0..<text.count {
            let error = #expect(throws: JSONError.self) { try JSONReader.parse(text.prefix(length)) }
            #expect((error?.offset ?? .max) <= length)
        }
    }

    @Test func `no bytes trap, and reading and validating agree`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("JSONReaderTests seed: \(seed)")
        #expect(await onOwnThread { Self.disagreements(seed: seed) } == [])
    }

    private static func disagreements(seed: UInt64) -> [[UInt8]] {
        var random = Xoshiro256(seed: seed)
        var disagreements: [[UInt8]] = []
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\"a\"", "\"a\":", "1", "-", ".", "e", "0", "true", "null", " ",
            "\\u", "d83d", "\\ude00", "é", "\u{FEFF}", "\n",
        ].map { Array($0.utf8) }
        for _ in 0..<100_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<20, using: &random) {
                if Int.random(in: 0..<8, using: &random) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
                }
            }
            let value = try? JSONReader.parse(bytes)
            let isValid = String(validating: bytes, as: UTF8.self).map { JSONReader.isValid($0) } ?? false
            if isValid != (value != nil) { disagreements.append(bytes) }
        }
        return disagreements
    }

    // MARK: Both ways

    @Test func `what was written is read again`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("JSONReaderTests seed: \(seed)")
        #expect(await onOwnThread { Self.misreadings(seed: seed) } == [])
    }

    private static func misreadings(seed: UInt64) -> [String] {
        var values = RandomJSON(seed: seed)
        return (0..<2_000).compactMap { _ in
            let value = values.value(depth: 0)
            var writer = JSONWriter()
            writer.value(value)
            var again = JSONWriter()
            guard let read = try? JSONReader.parse(writer.utf8) else { return writer.text }
            again.value(read)
            let isSame = read == value && again.utf8 == writer.utf8 && JSONReader.isValid(writer.text)
            return isSame ? nil : writer.text
        }
    }

    /// Texts are skipped eight and sixty-four bytes at a time; whatever ends them must be seen at every place in a word.
    @Test func `a text ends where it ends, at whatever byte of a word`() throws {
        for length in 0..<150 {
            let plain = String(repeating: "a", count: length)
            for (special, value) in [
                ("\\n", "\n"), ("\\\"", "\""), ("é", "é"), ("\u{7F}", "\u{7F}"), ("!", "!"), ("[", "["),
            ] {
                let json = "\"\(plain)\(special)\(plain)\""
                #expect(try JSONReader.parse(json.utf8) == .string(plain + value + plain))
                #expect(JSONReader.isValid(json))
            }
            for control in [0x00, 0x1F, 0x0A] as [UInt8] {
                let json = Array("\"\(plain)".utf8) + [control] + Array("\(plain)\"".utf8)
                #expect(throws: JSONError(at: length + 1, "a control character stands in a string without an escape")) {
                    try JSONReader.parse(json)
                }
                #expect(!JSONReader.isValid(String(decoding: json, as: UTF8.self)))
            }
            #expect(!JSONReader.isValid("\"\(plain)") && !JSONReader.isValid("\"\(plain)\\"))
            #expect(throws: JSONError(at: length + 1, "the text ends inside a string")) {
                try JSONReader.parse("\"\(plain)".utf8)
            }
        }
    }
}

/// Random values of the kinds that JSON can carry.
private struct RandomJSON {
    private var random: Xoshiro256

    init(seed: UInt64) { random = Xoshiro256(seed: seed) }

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    mutating func value(depth: Int) -> AttributeValue {
        switch below(depth < 5 ? 8 : 6) {
        case 0: return .string(text())
        case 1: return .bool(.random(using: &random))
        case 2:
            let int: Int64 = Int64(bitPattern: random.next()) >> Int64(below(64))
            return .int(int)
        case 3:
            let double = Double(bitPattern: random.next())
            return .double(double.isFinite ? double : 0.1)
        case 4: return .empty
        case 5: return .double(Double(below(1000)))
        case 6: return .array((0..<below(6)).map { _ in value(depth: depth + 1) })
        default: return .map(Attributes((0..<below(40)).map { (text() + "\($0 / 2)", value(depth: depth + 2)) }))
        }
    }

    private mutating func text() -> String {
        var text = ""
        for _ in 0..<below(8) {
            switch below(4) {
            case 0: text.unicodeScalars.append(Unicode.Scalar(UInt8(below(128))))
            case 1: text.unicodeScalars.append(Unicode.Scalar(UInt32(below(0x11_0000))) ?? "\u{FFFD}")
            default: text += ["a", "\"", "\\", "/", "\n", "\0", "é", "e\u{301}", "👩‍👩‍👧", "{\"a\":1}"][below(10)]
            }
        }
        return text
    }
}
