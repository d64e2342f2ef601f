// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

@Suite struct RedactionPolicyFileTests {
    private static let key = [UInt8](repeating: 7, count: 32)

    private func file(_ json: String) throws -> RedactionPolicyFile {
        try RedactionPolicyFile(json: json) { source in
            switch source {
            case .environment("KEY"): .success(Self.key)
            case .environment("SHORT"): .success([1, 2, 3])
            default: .failure(.init("file does not exist"))
            }
        }
    }

    @Test func `a file says everything that code can say`() throws {
        let file = try file(
            """
            {
                "version": "2026-03",
                "note": "for people",
                "content": "redacted",
                "operations": {"tool_execution": "none", "inference": "full"},
                "classes": {"personal": "pseudonym", "internal": "truncate"},
                "fields": {"app.cart": "drop", "app.note": {"truncate": 256}, "gen_ai.input.messages": "summary"},
                "truncation": {"bytes": 512},
                "detectors": {
                    "personal_data": {"ip_address": true, "phone": false},
                    "custom": [
                        {"kind": "badge", "prefix": "EMP-", "characters": "digits", "at_least": 6, "at_most": 6, "class": "personal"},
                        {"kind": "project", "literal": "Project Nightingale", "ignoring_case": true}
                    ]
                },
                "personal_data": "pseudonym",
                "pseudonyms": {"key_id": "k2", "key_environment": "KEY", "former_key_ids": ["k1"]},
                "tracestate": ["dd"],
                "baggage": ["*.internal.example.com"],
                "destinations": {"console": {"content": "none", "version": "console"}, "otlp": {"fields": {"x": "mask"}}}
            }
            """)
        var expected = RedactionPolicy(content: .redacted, version: "2026-03")
        expected.operations = [.toolExecution: CapturePolicy.none, .inference: .full]
        expected.classes = [.personal: .pseudonym, .internal: .truncate(toBytes: 512)]
        expected.fields = [
            "app.cart": .drop, "app.note": .truncate(toBytes: 256), "gen_ai.input.messages": .summary,
        ]
        expected.detectors.personalData = PersonalData.standard.union([.ipAddress]).subtracting([.phone])
        expected.detectors.custom = [
            try .structured("badge", [.literal("EMP-"), .characters(.digits, 6...6)], dataClass: .personal),
            try .literal("project", "Project Nightingale", ignoringCase: true),
        ]
        expected.personalData = .pseudonym
        expected.pseudonyms = try PseudonymKeys(PseudonymKey(id: "k2", bytes: Self.key), formerIDs: ["k1"])
        expected.traceStateKeys = ["dd"]
        expected.baggage = .only(["*.internal.example.com"])
        #expect(file.policy == expected)
        expected.content = .none
        expected.version = "console"
        #expect(file.destinations["console"] == expected)
        #expect(file.destinations["otlp"]?.fields["x"] == .mask)
        #expect(file.destinations["otlp"]?.fields["app.cart"] == .drop)
    }

    @Test func `a file that says nothing keeps everything back, as without one`() throws {
        #expect(try file("{}").policy == RedactionPolicy(version: "file"))
    }

    @Test(
        arguments: [
            ("", "line 1: "), ("{\n\"content\": \"some\"}", "line 2: one of full, none, redacted was expected"),
            ("{\n\n\"contents\": \"none\"}", "line 3: \"contents\" is not known here"),
            ("{\"operations\": {\n\"chat\": \"none\"}}", "line 2: one of agent_creation"),
            ("{\"classes\": {\n\"private\": \"mask\"}}", "line 2: one of confidential"),
            ("{\"classes\": {\"personal\":\n\"hash\"}}", "line 2: one of drop"),
            ("{\"fields\": {\"\":\n\"mask\"}}", "line 2: a field has a name"),
            ("{\"fields\": {\"a\": {\n\"truncate\": -1}}}", "line 2: a whole number"),
            ("{\"detectors\": {\"personal_data\": [\n\"emails\"]}}", "line 2: one of"),
            (
                "{\"detectors\": {\"custom\": [\n{\"kind\": \"x\", \"literal\": \"a\"}]}}",
                "line 2: the detector cannot be used"
            ),
            (
                "{\"detectors\": {\"custom\": [\n{\"kind\": \"x\", \"prefix\": \"abcd\"}]}}",
                "line 2: the detector cannot be used"
            ),
            ("{\"personal_data\":\n\"keep\"}", "line 2: one of mask, pseudonym"),
            ("{\"personal_data\":\n\"pseudonym\"}", "line 2: pseudonyms are asked for"),
            (
                "{\"pseudonyms\": {\"key_id\": \"k\",\n\"key_environment\": \"SHORT\"}}",
                "line 2: the key of pseudonyms has fewer than 32 bytes"
            ),
            (
                "{\"pseudonyms\": {\"key_id\": \"k\",\n\"key_file\": \"/nowhere\"}}",
                "line 2: the key file does not exist"
            ),
            ("{\"pseudonyms\":\n{\"key_id\": \"k\"}}", "line 2: either \"key_file\" or \"key_environment\""),
            ("{\"pseudonyms\": {\n\"key_id\": \"K\", \"key_environment\": \"KEY\"}}", "line 2: the id of a key"),
            ("{\"version\":\n\"a b\"}", "line 2: at most 64"), ("{\"baggage\":\n\"*\"}", "line 2: an array"),
            ("{\"destinations\": {\"otlp\": {\n\"baggage\": []}}}", "line 2: \"baggage\" is not known here"),
            ("{\"content\": \"none\",\n\"content\": \"full\"}", "line 2: \"content\" stands here a second time"),
        ])
    func `what cannot be understood is an error with line and reason`(json: String, expected: String) {
        do {
            _ = try file(json)
            Issue.record("accepted")
        } catch {
            #expect("\(error)".contains(expected), "\(error)")
        }
    }
}
