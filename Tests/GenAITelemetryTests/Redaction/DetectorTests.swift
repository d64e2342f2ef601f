// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

/// Detectors that an application adds.
struct DetectorTests {
    private func redacted(_ text: String, _ detectors: Detector...) -> String {
        let set = DetectorSet(personalData: [], custom: detectors)
        let stage = RedactionStage(policy: RedactionPolicy(detectors: set))
        let once = stage.redactedText(text)
        #expect(stage.redactedText(once) == once)
        return once
    }

    @Test func `a literal is found wherever it stands`() throws {
        let name = try Detector.literal("project", "Falcon", ignoringCase: true)
        #expect(
            redacted("about falcon, xFALCON2 and Falkon", name)
                == "about [REDACTED:project], x[REDACTED:project]2 and Falkon")
        #expect(redacted("Falcon", name) == "[REDACTED:project]")
        let exact = try Detector.literal("project", "Zürich plan")
        #expect(redacted("the Zürich plan; the zürich plan", exact) == "the [REDACTED:project]; the zürich plan")
        let text = redacted("{\"a\": \"F\\u0061lcon\"}", name)
        #expect(text == "{\"a\": \"[REDACTED:project]\"}")
    }

    @Test func `a prefix needs what follows it, and the beginning of a word`() throws {
        let badge = try Detector.prefixed("badge", "EMP-", followedBy: .digits, atLeast: 6, atMost: 8)
        #expect(redacted("EMP-123456 and (EMP-12345678)", badge) == "[REDACTED:badge] and ([REDACTED:badge])")
        for text in ["EMP-12345 ", "EMP-123456789", "TEMP-123456", "emp-123456"] {
            #expect(redacted(text, badge) == text)
        }
    }

    @Test func `pieces stand one behind the other`() throws {
        let order = try Detector.structured(
            "order",
            [.literal("ORD"), .characters(.uppercase, 0...2), .literal("/"), .characters(.alphanumeric, 4...6)],
            dataClass: .personal)
        #expect(redacted("ORD/12ab, ORDEU/12abc.", order) == "[REDACTED:order], [REDACTED:order].")
        for text in ["ORDEUX/12ab", "ORD/12a", "ORD/12ab345"] { #expect(redacted(text, order) == text) }
    }

    @Test func `masks survive a detector that looks for one of their words`() throws {
        let word = try Detector.literal("word", "openai")
        let text = "openai " + "sk-" + "proj-abcdefghij0123456789abcdefghij"
        #expect(redacted(text, word) == "[REDACTED:word] [REDACTED:openai]")
    }

    @Test func `what would be found everywhere is refused`() {
        let digits = Detector.Piece.characters(.digits, 1...4)
        #expect(throws: DetectorError.self) { try Detector.literal("a", "abc") }
        #expect(throws: DetectorError.self) { try Detector.literal("a", "") }
        #expect(throws: DetectorError.self) { try Detector.literal("a", "    ") }
        #expect(throws: DetectorError.self) { try Detector.literal("", "abcd") }
        #expect(throws: DetectorError.self) { try Detector.literal("Upper", "abcd") }
        #expect(throws: DetectorError.self) { try Detector.literal(String(repeating: "a", count: 25), "abcd") }
        #expect(throws: DetectorError.self) { try Detector.literal("a", "[REDACTED:") }
        #expect(throws: DetectorError.self) { try Detector.literal("a", String(repeating: "a", count: 1_025)) }
        #expect(throws: DetectorError.self) { try Detector.structured("a", []) }
        #expect(throws: DetectorError.self) { try Detector.structured("a", [digits, .literal("abcd")]) }
        #expect(throws: DetectorError.self) { try Detector.structured("a", [.literal("ab"), digits]) }
        #expect(throws: DetectorError.self) {
            try Detector.structured("a", [.literal("abc"), .characters(.digits, 0...2)])
        }
        #expect(throws: DetectorError.self) {
            try Detector.structured("a", [.literal("abcd"), .characters(.digits, 0 ... .max - 1)])
        }
        #expect(throws: DetectorError.self) {
            try Detector.structured("a", [.literal("abcd"), .characters(.init(of: "é"), 1...2)])
        }
        #expect(throws: DetectorError.self) {
            try Detector.prefixed("a", "abcd", followedBy: .digits, atLeast: 5, atMost: 4)
        }
        #expect(throws: DetectorError.self) {
            try Detector.structured("a", [.literal("abcd")] + [Detector.Piece](repeating: digits, count: 16))
        }
    }

    @Test func `an error says what is wrong and not what was looked for`() {
        let error = #expect(throws: DetectorError.self) { try Detector.literal("pin", "123") }
        #expect(error?.description.contains("123") == false)
        #expect(error?.description == "The detector pin cannot be used: what it finds has to be 4 to 1024 bytes long.")
    }
}
