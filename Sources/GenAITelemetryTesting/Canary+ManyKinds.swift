// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension Canary {
    /// Credentials of many kinds, in the shapes that their issuers document: new ones at every call.
    public static func manyCredentials() -> [Canary] { manyCredentials(seed: .random(in: 0...UInt64.max)) }

    /// Credentials made from a seed.
    ///
    /// They are put together when the program runs, so that no scanner of repositories takes this file for a leak.
    package static func manyCredentials(seed: UInt64) -> [Canary] {
        var maker = CanaryMaker(random: Xoshiro256(seed: seed))
        let (mixed, dashed) = (CanaryMaker.mixed, CanaryMaker.mixed + "-_")
        let password = maker.run(16, of: mixed)
        let parameter = maker.run(24, of: mixed) + "1a"
        let assigned = maker.run(20, of: mixed) + "1a"
        let body = (0..<4).map { _ in maker.run(64, of: mixed + "+/") }.joined(separator: "\n")
        let label = "PRIVATE" + " KEY-----"
        var canaries = [
            Canary("private_key", "-----BEGIN \(label)\n\(body)\n-----END \(label)", secret: body),
            Canary("url_userinfo", "postgres://app:\(password)@db.internal:5432/main", secret: password),
            Canary("url_query", "https://host.example/path?a=1&access_token=\(parameter)&b=2", secret: parameter),
            Canary("assignment", "client_secret = \"\(assigned)\"", secret: assigned),
        ]
        let shapes: [(name: String, beginning: String, count: Int, alphabet: String)] = [
            ("openai", "sk-" + "proj-", 74, dashed), ("anthropic", "sk-" + "ant-api03-", 95, dashed),
            ("groq", "gsk" + "_", 52, mixed), ("huggingface", "hf" + "_", 34, mixed),
            ("google", "AI" + "za", 35, dashed),
            ("aws", "AK" + "IA", 16, CanaryMaker.upper + "234567"), ("github", "gh" + "p_", 36, mixed),
            ("slack", "xo" + "xb-", 37, mixed), ("stripe", "sk_" + "live_", 24, mixed),
            ("bearer", "Authorization: Bearer ", 40, mixed), ("jwt", "eyJ" + "hbGciOiJIUzI1NiJ9.eyJ", 60, mixed),
        ]
        for (name, beginning, count, alphabet) in shapes {
            let secret = maker.run(count, of: alphabet)
            let end = name == "jwt" ? "." + maker.run(43, of: dashed) : ""
            // The beginning is no secret: a mask may leave it.
            canaries.append(Canary(name, beginning + secret + end, secret: secret + end))
        }
        return canaries
    }

    /// Words that only their place makes content of: what a person typed.
    package static func words(seed: UInt64) -> Canary {
        var maker = CanaryMaker(random: Xoshiro256(seed: seed))
        let words = (0..<5).map { _ in maker.run(6, of: "bcdfghklmnprstvw") }
        return Canary("content", words.joined(separator: " "))
    }
}

/// Fills shapes at random.
private struct CanaryMaker {
    static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    static let mixed = upper + "abcdefghijklmnopqrstuvwxyz" + "0123456789"

    var random: Xoshiro256

    mutating func run(_ count: Int, of alphabet: String) -> String {
        let characters = Array(alphabet)
        return String((0..<count).map { _ in characters[Int(random.next() % UInt64(characters.count))] })
    }
}
