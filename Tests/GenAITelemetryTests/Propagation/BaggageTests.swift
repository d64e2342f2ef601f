// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct BaggageTests {
    // MARK: Reading headers

    @Test func `names, values and metadata are read, without the white space around them`() {
        let header = "SomeKey \t = \t SomeValue \t ; \t SomeProp \t , \t key2 \t = \t v2 \t ; \t p1=1 ; p2 \t "
        let baggage = Baggage(headerValue: header)
        #expect(baggage.map(\.name) == ["SomeKey", "key2"])
        #expect(baggage["SomeKey"] == "SomeValue")
        #expect(baggage.metadata(of: "SomeKey") == "SomeProp")
        #expect(baggage.metadata(of: "key2") == "p1=1 ; p2")
        #expect(baggage.headerValue == "SomeKey=SomeValue;SomeProp,key2=v2;p1=1 ; p2")
        #expect(baggage.droppedCount == 0)
    }

    @Test func `several headers are one`() {
        let baggage = Baggage(headerValues: ["userId=alice", "", "serverNode=DF%2028,isProduction=false"])
        #expect(baggage == ["userId": "alice", "serverNode": "DF 28", "isProduction": "false"])
    }

    @Test func `values are decoded, and damaged text is repaired`() {
        let values: [(String, String)] = [
            ("a=", ""), ("a=b=c", "b=c"), ("a=%22%2C%3B%5C", "\",;\\"), ("a=%E2%9C%93", "✓"), ("a=%e2%9c%93", "✓"),
            ("a=%FF", "\u{FFFD}"), ("a=%E2%9C", "\u{FFFD}"), ("a=%", "%"), ("a=%4", "%4"), ("a=%zz", "%zz"),
            ("a=%%41", "%A"),
            ("a=1+2", "1+2"), ("a=✓", "✓"), ("a=x y", "x y"), ("a=\"q\"", "\"q\""), ("a=%00", "\0"),
        ]
        for (header, value) in values { #expect(Baggage(headerValue: header)["a"] == value, "\(header)") }
    }

    @Test func `names are case-sensitive and the last value of one counts`() {
        let baggage = Baggage(headerValue: "a=1,A=2,b=3,a=4;m")
        #expect(baggage.map(\.name) == ["a", "A", "b"])
        #expect(baggage["a"] == "4")
        #expect(baggage["A"] == "2")
        #expect(baggage.metadata(of: "a") == "m")
        #expect(baggage.metadata(of: "nobody") == nil)
    }

    @Test(arguments: [
        "a", "=1", " = ", "a b=1", "é=1", "\"a\"=1", "a;b=1", ";", "a=\0", "a=\u{7F}", "a=1\r\nx:y", "(=1", "a,",
    ])
    func `a malformed member is left out and counted, and the others stay`(text: String) {
        let baggage = Baggage(headerValue: "first=1,\(text),last=2")
        #expect(baggage == ["first": "1", "last": "2"])
        #expect(baggage.droppedCount == 1)
    }

    @Test func `metadata that could not stand in a header is left out`() {
        for metadata in ["é", "\"", "\\", "a\0b", "\r\nx: y"] {
            let baggage = Baggage(headerValue: "a=1;\(metadata)")
            #expect(baggage["a"] == "1")
            #expect(baggage.metadata(of: "a") == "")
        }
    }

    // MARK: Limits

    @Test func `no more than 64 members are read`() {
        let baggage = Baggage(headerValue: (0..<100).map { "key\($0)=v" }.joined(separator: ","))
        #expect(baggage.count == 64)
        #expect(baggage["key63"] == "v")
        #expect(baggage.droppedCount == 36)
    }

    @Test func `8192 bytes are read and nothing behind them`() {
        let member = "key=" + String(repeating: "v", count: 8188)
        #expect(Baggage(headerValue: member).headerValue.utf8.count == 8192)
        #expect(Baggage(headerValue: member + ",a=1").map(\.name) == ["key"])
        #expect(Baggage(headerValue: member + ",a=1").droppedCount == 1)
        #expect(Baggage(headerValue: "a=1," + member) == ["a": "1"])
        #expect(Baggage(headerValue: "a=1," + member).droppedCount == 1)
        #expect(Baggage(headerValue: member + "v").isEmpty)
        #expect(Baggage(headerValues: [member, "a=1"]).map(\.name) == ["key"])
        #expect(Baggage(headerValues: ["a=1", member, "b=2"]) == ["a": "1"])
    }

    @Test func `an enormous header costs no more than a full one`() {
        for piece in ["a=1,", ",", "=", ";", "%", "a=%", " ", "é", "a=1;"] {
            let baggage = Baggage(headerValue: String(repeating: piece, count: 300_000))
            #expect(baggage.headerValue.utf8.count <= 8192)
            #expect(baggage.droppedCount >= 1)
        }
        let many = Baggage(headerValues: repeatElement("a=1", count: 100_000))
        #expect(many == ["a": "1"])
    }

    @Test func `what is set fits into a header too`() {
        var baggage = Baggage()
        for number in 0..<100 { baggage["key\(number)"] = "v" }
        #expect(baggage.count == 64)
        #expect(baggage.droppedCount == 36)
        baggage.set("key0", to: "w", metadata: "m")
        #expect(baggage["key0"] == "w")

        var large = Baggage()
        large["a"] = String(repeating: "é", count: 1365)  // "a=" and 6 bytes for each.
        #expect(large.headerValue.utf8.count == 8192)
        let full = large
        let fits = [large.set("a", to: String(repeating: "é", count: 1366)), large.set("b", to: "")]
        #expect(fits == [false, false])
        #expect(large == full)
        #expect(large.droppedCount == 2)
        large["a"] = nil
        large["b"] = ""
        #expect(large.headerValue == "b=")
    }

    // MARK: Writing

    @Test func `nothing that a value holds can end it`() {
        var baggage = Baggage()
        let value = "\t \"';=asdf!@#$%^&*(),\\\r\né\0"
        baggage["SomeKey"] = value
        let header = baggage.headerValue
        #expect(header == "SomeKey=%09%20%22'%3B%3Dasdf!@#$%25^&*()%2C%5C%0D%0A%C3%A9%00")
        #expect(Baggage(headerValue: header)["SomeKey"] == value)
    }

    @Test func `a name that is no token and metadata that would end a member do not travel`() {
        var baggage = Baggage()
        for name in ["", " ", "a b", "a,b", "a=b", "a;b", "é", "a\r\n", "a\"b", "a\0"] {
            baggage[name] = "1"
            #expect(baggage.isEmpty)
        }
        #expect(baggage.droppedCount == 10)
        baggage.set("a", to: "1", metadata: "m,b=2")
        #expect(baggage.headerValue == "a=1")
        baggage.set("a", to: "1", metadata: "m=1;\tn")
        #expect(baggage.headerValue == "a=1;m=1;\tn")
    }

    @Test func `what was written is read again`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("BaggageTests seed: \(seed)")
        #expect(await onOwnThread { Self.misreadings(seed: seed) } == [])
    }

    private static func misreadings(seed: UInt64) -> [String] {
        var random = Xoshiro256(seed: seed)
        return (0..<500).compactMap { _ in
            var baggage = Baggage()
            for number in 0..<Int.random(in: 0..<70, using: &random) {
                var value = ""
                for _ in 0..<Int.random(in: 0..<40, using: &random) {
                    value.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0...0x3000, using: &random)) ?? "x")
                }
                baggage.set("key\(number)", to: value, metadata: number % 3 == 0 ? "p=\(number);q" : "")
            }
            let read = Baggage(headerValue: baggage.headerValue)
            return read == baggage && read.droppedCount == 0 ? nil : baggage.headerValue
        }
    }

    // MARK: The task's

    @Test func `baggage is there inside and in child tasks, and gone outside`() async {
        #expect(Baggage.current.isEmpty)
        await withBaggage(["tenant": "acme", "plan": "free"]) {
            await withBaggage(["plan": "paid"]) {
                #expect(Baggage.current == ["tenant": "acme", "plan": "paid"])
                let inChild = await Task { Baggage.current["tenant"] }.value
                #expect(inChild == "acme")
                let inDetached = await Task.detached { Baggage.current["tenant"] }.value
                #expect(inDetached == nil)
            }
            #expect(Baggage.current["plan"] == "free")
        }
        withBaggage(["a": "1"]) { #expect(Baggage.current["a"] == "1") }
        #expect(Baggage.current.isEmpty)
    }
}
