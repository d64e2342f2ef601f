// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

struct JSONRedactionTests {
    private func redacted(_ text: String, keyRules: Bool = true) -> String {
        var redactor = TextRedactor(appliesKeyRules: keyRules)
        let once = redactor.redacted(text) ?? text
        #expect(redactor.redacted(once) == nil, "\(once) is redacted twice")
        return once
    }

    @Test(
        arguments: [
            (#"{"password": "x"}"#, #"{"password": "[REDACTED:key]"}"#),
            (
                #"{ "a" : [1.0, 2.50,1e400], "apiKey":"k" , "b":null }"#,
                #"{ "a" : [1.0, 2.50,1e400], "apiKey":"[REDACTED:key]" , "b":null }"#
            ),
            (#"{"password": 1234, "token": 5}"#, #"{"password": "[REDACTED:key]", "token": 5}"#),
            (#"{"secret": {"a": ["b", {"c": 1}]}, "d": 2}"#, #"{"secret": "[REDACTED:key]", "d": 2}"#),
            (#"{"credentials": [ "a", "b" ] , "d": true}"#, #"{"credentials": "[REDACTED:key]" , "d": true}"#),
            (#"{"password": null, "secret": ""}"#, #"{"password": null, "secret": ""}"#),
            (#"{"password": true}"#, #"{"password": "[REDACTED:key]"}"#),
            (#"{"pass\u0077ord": "x"}"#, #"{"pass\u0077ord": "[REDACTED:key]"}"#),
            (#"{"password":"a","password":"b"}"#, #"{"password":"[REDACTED:key]","password":"[REDACTED:key]"}"#),
            (
                #"[{"token": "t"}, "password", {"x": {"access_token": "t"}}]"#,
                #"[{"token": "[REDACTED:key]"}, "password", {"x": {"access_token": "[REDACTED:key]"}}]"#
            ),
            (
                #"{"usage":{"input_tokens":900,"token_count":3},"max_tokens":16}"#,
                #"{"usage":{"input_tokens":900,"token_count":3},"max_tokens":16}"#
            ),
            (
                #"{"args": "{\"password\": \"x\", \"n\": 1}"}"#,
                #"{"args": "{\"password\": \"[REDACTED:key]\", \"n\": 1}"}"#
            ),
            (#"{"password": "\ud800"}"#, #"{"password": "[REDACTED:key]"}"#),
            ("\n  {\"password\"\n:\n\"x\"}  ", "\n  {\"password\"\n:\n\"[REDACTED:key]\"}  "),
        ])
    func `values of secret names go and everything else stays`(text: String, expected: String) {
        #expect(redacted(text) == expected)
    }

    @Test func `credentials in values and names go`() {
        let key = CredentialSamples.all[0].text
        #expect(redacted("{\"a\": \"see \(key)\"}") == "{\"a\": \"see [REDACTED:openai]\"}")
        #expect(redacted("{\"\(key)\": 1}") == "{\"[REDACTED:openai]\": 1}")
        #expect(redacted("{\"a\": \"one\\ntwo\\n\(key)\\n\"}") == "{\"a\": \"one\\ntwo\\n[REDACTED:openai]\\n\"}")
    }

    @Test func `JSON within JSON is looked through four times, and goes as a whole beyond`() {
        var text = #"{"password": "hunter"}"#
        for layer in 1...6 {
            var writer = JSONWriter()
            writer.object {
                $0.key("inner")
                $0.string(text)
            }
            text = writer.text
            let redacted = redacted(text)
            #expect(!redacted.contains("hunter"), "layer \(layer)")
            #expect(redacted.contains(layer <= 4 ? "[REDACTED:key]" : "[REDACTED:depth]"))
            #expect(JSONReader.isValid(redacted))
        }
    }

    @Test(
        arguments: [
            #"{"password": "hunter", }"#, #"{"password": "hunter""#, #"{"a": 1, 'password': 'hunter'}"#,
            #"{"password": "hunter"} {"b": 1}"#, "{\"password\": \"hunter\"}\n{\"password\": \"hunter\"}\n",
            #"{"password": hunter}"#, #"{"password": "hunter" /* why */}"#, #"{"password": "hunter\x"}"#,
            #"{"pass\u0077ord": "hunter", }"#, #"{\"password\": \"hunter\"}"#, #"{"a": {"password" : "hunter" "#,
            "[\"a\", {\"password\":\n\n  \"hunter\"}",
        ])
    func `what ought to be JSON and is not loses every value of a secret name`(text: String) {
        #expect(!redacted(text).contains("hunter"))
    }

    @Test func `JSON nested too deep is searched as text`() {
        let text = String(repeating: "[", count: 100_000) + #"{"password": "hunter"}"#
        #expect(!redacted(text).contains("hunter"))
        let balanced =
            String(repeating: "[", count: 600) + #"{"password": "hunter"}"# + String(repeating: "]", count: 600)
        #expect(!redacted(balanced).contains("hunter"))
    }

    @Test func `without key rules only what looks like a secret goes`() {
        let text =
            #"{"password": "hello", "secret": "a1b2c3d4e5f6", "token": "word", "list": {"api_key": "9f8e7d6c5b4a"}}"#
        let expected =
            #"{"password": "hello", "secret": "[REDACTED:key]", "token": "word", "list": {"api_key": "[REDACTED:key]"}}"#
        #expect(redacted(text, keyRules: false) == expected)
    }
}
