// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct TraceStateTests {
    private func headerValue(_ values: String...) -> String? { TraceState(headerValues: values)?.headerValue }

    // MARK: Reading

    @Test func `members keep their order and lose the white space around them`() {
        #expect(headerValue("foo=1 \t , \t bar=2, \t baz=3") == "foo=1,bar=2,baz=3")
        #expect(headerValue("foo=1\t \t,\t \tbar=2,\t \tbaz=3") == "foo=1,bar=2,baz=3")
        #expect(headerValue("\t foo=1 \t") == "foo=1")
        #expect(headerValue("foo= a b ,bar=2") == "foo= a b,bar=2")
    }

    @Test func `empty members are allowed and left out`() {
        #expect(headerValue("") == "")
        #expect(headerValue() == "")
        #expect(headerValue(" ", ",,", "\t") == "")
        #expect(headerValue(",foo=1,, ,bar=2,") == "foo=1,bar=2")
        #expect(headerValue("foo=1", "", "bar=2") == "foo=1,bar=2")
    }

    @Test func `every allowed character is kept`() {
        let key = "abcdefghijklmnopqrstuvwxyz0123456789_-*/"
        let value = String(decoding: (0x20...0x7E).filter { $0 != 0x2C && $0 != 0x3D }.map { UInt8($0) }, as: UTF8.self)
        for key in [key, "\(key)@a-z0-9_-*/", "0", "4711@tenant"] {
            #expect(TraceState(headerValue: "\(key)=\(value)")?[key] == value)
        }
    }

    @Test(arguments: [
        "foo", "=", "=1", "foo=", "foo= ", "foo =1", "FOO=1", "foo.bar=1", "@foo=1", "_foo=1", "é=1", "foo=é",
        "foo=1=2", "foo=a\tb",
        "foo=\0", "foo\0=1", "foo=1,bar", "foo=1;bar=2,", "foo=\u{7F}", "foo=1\nbar=2", "fo o=1",
    ])
    func `a malformed member spoils the whole list`(text: String) {
        #expect(headerValue(text) == nil)
        #expect(headerValue("ok=1,\(text)") == nil)
        #expect(headerValue("ok=1", text) == nil)
    }

    @Test func `a repeated key spoils the whole list`() {
        #expect(headerValue("foo=1,foo=1") == nil)
        #expect(headerValue("foo=1,bar=1,foo=2") == nil)
        #expect(headerValue("foo=1", "foo=2") == nil)
    }

    @Test func `no more than 32 members are taken`() {
        let members = (1...33).map { "bar\($0)=\($0)" }
        let taken = members.prefix(32).joined(separator: ",")
        #expect(headerValue(taken) == taken)
        #expect(TraceState(headerValues: members.prefix(32))?.headerValue == taken)
        #expect(TraceState(headerValues: members.prefix(32) + ["", ","])?.headerValue == taken)
        #expect(TraceState(headerValues: members) == nil)
    }

    @Test func `keys and values have at most 256 characters`() {
        let long = String(repeating: "z", count: 256)
        #expect(headerValue("foo=1", "\(long)=1") == "foo=1,\(long)=1")
        #expect(headerValue("foo=1", "\(long)z=1") == nil)
        #expect(headerValue("foo=\(long)") == "foo=\(long)")
        #expect(headerValue("foo=\(long)z") == nil)
        let tenant = String(repeating: "t", count: 241) + "@" + String(repeating: "v", count: 14)
        #expect(headerValue("foo=1", "\(tenant)=1") != nil)
    }

    @Test func `8192 bytes are taken and not one more`() throws {
        let members = (10..<41).map { "key\($0)=" + String(repeating: "v", count: 256) }.joined(separator: ",")
        let last = ",z=" + String(repeating: "v", count: 8192 - members.utf8.count - 3)
        #expect(headerValue(members + last)?.utf8.count == 8192)
        #expect(headerValue(members + last + "v") == nil)
        #expect(headerValue(members, String(last.dropFirst()) + "v") == nil)
        #expect(headerValue(String(repeating: ",", count: 10_000_000)) == nil)
    }

    // MARK: Changing

    @Test func `the last writer's member stands in front`() throws {
        var state = try #require(TraceState(headerValue: "rojo=1,congo=2,blue=3"))
        #expect(state["congo"] == "2")
        #expect(state["cong"] == nil)
        state.set("congo", to: "x y")
        #expect(state.headerValue == "congo=x y,rojo=1,blue=3")
        state.set("ours@tenant", to: "4")
        #expect(state.headerValue == "ours@tenant=4,congo=x y,rojo=1,blue=3")
        state.remove("rojo")
        state.remove("nobody")
        #expect(state.headerValue == "ours@tenant=4,congo=x y,blue=3")
        for key in ["ours@tenant", "congo", "blue"] { state.remove(key) }
        #expect(state == .empty)
    }

    @Test func `what is not allowed changes nothing`() throws {
        var state = try #require(TraceState(headerValue: "rojo=1"))
        let long = String(repeating: "z", count: 257)
        for (key, value) in [
            ("", "1"), ("A", "1"), ("a b", "1"), ("a", ""), ("a", " "), ("a", "1 "), ("a", "1,b=2"), ("a", "1=2"),
            ("a", "1\r\nx: y"), ("a", "é"), (long, "1"), ("a", long), ("@a", "1"),
        ] {
            let isValid = state.set(key, to: value)
            #expect(!isValid)
            #expect(state.headerValue == "rojo=1")
        }
    }

    @Test func `the last members make room for a new one`() throws {
        var state = TraceState.empty
        for number in 1...40 { state.set("key\(number)", to: "v") }
        #expect(state["key40"] == "v")
        #expect(state["key9"] == "v")
        #expect(state["key8"] == nil)
        #expect(TraceState(headerValue: state.headerValue) == state)
        for number in 1...40 { state.set("key\(number)", to: String(repeating: "v", count: 256)) }
        #expect(state.headerValue.utf8.count <= 8192)
        #expect(TraceState(headerValue: state.headerValue) == state)
    }
}
