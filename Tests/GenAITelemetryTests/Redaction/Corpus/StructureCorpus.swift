// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// Credentials in the formats that texts come in, well-formed and not.
enum StructureCorpus {
    private static let forms: [(String, String)] = [
        ("repeated names", "{\"a\": \"@\", \"a\": 1}"), ("repeated names, last", "{\"a\": 1, \"a\": \"@\"}"),
        ("lone surrogate", "{\"a\": \"\\ud800 @\"}"),
        ("lone surrogate elsewhere", "{\"a\": \"\\udc00\", \"b\": \"@\"}"),
        ("trailing comma", "{\"a\": \"@\",}"), ("trailing comma in a list", "[\"@\", ]"),
        ("no end", "{\"a\": {\"b\": \"@\""),
        ("no quotation mark at the end", "{\"a\": \"@"), ("single quotation marks", "{'a': '@'}"),
        ("bare names", "{a: \"@\"}"),
        ("comments", "{// note\n\"a\": \"@\" /* end */}"), ("as a name", "{\"@\": 1}"),
        ("as a name of an object", "{\"@\": {\"b\": 2}}"),
        ("prototype", "{\"__proto__\": {\"constructor\": \"@\"}}"), ("huge number", "{\"n\": 1e999999, \"a\": \"@\"}"),
        ("not a number", "{\"n\": NaN, \"a\": \"@\"}"), ("JSON lines", "{\"a\": 1}\n{\"b\": \"@\"}\n{\"c\": 3}"),
        ("JSON with a tail", "{\"a\": 1} @"), ("JSON in prose", "The answer was {\"a\": \"@\"} and nothing else."),
        ("event stream", "event: delta\ndata: {\"text\": \"@\"}\n\ndata: [DONE]"),
        ("fenced", "```json\n{\"a\": \"@\"}\n```"),
        ("YAML", "root:\n  - name: x\n    value: @\n"), ("YAML, folded", "text: >\n  some words\n  @\n  more"),
        ("TOML", "[section]\nvalue = \"@\"\n"), (".env", "A=1\nB=@\n# end"), ("INI", "[main]\nvalue=@\n"),
        ("properties", "value: @ \\\n  more"), ("SQL dump", "INSERT INTO `t` VALUES (1,'x','@'),(2,'y',NULL);"),
        ("CSV with quotation marks", "id,text\n1,\"said \"\"@\"\" twice\""),
        ("stack trace", "Error: bad key @\n    at f (/app/a.js:1:2)"),
        ("Swift error", "keyNotFound(CodingKeys(stringValue: \"@\", intValue: nil))"),
        ("Python", "ValueError: ('denied', b'@')"),
        ("curl", "curl -X POST https://h.example/ -H 'X-Note: @' -d '{}'"),
        ("curl with data", "curl --data-raw 'a=1&b=@&c=2' https://h.example"),
        ("HAR", "{\"log\": {\"entries\": [{\"request\": {\"headers\": [{\"name\": \"X-A\", \"value\": \"@\"}]}}]}}"),
        ("XML attribute", "<a b=\"@\" c='1'/>"), ("CDATA", "<a><![CDATA[@]]></a>"), ("HTML comment", "<!-- @ -->"),
        ("diff", "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-x\n+@"), ("protobuf text", "field { name: \"x\" value: \"@\" }"),
        ("multipart", "--b\r\nContent-Disposition: form-data; name=\"k\"\r\n\r\n@\r\n--b--"),
        ("terminal colours", "\u{1B}[31m@\u{1B}[0m"),
        ("Markdown table", "| a | b |\n|---|---|\n| 1 | @ |"), ("LaTeX", "\\texttt{@}"),
        ("Dockerfile", "ENV A=\"@\" B=2"),
        ("shell", "A=\"@\" ./run --flag"), ("PowerShell", "$a = '@'; Write-Host $a"), ("Lisp", "(define a \"@\")"),
    ]

    static func make(seed: UInt64 = 0x57C7) -> [CorpusCase] {
        var maker = CorpusMaker(seed: seed)
        var cases: [CorpusCase] = []
        for (form, text) in forms {
            let (kind, canary) = maker.anyShortToken()
            // "@@" stands for itself in a diff.
            let text = text.replacing("@@", with: "\u{1}").replacing("@", with: canary.text).replacing(
                "\u{1}", with: "@@")
            cases.append(CorpusCase(form, kind, text, canary))
        }
        // Cut by a terminal, a mail program, a shell.
        for (form, length, end) in [
            ("80 columns", 80, "\n"), ("72 columns", 72, "\r\n"), ("a shell's lines", 60, "\\\n"),
        ] {
            for kind in [0, 6] {
                let canary = maker.make(CorpusMaker.tokens[kind])
                let text = CorpusEncoding.lines("my key is here: \(canary.text)", of: length, by: end)
                cases.append(CorpusCase(form, CorpusMaker.tokens[kind].name, text + "\nand more words", canary))
            }
        }
        for depth in [100, 127, 129, 513, 5_000] {
            let (kind, canary) = maker.anyShortToken()
            let text =
                String(repeating: "[", count: depth) + "\"\(canary.text)\"" + String(repeating: "]", count: depth)
            cases.append(CorpusCase("\(depth) levels", kind, text, canary))
        }
        let (kind, canary) = maker.anyShortToken()
        let names = (0..<2_000).map { "\"name\($0)\": \($0)" }.joined(separator: ", ")
        cases.append(CorpusCase("thousands of names", kind, "{\(names), \"last\": \"\(canary.text)\"}", canary))
        return cases
    }
}
