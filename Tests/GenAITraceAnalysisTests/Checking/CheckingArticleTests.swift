// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import GenAITraceAnalysis

/// The article about checking, whose tables are made of the code.
struct CheckingArticleTests {
    private static let article = URL(fileURLWithPath: #filePath)
        .appending(path: "../../../../Sources/GenAITelemetry/Documentation.docc/Checking.md").standardized

    private static var rules: String {
        let rows = Rule.all.map { "| `\($0.id)` | \($0.severity.rawValue) | \($0.summary) | \($0.advice) |" }
        return (["| rule | severity | what it finds | what to do |", "|---|---|---|---|"] + rows).joined(
            separator: "\n")
    }

    private static var backends: String {
        let rows = BackendReaders.all.map { "| `\($0.name)` | \($0.basis) |" }
        return (["| backend | what was read |", "|---|---|"] + rows).joined(separator: "\n")
    }

    @Test func `the tables of the article are those of the code`() throws {
        let text = try String(contentsOf: Self.article, encoding: .utf8)
        var lines: [Substring] = []
        var skipped: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let end = skipped {
                if line == end { skipped = nil } else { continue }
            }
            lines.append(line)
            for (name, table) in [("rules", Self.rules), ("backends", Self.backends)]
            where line.hasPrefix("<!-- \(name):") {
                lines += ["", Substring(table), ""]
                skipped = "<!-- end of \(name) -->"
            }
        }
        let wanted = lines.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["GENAI_TELEMETRY_WRITE_FIXTURES"] != nil {
            try wanted.write(to: Self.article, atomically: true, encoding: .utf8)
        } else {
            #expect(text == wanted, "Write it anew; the comment above the table says how.")
        }
    }
}
