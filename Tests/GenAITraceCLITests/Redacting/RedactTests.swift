// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@testable import GenAITraceCLI

struct RedactTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func redacted(_ lines: [String], _ more: String...) async throws -> CommandRun {
        let file = try folder.write("values.jsonl", lines.joined(separator: "\n") + "\n")
        return await CommandRun(["redact", file] + more)
    }

    private static let token = "ghp_" + "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6"

    private static func line(_ field: String, _ json: String) -> String { #"{"field":"\#(field)","value":\#(json)}"# }

    @Test func `a secret is taken out of texts, lists, objects and JSON in texts, by rules that are named`()
        async throws
    {
        let run = try await redacted([
            Self.line("note", #""the key is \#(Self.token)""#),
            Self.line("note", #"["a", {"b": "\#(Self.token)"}]"#),
            Self.line("note", #""{\"b\": \"\#(Self.token)\"}""#),
        ])
        #expect(run.code == 0)
        #expect(
            run.out == """
                {"value":"the key is [REDACTED:github]","rules":["github"],"action":"mask"}
                {"value":["a", {"b": "[REDACTED:github]"}],"rules":["github"],"action":"mask"}
                {"value":"{\\"b\\": \\"[REDACTED:github]\\"}","rules":["github"],"action":"mask"}

                """)
    }

    @Test func `what no rule touches comes out byte by byte`() async throws {
        let values = [
            #""caf\u00e9 \ud83d\ude00 plain""#, "12345678901234567890.000", "1e400", "true", "null", "[ 1 , {  } ]",
            #"{"a": 1, "a": "twice", "deep": [[[[]]]]}"#, #""""#,
        ]
        let run = try await redacted(values.map { Self.line("note", $0) })
        #expect(run.code == 0)
        #expect(run.out == values.map { #"{"value":\#($0),"rules":[],"action":"keep"}"# + "\n" }.joined())
    }

    @Test func `a secret in either of two members of one name is taken out`() async throws {
        let run = try await redacted([Self.line("note", #"{"a": "\#(Self.token)", "a": 1, "password": "x"}"#)])
        #expect(
            run.out
                == #"{"value":{"a": "[REDACTED:github]", "a": 1, "password": "[REDACTED:key]"},"#
                + #""rules":["github","key"],"action":"mask"}"# + "\n")
    }

    @Test func `a line that cannot be read is answered in its place, and nothing of it is let through`() async throws {
        let run = try await redacted([
            Self.line("note", "1"), #"{"field":"note","value":"\#(Self.token)"#, #"{"value":"\#(Self.token)"}"#,
            #"{"field":"note","value":"\#(Self.token)","more":1}"#, Self.token, Self.line("note", "2"),
        ])
        #expect(run.code == 65)
        let answers = run.out.split(separator: "\n")
        #expect(answers.count == 6)
        #expect(!run.out.contains(Self.token) && !run.notes.contains(Self.token))
        #expect(
            answers.dropFirst().dropLast().allSatisfy {
                $0.hasPrefix(#"{"value":"[REDACTED:error]","rules":["error"]"#)
            })
        #expect(run.notes.contains("Line 2: ") && run.notes.contains("Line 5: "))
    }

    @Test func `content is kept unless the policy withholds it, and explained when asked`() async throws {
        let line = Self.line("input.value", #""what a person said""#)
        #expect(try await redacted([line]).out.contains("what a person said"))
        let run = try await redacted([line], "--capture", "none", "--explain")
        #expect(!run.out.contains("what a person said"))
        #expect(run.out.contains(#""counts":{"content":1}"#))
        #expect(run.out.contains(#""policy":""#))
    }

    @Test func `a policy file decides, and its actions are told`() async throws {
        let key = try folder.write("key", String(repeating: "k", count: 32))
        let policy = try folder.write(
            "policy.json",
            """
            {
                "version": "house-7", "content": "redacted",
                "fields": {"app.user": "pseudonym", "app.cart": "drop"},
                "pseudonyms": {"key_id": "k1", "key_file": "\(key)"}
            }
            """)
        let run = try await redacted(
            [Self.line("app.user", #""ada""#), Self.line("app.cart", "[1,2]"), Self.line("app.other", #""ada""#)],
            "--policy", policy, "--explain")
        #expect(run.code == 0, "\(run.notes)")
        let answers = run.out.split(separator: "\n").map(String.init)
        try #require(answers.count == 3)
        #expect(answers[0].hasPrefix(#"{"value":"hmac:k1:"#) && answers[0].contains(#""action":"pseudonym""#))
        #expect(answers[1].hasPrefix(#"{"value":null,"#) && answers[1].contains(#""action":"drop""#))
        #expect(answers[2].hasPrefix(#"{"value":"ada","rules":[],"action":"keep""#))
        #expect(answers.allSatisfy { $0.contains(#""policy":"house-7""#) })
    }

    @Test func `a policy that cannot be used stops the command with line and reason`() async throws {
        let policy = try folder.write("policy.json", "{\n  \"content\": \"everything\"\n}\n")
        let run = try await redacted([Self.line("note", "1")], "--policy", policy)
        #expect(run.code == 78)
        #expect(run.out == "")
        #expect(run.notes.contains("policy.json") && run.notes.contains("line 2"), "\(run.notes)")
    }

    @Test func `a file that is not there is told`() async {
        let run = await CommandRun(["redact", "/nowhere/values.jsonl"])
        #expect(run.code == 66)
    }

    // MARK: The self-test

    @Test(arguments: CapturePolicy.allCases)
    func `no canary arrives anywhere`(content: CapturePolicy) async throws {
        let stage = RedactionStage(policy: RedactionPolicy(content: content))
        let some = Array(Canary.manyCredentials().shuffled().prefix(1))
        let report = try await CanaryRun(stage: stage, test: RedactionSelfTest(canaries: some)).run()
        #expect(report.leaks == [], "\(some.map(\.name))")
        #expect(report.isComplete)
        #expect(report.places.prefix(3).allSatisfy { $0.byteCount > 1000 })
    }

    @Test func `the self-test sees a leak, and says where it stands`() async throws {
        // No pattern knows these words, and this policy lets content through.
        let words = Canary("content", "gentle words of a person")
        let stage = RedactionStage(policy: RedactionPolicy(content: .full))
        let report = try await CanaryRun(stage: stage, test: RedactionSelfTest(canaries: [words])).run()
        #expect(report.leaks.contains("content (raw) arrived at the receiver"))
        #expect(report.leaks.contains("content (raw) arrived at the file"))
        #expect(
            report.leaks.contains { $0.hasPrefix("content (raw) in ") && $0.contains("attributes") }, "\(report.leaks)")
    }
}

#endif
