// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

struct KeyRulesTests {
    @Test(
        arguments: [
            "password", "Password", "PASSWORD", "db.password", "dbPassword", "DB_PASSWORD", "user_password_hash",
            "passwd", "pwd", "passphrase", "secret", "client_secret", "clientSecret", "secrets", "api_key", "apikey",
            "apiKey", "APIKey", "OPENAI_API_KEY", "x-api-key", "X-Api-Key", "api.key", "authorization", "Authorization",
            "http.request.header.authorization", "proxy-authorization", "cookie", "http.request.header.cookie",
            "Set-Cookie", "set_cookie", "credential", "credentials", "aws.credentials", "private_key", "privateKey",
            "PRIVATE-KEY", "secret_access_key", "aws_secret_access_key", "accessKey", "access_key", "account_key",
            "signing_key", "encryption_key", "token", "access_token", "accessToken", "refresh_token", "id_token",
            "auth_token", "authToken", "bearerToken", "token2", "tokenValue", "access_tokens", "ssn", "user.ssn", "dsn",
            "SENTRY_DSN", "connection_string", "connectionString", "db.connection-string", "jwt", "password\u{301}",
            "tool.arguments.password1",
        ])
    func `a name with a secret word is a secret`(name: String) {
        #expect(KeyRules.secrecy(of: name) != .none)
    }

    @Test(
        arguments: [
            "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.cache_read.input_tokens",
            "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.reasoning.output_tokens",
            "gen_ai.request.max_tokens", "gen_ai.token.type", "gen_ai.server.time_per_output_token",
            "gen_ai.server.time_to_first_token", "token_count", "tokenCount", "token.count", "llm.token_count.prompt",
            "llm.token_count.completion_details.reasoning", "llm.usage.total_tokens", "tokens", "max_tokens",
            "maxTokens", "prompt_tokens", "completionTokens", "total_tokens", "session.id", "session.previous_id",
            "mcp.session.id", "gen_ai.conversation.id", "user.id", "enduser.id", "tokenizer", "tokenized", "secretary",
            "passwordless", "cookiecutter", "keyboard", "key", "keys", "primary_key", "foreign_key", "idempotency_key",
            "author", "authority", "auth.method", "authentication", "genai_telemetry.tool.authorization",
            "aws.secretsmanager.secret.arn", "connection.state", "string", "api.version", "api", "access_count",
            "private", "token_type", "token_limit", "password_length", "input_token_count", "eos_token", "pad_token",
            "gen_ai.request.model", "server.address", "", ".", "日本語", "1234",
        ])
    func `a name that only sounds like one is none`(name: String) {
        #expect(KeyRules.secrecy(of: name) == .none)
    }

    @Test func `a token that is a number is a count`() {
        let cases: [(AttributeValue, AttributeValue)] = [
            (.int(12), .int(12)), (.double(0.5), .double(0.5)), (.bool(true), .bool(true)), (.empty, .empty),
            ("opaque", "[REDACTED:key]"), (["a", "b"], "[REDACTED:key]"), (.bytes([1, 2]), "[REDACTED:key]"),
        ]
        for (value, expected) in cases {
            var visitor = RedactingVisitor(policy: .full)
            var value = value
            visitor.visit(&value, of: Field("token", .internal))
            #expect(value == expected)
        }
    }

    @Test func `a secret goes whatever its type is`() {
        for value: AttributeValue in [.int(1234), .double(1.5), .bool(false), "x", ["x"], ["x": 1], .bytes([0])] {
            var visitor = RedactingVisitor(policy: .full)
            var redacted = value
            visitor.visit(&redacted, of: Field("password", .internal))
            #expect(redacted == "[REDACTED:key]")
            let once = redacted
            visitor.visit(&redacted, of: Field("password", .internal))
            #expect(redacted == once)
        }
    }

    @Test func `names within maps count as well`() {
        var visitor = RedactingVisitor(policy: .full)
        var value: AttributeValue = ["outer": [["api_key": "x", "n": 1], "text"], "input_tokens": 9]
        visitor.visit(&value, of: Field("config", .internal))
        #expect(value == ["outer": [["api_key": "[REDACTED:key]", "n": 1], "text"], "input_tokens": 9])
    }

    @Test func `deep nesting is cut and does no harm`() {
        var value: AttributeValue = "x"
        for _ in 0..<200 { value = ["a": .array([value])] }
        var visitor = RedactingVisitor(policy: .redacted)
        visitor.visit(&value, of: Field("deep", .internal))
        #expect(String(describing: value).contains("[REDACTED:depth]"))
        let once = value
        visitor.visit(&value, of: Field("deep", .internal))
        #expect(value == once)
    }
}
