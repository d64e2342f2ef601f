// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

struct CredentialTests {
    static let stage = RedactionStage(policy: RedactionPolicy(detectors: .credentials))

    @Test(arguments: CredentialSamples.all)
    func `a credential is taken out of every kind of text`(sample: CredentialSamples.Sample) {
        let forms = [
            "%", "The value is % in a sentence.", "(%)", "[%]", "a,%,b", "%\n", "\n%", "\t%\t", "%\u{1F600}", "é%é",
            "export VALUE='%'", "<td>%</td>", "- item: \"%\"", "**%**", "`%`", "%)", "%]}'\"",
        ]
        for form in forms {
            let text = form.replacing("%", with: sample.text)
            let redacted = Self.stage.redactedText(text)
            #expect(!redacted.contains(sample.secret), "\(sample.kind) survived in \(form)")
            #expect(redacted.contains("[REDACTED:"), "\(sample.kind) left no mask in \(form)")
            #expect(Self.stage.redactedText(redacted) == redacted, "\(sample.kind) is redacted twice in \(form)")
        }
    }

    @Test(arguments: CredentialSamples.all)
    func `a credential is named by its kind`(sample: CredentialSamples.Sample) {
        let redacted = Self.stage.redactedText("see \(sample.text) there")
        #expect(redacted.contains("[REDACTED:\(sample.kind)]"), "\(redacted)")
        #expect(redacted.hasPrefix("see ") && redacted.hasSuffix(" there"))
    }

    @Test(
        arguments: [0x301, 0xFE0F, 0x200D, 0x200C, 0x20E3, 0xE33, 0x202E, 0xFEFF, 0])
    func `a character that joins the last letter hides no credential`(scalar: UInt32) throws {
        let joined = try Character(#require(Unicode.Scalar(scalar)))
        for sample in CredentialSamples.all {
            let redacted = Self.stage.redactedText("x \(sample.text)\(joined)")
            // On scalars: what is searched for would be another character, too.
            #expect(!redacted.unicodeScalars.contains(sample.secret.unicodeScalars), "\(sample.kind)")
        }
    }

    @Test(arguments: [0x200B, 0x2060, 0xAD, 0x200D, 0xFEFF, 0xFE0F, 0])
    func `an invisible character within hides no credential`(scalar: UInt32) throws {
        let invisible = try String(#require(Unicode.Scalar(scalar)))
        let samples = CredentialSamples.all.filter { $0.text == $0.secret && !$0.text.contains(" ") }
        for sample in samples {
            let middle = sample.text.index(sample.text.startIndex, offsetBy: sample.text.count / 2)
            let disguised = sample.text[..<middle] + invisible + sample.text[middle...]
            let redacted = Self.stage.redactedText("x \(disguised) y")
            // The kind may be a more general one.
            #expect(
                redacted.hasPrefix("x [REDACTED:") && redacted.hasSuffix("] y") && redacted.utf8.count < 32,
                "\(redacted)")
        }
    }

    @Test(arguments: CredentialSamples.all.filter { $0.text == $0.secret })
    func `escapes hide no credential`(sample: CredentialSamples.Sample) {
        let first = sample.text.unicodeScalars.first!
        let escaped = "\\u00" + String(first.value, radix: 16) + sample.text.dropFirst()
        for text in [
            "x \(escaped) y", "x\\n\(sample.text)\\n", "{\\\"a\\\":\\\"\(sample.text)\\\"}", "x\\\\n\(sample.text)",
            sample.text.replacing("_", with: "\\_").replacing("-", with: "\\-"),
        ] {
            let redacted = Self.stage.redactedText(text)
            #expect(redacted.contains("[REDACTED:"), "\(sample.kind) in \(text.prefix(24))")
            #expect(!redacted.contains(sample.text.dropFirst(6)), "\(sample.kind) in \(text.prefix(24))")
            #expect(Self.stage.redactedText(redacted) == redacted)
        }
    }

    @Test func `credentials of every kind are found whatever their random part is`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("CredentialTests seed: \(seed)")
        for round in 0..<30 {
            await Task.yield()  // Tests that measure time run beside this one.
            for sample in CredentialSamples.make(seed: seed &+ UInt64(round)) {
                let redacted = Self.stage.redactedText("It is \(sample.text), he said.")
                #expect(!redacted.contains(sample.secret), "seed \(seed), round \(round): \(sample.text)")
            }
        }
    }

    @Test func `several credentials in a text all go`() {
        let samples = CredentialSamples.all
        for separator in [" ", "\n", ", ", " | "] {
            let redacted = Self.stage.redactedText(samples.map(\.text).joined(separator: separator))
            for sample in samples { #expect(!redacted.contains(sample.secret), "\(sample.kind)") }
        }
    }

    @Test func `a private key without an end goes with everything behind it`() {
        let text = "before -----BEGIN RSA PRIVATE " + "KEY-----\nMIIEpAIBAAKCAQEA\nand what came after the cut"
        #expect(Self.stage.redactedText(text) == "before [REDACTED:private_key]")
    }

    @Test func `headers lose their values and keep their names`() {
        let cases = [
            ("Authorization: Token abcdefghijk", "Authorization: Token [REDACTED:header]"),
            ("authorization: bearer abc", "authorization: bearer [REDACTED:header]"),
            (
                "curl -H 'Authorization: Bearer abc' https://a.example",
                "curl -H 'Authorization: Bearer [REDACTED:header]' https://a.example"
            ),
            ("Authorization: Bearer abc GET /path 200", "Authorization: Bearer [REDACTED:header] GET /path 200"),
            ("Authorization: Digest username=\"a\", response=\"b\"", "Authorization: Digest [REDACTED:header]"),
            ("Cookie: a=\"b\"; sid=31d4d96e407aad42", "Cookie: [REDACTED:header]"),
            ("-H \"Cookie: sid=31d4d9\" -v", "-H \"Cookie: [REDACTED:header]\" -v"),
            ("Cookie: sid=31d4d96e407aad42; theme=dark", "Cookie: [REDACTED:header]"),
            ("Set-Cookie: a=b; Path=/\nDate: x", "Set-Cookie: [REDACTED:header]\nDate: x"),
            ("x-api-key: abcdef123456", "x-api-key: [REDACTED:assignment]"),
            ("Authorization: see the next page", "Authorization: see the next page"),
        ]
        for (text, expected) in cases { #expect(Self.stage.redactedText(text) == expected) }
    }

    @Test func `options of commands lose their values`() {
        let cases = [
            ("mysql --user app --password h4nter2x db", "mysql --user app --password [REDACTED:assignment] db"),
            ("tool --api-key 'a1b2c3d4e5' --verbose", "tool --api-key '[REDACTED:assignment]' --verbose"),
            ("tool --password --verbose1", "tool --password --verbose1"),
            ("tool --token-count 12345678", "tool --token-count 12345678"), ("a --token b", "a --token b"),
        ]
        for (text, expected) in cases { #expect(Self.stage.redactedText(text) == expected) }
    }
}
