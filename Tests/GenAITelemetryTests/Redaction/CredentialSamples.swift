// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Credentials that nobody has: the shapes that providers document, filled at random from a seed.
///
/// They are put together when the tests run, so that no scanner of repositories takes this file for a leak.
struct CredentialSamples {
    struct Sample: Sendable, CustomStringConvertible {
        let kind: String
        /// The credential as it would stand in a text.
        let text: String
        /// The part that must not survive.
        let secret: String

        var description: String { kind }
    }

    private var random: Xoshiro256

    init(seed: UInt64) { random = Xoshiro256(seed: seed) }

    static let all = make(seed: 0x5EC4E7)

    static func make(seed: UInt64) -> [Sample] {
        var samples = CredentialSamples(seed: seed)
        return samples.make()
    }

    mutating func run(_ count: Int, of alphabet: String) -> String {
        let characters = Array(alphabet)
        return String((0..<count).map { _ in characters[Int(random.next() % UInt64(characters.count))] })
    }

    private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    private static let lower = "abcdefghijklmnopqrstuvwxyz"
    private static let digits = "0123456789"
    private static let mixed = upper + lower + digits
    private static let hex = "0123456789abcdef"

    private mutating func make() -> [Sample] {
        let (mixed, dashed, hex) = (Self.mixed, Self.mixed + "-_", Self.hex)
        var samples: [Sample] = []
        func add(_ kind: String, _ text: String, secret: String? = nil) {
            samples.append(Sample(kind: kind, text: text, secret: secret ?? text))
        }
        let marker = "T3Blbk" + "FJ"
        add("openai", "sk-" + "proj-" + run(74, of: dashed) + marker + run(74, of: dashed))
        add("openai", "sk-" + "svcacct-" + run(58, of: dashed) + marker + run(58, of: dashed))
        add("openai", "sk-" + "admin-" + run(58, of: dashed) + marker + run(58, of: dashed))
        add("openai", "sk-" + run(20, of: mixed) + marker + run(20, of: mixed))
        add("openai", "sk-" + run(32, of: hex))
        add("anthropic", "sk-" + "ant-api03-" + run(93, of: dashed) + "AA")
        add("anthropic", "sk-" + "ant-admin01-" + run(93, of: dashed) + "AA")
        add("openrouter", "sk-" + "or-v1-" + run(64, of: hex))
        add("langfuse", "sk-" + "lf-" + [8, 4, 4, 4, 12].map { run($0, of: hex) }.joined(separator: "-"))
        add("langsmith", "lsv2_" + "pt_" + run(32, of: hex) + "_" + run(10, of: hex))
        add("groq", "gsk_" + run(52, of: mixed))
        add("xai", "xai-" + run(80, of: mixed))
        add("perplexity", "pplx-" + run(48, of: mixed))
        add("huggingface", "hf_" + run(34, of: Self.upper + Self.lower))
        add("replicate", "r8_" + run(37, of: mixed))
        add("nvidia", "nvapi-" + run(64, of: dashed))
        add("google", "AIza" + run(35, of: dashed))
        add("google", "GOCSPX-" + run(28, of: dashed))
        add("google", "ya29." + run(68, of: dashed))
        add("aws", "AKIA" + run(16, of: Self.upper + "234567"))
        add("aws", "ASIA" + run(16, of: Self.upper + "234567"))
        add("digitalocean", "dop_" + "v1_" + run(64, of: hex))
        add("databricks", "dapi" + run(32, of: hex))
        add("vault", "hvs." + run(90, of: dashed))
        for letter in ["p", "o", "u", "s", "r"] { add("github", "gh\(letter)_" + run(36, of: mixed)) }
        add("github", "github_" + "pat_" + run(22, of: mixed) + "_" + run(59, of: mixed))
        add("gitlab", "glpat-" + run(20, of: dashed))
        add("npm", "npm_" + run(36, of: mixed))
        add("pypi", "pypi-" + "AgEI" + run(160, of: dashed))
        add("slack", "xoxb-" + run(12, of: Self.digits) + "-" + run(12, of: Self.digits) + "-" + run(24, of: mixed))
        add("slack", "xapp-1-A" + run(10, of: Self.upper) + "-" + run(13, of: Self.digits) + "-" + run(64, of: hex))
        let hook = "T" + run(8, of: Self.upper) + "/B" + run(8, of: Self.upper) + "/" + run(24, of: mixed)
        add("slack", "https://hooks.slack" + ".com/services/" + hook, secret: hook)
        add("stripe", "sk_" + "live_" + run(24, of: mixed))
        add("stripe", "rk_" + "test_" + run(24, of: mixed))
        add("stripe", "whsec_" + run(32, of: mixed))
        add("sendgrid", "SG." + run(22, of: dashed) + "." + run(43, of: dashed))
        add("twilio", "SK" + run(32, of: hex))
        add("mailgun", "key-" + run(32, of: hex))
        add("sentry", "sntrys_" + run(60, of: mixed))
        add("grafana", "glsa_" + run(32, of: mixed) + "_" + run(8, of: hex))
        add("linear", "lin_" + "api_" + run(40, of: mixed))
        add("shopify", "shpat_" + run(32, of: hex))
        add("age", "AGE-SECRET-KEY-1" + run(58, of: "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"))
        add("jwt", "eyJ" + run(33, of: dashed) + ".eyJ" + run(60, of: dashed) + "." + run(43, of: dashed))
        add("bearer", "Bearer " + run(40, of: mixed), secret: nil)
        add("basic", "Basic " + Base64.encode(Array(("user:" + run(16, of: mixed)).utf8)))
        let body = (0..<6).map { _ in run(64, of: mixed + "+/") }.joined(separator: "\n")
        for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"] {
            add("private_key", "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----", secret: body)
        }
        let password = run(20, of: mixed)
        add("url_userinfo", "postgres://app:\(password)@db.internal:5432/main", secret: password)
        add("url_userinfo", "redis://:\(password)@cache", secret: password)
        for name in ["api_key", "key", "sig", "access_token", "X-Amz-Signature", "code"] {
            let value = run(24, of: mixed)
            add("url_query", "https://host.example/path?a=1&\(name)=\(value)&b=2#part", secret: value)
        }
        for form in ["password=%", "DB_PASSWORD=%", "\"client_secret\": \"%\"", "api-key: %", "Server=x;Password=%;"] {
            let value = run(14, of: mixed) + "1a"
            add("assignment", form.replacing("%", with: value), secret: value)
        }
        let secret = run(38, of: mixed + "+/") + "aZ"
        add(
            "aws_secret", "id AKIA" + run(16, of: Self.upper) + " and 1" + secret.dropFirst() + " beside",
            secret: "1" + secret.dropFirst())
        return samples.map {
            // The scheme of a header is no secret.
            let words = $0.secret.split(separator: " ")
            guard ["bearer", "basic"].contains($0.kind), words.count == 2 else { return $0 }
            return Sample(kind: $0.kind, text: $0.text, secret: String(words[1]))
        }
    }
}
