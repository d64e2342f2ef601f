// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

struct CredentialNegativeTests {
    static let texts = [
        // Ids and hashes.
        "550e8400-e29b-41d4-a716-446655440000", "0af7651916cd43dd8448eb211c80319c", "00f067aa0ba902b7",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "chatcmpl-9aBcDeFgHiJkLmNoPqRsTuVwXyZ01",
        "call_abc123DEF456ghi789JKL012", "toolu_01A09q90qw90lq917835lq9", "msg_01XFDUDYJgAACzvnptvVoYEL",
        "sha512-Xr5rD1Wz9mUpLYNi0aXcCbBnmE1Yg9y0N3gC2F4jH6kL8pQ0sT2vW4xZ6bD8fG0hJ2kM4nP6rS8tU0vX2yZ4aB==",
        // Names that begin like a key.
        "sk-learn", "sk-learn-compatible-estimators", "task-1234567890abcdefghijklmnop", "desk-lamp-2024-white",
        "risk-assessment-for-quarter-four-2024", "ask-me-anything", "sk-SK", "AKIA in prose", "Asia Pacific", "ASIA",
        "pk_" + "live_51H8x2KJ3nF9sQ7wE4rT6yU1i", "pk-lf-1234abcd-12ab-34cd-56ef-1234567890ab", "hf_hub_download",
        "npm_config_registry", "npm_lifecycle_event_with_a_long_name_here", "key-value-store", "SG.example", "r8_x",
        "gsk_report", "xai-sdk", "glpat-", "ghp_", "eyJ", "eyJhbGciOiJIUzI1NiJ9", "Bearer authentication is used here",
        "Bearer of good news", "the bearer Authorization-Code grant", "Basic Information about this", "Basic auth",
        // Models and versions.
        "gpt-4o-2024-08-06", "claude-3-5-sonnet-20241022", "gemini-1.5-pro-002", "text-embedding-3-large",
        "anthropic.claude-3-haiku-20240307-v1:0", "meta-llama/Llama-3.1-70B-Instruct", "1.2.3-beta.4+build.567",
        "swift-6.3.1-RELEASE", "2024-05-13T10:00:00.123Z", "12:30:45", "10.0.0.1:8080", "[::1]:4318",
        // Prose.
        "Please reset your password: it has expired.", "Your password must be at least 12 characters.",
        "Passwort vergessen? Mot de passe oublié ? ¿Olvidó su contraseña? パスワードをお忘れですか？",
        "the secret: there is none", "Token: the smallest unit of text", "Authorization: required",
        "I have a secret, and a token of my appreciation.", "The cookie: chocolate chip", "Cookies: yes or no?",
        "API key: see your account page", "The password is: unknown",
        // Code.
        "let token = next()", "token = tokens[index]", "password = getpass.getpass()",
        "api_key=os.environ[\"API_KEY\"]",
        "apiKey: process.env.OPENAI_API_KEY", "if password == other { return }", "func f(token: String, secret: Data)",
        "self.password = password", "secret=${SECRET}", "token: {{ .Values.token }}", "password: <your-password>",
        "API_KEY=$API_KEY", "token=%s", "password=********", "const token = await getToken(user1)", "max_tokens=4096",
        "\"max_tokens\": 4096, \"token_count\": 12", "usage: input_tokens=900 output_tokens=150", "token_type=bearer1",
        "pwd=/home/user1/project2", "key=value1234", "session.id=abc123def456", "a ? b : c", "x = y == z",
        "case .token(let a1): return", "tokens: [\"hello1\", \"world2\"]", "total_tokens: 12345678",
        "auto &Key = ReadKey(x1);", "#key_event = event1", "passphrase: &#x3C;string1>", "Basic Operations",
        "Basic options",
        "private_key: ed25519.Ed25519PrivateKey,", "`Bearer Token`: https://tools.ietf.org/html/rfc6750",
        "<a href=\"topic?key=%s\">", "?code_challenge_method=S256", "headers[\"Authorization\"] = \"Basic %s\" % auth",
        "token = user1.token2", "url?token={token}", "?api_key=<key>", "/callback?code=$CODE",
        "secret: https://host1.example/x",
        "c==1?f.token=f.token[0]:x1", "this.$tokenIndex=r?r.index+1:0", "--token-secret-version=projects/p1/secrets/s1",
        "https://play.example/?code=fn+main()+%7B%0A1%7D",
        // URLs.
        "https://example.com/path?page=2&sort=asc#part", "ssh://git@github.com/owner/repository.git",
        "http://localhost:4318/v1/traces", "mailto:someone@example.com", "git@github.com:owner/repository.git",
        "https://example.com/@user:tag", "file:///usr/share/doc/readme.txt", "https://host.example/?q=a@b:c",
        // Data.
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ\n-----END CERTIFICATE-----",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB8Ht8Z3j6yDWPBHQtOp/R9rjWvfMYo3MSA/K6q8D86r comment",
        "| a | b |\n|-----|-----|\n| 1 | 2 |", "C:\\Users\\name\\new\\table.txt", "\\frac{1}{2} \\nabla \\theta",
        "100% \\o/",
        "{\"a\": [1, 2.50, -3e10], \"b\": null, \"c\": true, \"d\": \"x\\ny\", \"a\": \"again\"}",
        "{ not json, but braces }", "[note] password: required", "[]", "{}", "", "\0\0\0", "\u{FEFF}text",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
    ]

    @Test(arguments: texts)
    func `what is no credential survives byte by byte`(text: String) {
        let redacted = CredentialTests.stage.redactedText(text)
        #expect(Array(redacted.utf8) == Array(text.utf8))
        for form in ["a %", "% b", "(%)", "\"%\""] {
            let text = form.replacing("%", with: text)
            #expect(CredentialTests.stage.redactedText(text) == text)
        }
    }

    @Test func `a base-64 image survives`() {
        var samples = CredentialSamples(seed: 7)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let image = "data:image/jpeg;base64," + samples.run(1 << 18, of: alphabet) + "=="
        #expect(CredentialTests.stage.redactedText(image) == image)
    }
}
