// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// An oracle that never finds anything would make every test of leaks pass.
struct LeakOracleTests {
    private static let secret = "Zq7Lw9Xv3Kp5Rt2Nb8Mc"
    private static let oracle = LeakOracle([Canary("planted", "key-" + secret, secret: secret)])

    private static let encodings: [(view: String, text: String)] = [
        ("raw", "a \(secret) b"), ("raw", "cut: \(secret.suffix(8))"), ("raw", secret.lowercased()),
        ("raw", CorpusEncoding.lines(secret, of: 1, by: "\u{200B}")),
        ("raw", CorpusEncoding.lines(secret, of: 1, by: "\0")),
        (
            "raw",
            String(String.UnicodeScalarView(secret.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        ),
        ("raw", CorpusEncoding.lines(secret, of: 4, by: "-")),
        ("unescaped", "{\"a\": \"\(CorpusEncoding.escapes(secret))\"}"),
        ("unescaped, unescaped", CorpusEncoding.escapes(secret).replacing("\\", with: "\\\\")),
        ("percent", CorpusEncoding.percent(secret)),
        ("percent, percent", CorpusEncoding.percent(CorpusEncoding.percent(secret))),
        ("base64", "x=\(CorpusEncoding.base64("it is \(secret)"))"),
        ("base64", String(CorpusEncoding.base64("it is \(secret)").dropFirst(3))),
        ("base64", CorpusEncoding.base64URL("??>>\(secret)")), ("hex", CorpusEncoding.hex(secret)),
        ("unescaped, percent, base64", CorpusEncoding.escapes(CorpusEncoding.percent(CorpusEncoding.base64(secret)))),
    ]

    @Test(arguments: encodings)
    func `a leak is seen through every encoding`(view: String, text: String) {
        #expect(Self.oracle.leaks(in: text) == [LeakOracle.Leak(canary: "planted", view: view)], "\(text)")
    }

    @Test func `what is no secret is no leak`() {
        for text in [
            "", "key-", "[REDACTED:openai]", String(Self.secret.prefix(7)), "key-\(Self.secret.prefix(7))…",
            "Zq7Lw9 Kp5Rt2",
        ] {
            #expect(Self.oracle.leaks(in: text) == [], "\(text)")
        }
    }

    @Test func `UTF-16 and broken UTF-8 are read, too`() {
        #expect(!Self.oracle.leaks(in: CorpusEncoding.utf16(Self.secret)).isEmpty)
        let bytes = Array(Self.secret.utf8)
        #expect(!Self.oracle.leaks(in: bytes.prefix(3) + [0xFF] + bytes.dropFirst(3)).isEmpty)
    }

    @Test func `a number is found however it is grouped`() {
        let oracle = LeakOracle([Canary("card", "4242 4242 4242 4242")])
        for text in ["4242424242424242", "4242-4242-4242-4242", "4242\u{A0}4242\u{A0}4242", "٤٢٤٢٤٢٤٢٤٢٤٢"] {
            #expect(!oracle.leaks(in: text).isEmpty, "\(text)")
        }
    }

    @Test func `a secret that is shorter than eight bytes is looked for as a whole`() {
        let oracle = LeakOracle([Canary("pin", "hunter2")])
        #expect(!oracle.leaks(in: "it is hunter2!").isEmpty)
        #expect(oracle.leaks(in: "it is hunter!").isEmpty)
    }

    @Test func `the built-in rules know every built-in canary`() {
        let oracle = LeakOracle(Canary.credentials)
        for canary in Canary.credentials {
            #expect(!oracle.leaks(in: "a \(canary.text) b").isEmpty)
            #expect(oracle.leaks(in: RedactionStage().redactedText("a \(canary.text) b")).isEmpty)
        }
    }
}
