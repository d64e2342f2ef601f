// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

/// What came through when redaction was attacked from outside, one case for each way, and what was destroyed.
struct AttackTests {
    static let stage = RedactionStage(policy: RedactionPolicy(content: .redacted))
    static let password = "Tr0ub4dor7Q"

    static func redacted(_ value: AttributeValue) -> AttributeValue { stage.redacted(value, named: "note").value }

    @Test(arguments: [
        // A dollar within a password was taken for a variable.
        "password=¤$vL", "{\"login\": \"user=bob password=¤$vL\"}",
        // Words that were not known.
        "PGPASSWORD=¤ psql", "-Dpassword=¤", "Passwort: ¤", "Kennwort: ¤", "mot de passe : ¤", "senha: ¤",
        "wachtwoord: ¤", "heslo: ¤",
        "My password is ¤.", "curl -u bob:¤ https://host.example",
        // Names that are values.
        "{\"name\":\"x-api-key\",\"value\":\"¤\"}", "[{\"key\":\"DB_PASSWORD\",\"val\":\"¤\"}]",
        "{\"a\":\"{\\\"name\\\":\\\"x-api-key\\\",\\\"value\\\":\\\"¤\\\"}\"}",
        "- name: DB_PASSWORD\n  value: ¤\n", "<add key=\"password\" value=\"¤\"/>",
        // Defaults in the schema of a secret, which is kept.
        "{\"properties\":{\"password\":{\"type\":\"string\",\"default\":\"¤\"}}}",
        "{\"properties\":{\"password\":{\"type\":\"string\",\"examples\":[\"¤\"]}}}",
    ])
    func `a password comes through in no form`(form: String) {
        let text = form.replacing("¤", with: Self.password)
        let redacted = Self.stage.redactedText(text)
        #expect(!redacted.contains(Self.password), "\(redacted)")
        #expect(Self.stage.redactedText(redacted) == redacted)
    }

    @Test func `emphasis around a key does not hide it`() {
        let key = "sk-ant-" + "api03-" + String(repeating: "a1B2c3", count: 16) + "AA"
        for text in ["_\(key)_", "__\(key)__", "see _\(key)_"] {
            #expect(!Self.stage.redactedText(text).contains("a1B2c3a1"))
        }
    }

    @Test func `the rest of a key on the next line goes with it`() {
        let hexadecimal = String(repeating: "0a1b2c3d", count: 4)
        for lineEnd in ["\n", "\r\n"] {
            let wrapped = "sk-or-v1-\(hexadecimal)\(lineEnd)\(hexadecimal)"
            #expect(!Self.stage.redactedText(wrapped).contains("0a1b2c3d"))
        }
    }

    @Test func `names and values in members of a map are one`() {
        let pair: AttributeValue = ["name": "x-api-key", "value": .string(Self.password)]
        let schema: AttributeValue = [
            "password": ["type": "string", "description": "The password", "default": .string(Self.password)]
        ]
        for value in [pair, [pair], ["headers": [pair]], schema] {
            #expect(!"\(Self.redacted(value))".contains(Self.password))
        }
    }

    @Test func `a card number is one also as a floating-point number`() {
        #expect(Self.redacted(.double(4_242_424_242_424_242)) == .string("[REDACTED:card]"))
        #expect(Self.redacted(.double(4_242_424_242_424_241)) == .double(4_242_424_242_424_241))
        for number in [Double.infinity, -.infinity, .nan, 1e300, 9.3e18] {
            #expect("\(Self.redacted(.double(number)))" == "\(AttributeValue.double(number))")
        }
    }

    @Test(arguments: ["bob@müller.example", "bob@дом.example", "mobil: 0171 1234567", "手机: 138 0013 8000"])
    func `a person is found in other writings`(text: String) {
        #expect(Self.stage.redactedText(text).contains("[REDACTED:"))
    }

    @Test(arguments: [
        "password: String?", "password: String!", "The password is base64-encoded.", "The password is UTF-8 text.",
        "Your password is 12 characters long.", "docker run -u 1000:1000 image",
        "docker run -u www-data:www-data image",
        "curl -u user:password https://host.example", "curl -u $USER:$PASS1 https://host.example",
        "identified by 'name1'", "<password></password>", "passwort ist erforderlich", "password=$PASSWORD2",
        "{\"name\":\"temperature\",\"value\":\"Abc12345678\"}", "_italic_ and __bold__",
        "{\"name\":\"login\",\"parameters\":{\"type\":\"object\",\"properties\":{\"password\":{\"type\":\"string\",\"minLength\":8},\"api_key\":{\"description\":\"The key.\",\"type\":\"string\"}},\"required\":[\"password\"]}}",
        "Passwort: mindestens 8 Zeichen, davon 2 Ziffern", "mail an bob@müller",
    ])
    func `what is no secret stays as it is`(text: String) {
        #expect(Self.stage.redactedText(text) == text)
    }

    @Test func `the schema of a secret stays as it is`() {
        let schema: AttributeValue = [
            "properties": ["password": ["type": "string", "description": "The password of the user."]]
        ]
        #expect(Self.redacted(schema) == schema)
    }
}
