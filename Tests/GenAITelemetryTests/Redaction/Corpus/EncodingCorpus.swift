// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// Credentials in the encodings that texts go through on their way, one and several.
enum EncodingCorpus {
    static func make(seed: UInt64 = 0xE4C0) -> [CorpusCase] {
        var maker = CorpusMaker(seed: seed)
        var cases: [CorpusCase] = []
        func add(_ form: String, fate: CorpusCase.Fate = .found, _ text: (String) -> String) {
            let (kind, canary) = maker.anyShortToken()
            cases.append(CorpusCase(form, kind, text(canary.text), canary, fate: fate))
        }
        func addBytes(_ form: String, _ bytes: (String) -> [UInt8]) {
            let (kind, canary) = maker.anyShortToken()
            cases.append(CorpusCase(form, kind, bytes(canary.text), canary))
        }
        typealias E = CorpusEncoding
        add("first letter escaped") { E.escapes(String($0.prefix(1))) + $0.dropFirst() }
        add("one letter escaped") { $0.prefix(9) + E.escapes(String($0.dropFirst(9).prefix(1))) + $0.dropFirst(10) }
        add("all letters escaped") { "he said \(E.escapes($0))" }
        add("escaped in JSON") { "{\"a\": \"\(E.escapes($0))\"}" }
        add("hexadecimal escapes") { "s = '\($0.utf8.map { "\\x" + E.hex(String(UnicodeScalar($0))) }.joined())'" }
        add("escapes in braces") { "\($0.utf8.map { "\\u{" + String($0, radix: 16) + "}" }.joined())" }
        add("behind an escaped line end") { "first line\\n\($0)\\nlast line" }
        add("Markdown") { $0.replacing("_", with: "\\_").replacing("-", with: "\\-") }
        let hook = "T" + maker.run(8, of: CorpusMaker.upper) + "/B" + maker.run(8, of: CorpusMaker.upper) + "/"
        let hookCanary = maker.canary("slack webhook", "", maker.run(24, of: CorpusMaker.mixed))
        cases.append(
            CorpusCase(
                "escaped slashes", "slack webhook",
                "{\"url\": \"https:\\/\\/hooks.slack" + ".com\\/services\\/"
                    + (hook + hookCanary.secret).replacing("/", with: "\\/") + "\"}", hookCanary))
        add("percent") { "https://host.example/?note=\(E.percent($0))" }
        add("percent, small letters") { "note=\(E.percent($0, uppercase: false))" }
        add("percent where needed") { "note%3D\(E.sparsePercent($0))%26x" }
        add("percent twice") { "note=\(E.percent(E.percent($0)))" }
        add("percent three times, where needed") { E.sparsePercent(E.sparsePercent(E.sparsePercent("a=\($0)&b"))) }
        add("percent in a data URL") { "data:text/plain;charset=utf-8,\(E.percent("my key is \($0)"))" }
        add("sparse percent in a data URL") { "data:,\(E.sparsePercent($0))" }
        add("base64") { E.base64("the key is \($0), use it") }
        add("base64 alone") { E.base64($0) }
        add("base64 without padding") { "value: \(E.base64("k=\($0)").replacing("=", with: ""));" }
        add("base64url") { "state=\(E.base64URL("?>~ \($0) ?>~"))&b=1" }
        add("base64 of JSON") { "Body: \(E.base64("{\"note\": \"\($0)\"}"))" }
        add("base64 in a data URL") { "data:text/plain;base64,\(E.base64("the key is \($0)"))" }
        add("base64 in a path") { "GET /v1/objects/\(E.base64URL($0))/raw" }
        add("base64 twice") { E.base64("first: \(E.base64("second: \($0)"))") }
        add("base64 in lines") {
            E.lines(E.base64("Some words of an ordinary mail before it.\r\n\($0)\r\nRegards, somebody."), of: 76)
        }
        add("base64 in short lines") { E.lines(E.base64("k: \($0)"), of: 20, by: "\n") }
        add("hexadecimal in lines") { E.lines(E.hex("the key is \($0)"), of: 32, by: "\n") }
        add("base64 cut in front") { String(E.base64("something is here, and then \($0)").dropFirst(5)) }
        add("base64 of UTF-16") { Base64.encode(E.utf16("$key = '\($0)'", mark: false)) }
        add("hexadecimal") { "0x" + E.hex("key \($0)") }
        add("hexadecimal, capital letters") { E.hex($0, uppercase: true) }
        add("HTML, decimal") { "<p>\(E.entities($0))</p>" }
        add("HTML, hexadecimal") { E.entities($0, isHexadecimal: true) }
        add("HTML, names") {
            "token&equals;&quot;\($0.replacing("-", with: "&hyphen;").replacing("_", with: "&lowbar;"))&quot;"
        }
        add("quoted-printable") {
            E.quotedPrintable("Dear all, the key that you asked for is this one: \($0) and no other.")
        }
        add("quoted-printable, every byte") { E.quotedPrintable($0, everything: true) }
        for levels in 1...5 {
            add("JSON in JSON, \(levels)") { E.json("the key is \($0)", levels: levels) }
        }
        add("JSON in JSON with percent") { E.json("a=\(E.percent($0))", levels: 2) }
        add("JSON in base64 in JSON") { E.json("{\"body\": \"\(E.base64(E.json($0, levels: 1)))\"}", levels: 1) }
        add("percent of base64") { E.sparsePercent(E.base64("key: \($0)")) }
        addBytes("UTF-16, little end first") { E.utf16("key: \($0)") }
        addBytes("UTF-16, big end first") { E.utf16("key: \($0)", bigEndian: true) }
        addBytes("UTF-16 without a mark") { E.utf16($0, mark: false) }
        // What is not looked behind, and said so.
        add("gzip in base64", fate: .missed) { Base64.encode(E.gzip("key: \($0)")) }
        add("rot13", fate: .missed) { E.rot13($0) }
        add("backwards", fate: .missed) { String($0.reversed()) }
        return cases
    }
}

extension CorpusMaker {
    /// A token of one line that is told by a known beginning.
    mutating func anyShortToken() -> (kind: String, canary: Canary) {
        while true {
            let (kind, canary) = anyToken()
            if canary.text.utf8.count < 130, !canary.text.contains("\n"), !canary.text.contains(":") {
                return (kind, canary)
            }
        }
    }
}
