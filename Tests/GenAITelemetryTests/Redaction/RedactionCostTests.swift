// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

/// Texts that are written to make a search slow.
///
/// What is asserted is the growth of the cost with the length, not the cost: twice the text, about twice the time.
@Suite(.serialized)
struct RedactionCostTests {
    private static let repeated = [
        "a", "sk-", "sk-proj-", "sk-aaaaaaaaaaaaaaa-", "-----BEGIN ", "-----BEGIN PRIVATE KEY", "eyJ.", "eyJ-", "eyJ",
        "eyJaaaaaaaaaaa.a-", "@", "7", "[", "{\"", "-", "=", ":", "://", "a://b:", "password=", "password=\"",
        "password: '", "password=\\\"", "AKIA", "AKIAIOSFODNN7EXAMPLE ", "\\", "\\u005c", "\\u0073k-", "bearer ",
        "Basic QWxh", "&a=", "?key=", "token=&a&b", "Cookie: ", "authorization: bearer ", "[REDACTED:", "\u{200B}",
        "\0",
        "[\"a\",", "{\"password\":", "\\\"", "a.b-c_d=", "hooks.slack.com/services/",
    ]

    @Test(arguments: repeated)
    func `bait costs in proportion to its length`(bait: String) async {
        func seconds(_ byteCount: Int) -> Double {
            let text = String(repeating: bait, count: byteCount / bait.utf8.count)
            let start = ContinuousClock.now
            var redactor = TextRedactor()
            _ = redactor.redacted(text)
            return (ContinuousClock.now - start) / .seconds(1)
        }
        var measured: [String] = []
        for _ in 0..<4 {
            await Task.yield()  // Others measure time, too.
            let eighth = seconds(1 << 15)
            let whole = seconds(1 << 18)
            // Eight times as long; quadratic cost would be sixty-four times as much.
            if whole < eighth * 24 + 0.05 { return }
            // Everything else on the machine only adds: ask again.
            measured.append("\(eighth) s, then \(whole) s")
        }
        Issue.record("\(bait): \(measured)")
    }
}
