// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct HeaderTests {
    private struct Holder {
        let name = "visible"
        let headers: HTTPHeaders
        let value: HeaderValue
    }

    @Test func `no way of printing shows a value`() throws {
        let value = try HeaderValue("canary")
        var headers = HTTPHeaders()
        try headers.set("Authorization", to: value)
        try headers.set("X-Key", to: "canary")
        let holder = Holder(headers: headers, value: value)
        var dumped = ""
        for thing in [value, headers, holder, [value], ["k": value], Optional(value) as Any, (value, headers)] as [Any]
        {
            dump(thing, to: &dumped)
            dumped += "\(thing)" + String(reflecting: thing) + String(describing: thing)
            dumped += "\(Mirror(reflecting: thing).children.map { $0 })"
            print(thing, to: &dumped)
            debugPrint(thing, to: &dumped)
        }
        #expect(!dumped.contains("canary"))
        #expect(dumped.contains("visible"))
        #expect("\(value)" == "[hidden]")
        #expect("\(headers)" == "[Authorization: [hidden], X-Key: [hidden]]")
    }

    @Test func `a settings value that holds credentials shows none`() throws {
        let settings = CurlSettings(
            proxy: .explicit(try Endpoint("http://proxy"), authorization: try .basic(username: "u", password: "canary"))
        )
        var dumped = "\(settings)"
        dump(settings, to: &dumped)
        #expect(!dumped.contains("canary") && !dumped.contains("dTpj"))
    }

    @Test(arguments: ["a\rb", "a\nb", "a\r\nX-Injected: yes", "a\0b", "a\u{7F}", "a\u{1}", "\u{1B}[0m"])
    func `a value that would break out of its line is refused without being repeated`(_ text: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try HeaderValue("canary" + text) }
        #expect(error.code == .invalidHeader)
        #expect(!error.message.contains("canary"))
    }

    @Test(arguments: [
        ("  a b\t", "a b"), ("", ""), (" \t ", ""), ("a\tb", "a\tb"), ("grün", "grün"), ("a=b;c,d", "a=b;c,d"),
    ])
    func `other values are kept, less the spaces around them`(_ text: String, _ kept: String) throws {
        #expect(try HeaderValue(text).secret == kept)
    }

    @Test func `a value has a longest length`() throws {
        let longest = String(repeating: "x", count: HeaderValue.maximumLength)
        #expect(try HeaderValue(longest).secret == longest)
        #expect(throws: ConfigurationError.self) { try HeaderValue(longest + "x") }
    }

    @Test(arguments: [
        "", "a b", "a:", "a\n", "a(b)", "naïve", "a\0", "{a}", "a,b", "@", String(repeating: "n", count: 257),
    ])
    func `what is no name is refused`(_ name: String) {
        var headers = HTTPHeaders()
        #expect(throws: ConfigurationError.self) { try headers.set(name, to: "v") }
        #expect(headers.isEmpty)
    }

    @Test(arguments: [
        "Content-Type", "content-length", "CONTENT-ENCODING", "Host", "Transfer-Encoding", "Expect", "Connection", "TE",
    ])
    func `the headers of the request itself cannot be configured`(_ name: String) throws {
        var headers = HTTPHeaders()
        let error = try #require(throws: ConfigurationError.self) { try headers.set(name, to: "v") }
        #expect(error.message.contains(name.lowercased()))
    }

    @Test func `setting a name again replaces it whatever its case`() throws {
        var headers = try HTTPHeaders(["X-A": "1", "X-B": "2"])
        try headers.set("x-a", to: "3")
        #expect(headers.names == ["x-a", "X-B"])
        #expect(headers["X-A"]?.secret == "3")
        #expect(headers["X-C"] == nil)
    }

    @Test(arguments: [("", "Og=="), ("a", "OmE="), ("ab", "OmFi"), ("abc", "OmFiYw=="), ("grün", "Omdyw7xu")])
    func `basic authentication is base64 with its padding`(_ password: String, _ encoded: String) throws {
        #expect(try HeaderValue.basic(username: "", password: password).secret == "Basic \(encoded)")
    }

    @Test func `the example of RFC 7617 is right`() throws {
        #expect(
            try HeaderValue.basic(username: "Aladdin", password: "open sesame").secret
                == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        #expect(throws: ConfigurationError.self) { try HeaderValue.basic(username: "a:b", password: "c") }
        #expect(try HeaderValue.bearer("t").secret == "Bearer t")
    }
}
