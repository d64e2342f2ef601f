// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIProviders
import GenAITelemetry
import Testing

@testable import GenAITraceCLI

struct ImportedOperationTests {
    private func operation(_ json: String) throws -> any SpanOperation {
        try ImportedSpan(json: Array(json.utf8), media: .reference, now: 100).operation
    }

    /// A line for each operation with the fewest fields.
    private static let shortest = [
        #"{"operation":"request"}"#, #"{"operation":"inference","fields":{"provider":"openai"}}"#,
        #"{"operation":"response_fetch","fields":{"provider":"openai","response_id":"r"}}"#,
        #"{"operation":"embeddings","fields":{"provider":"openai"}}"#,
        #"{"operation":"prompt_rendering","fields":{"prompt":{"name":"p"}}}"#, #"{"operation":"retrieval"}"#,
        #"{"operation":"rerank"}"#, #"{"operation":"tool_execution"}"#,
        #"{"operation":"agent_creation","fields":{"provider":"openai"}}"#, #"{"operation":"agent_invocation"}"#,
        #"{"operation":"agent_step","fields":{"node":"n"}}"#, #"{"operation":"workflow"}"#, #"{"operation":"plan"}"#,
        #"{"operation":"validation","fields":{"check":"schema"}}"#,
        #"{"operation":"storage","fields":{"operation":"query"}}"#, #"{"operation":"generic","fields":{"name":"g"}}"#,
    ]

    @Test func `every operation of the model can be told`() throws {
        let kinds = try Self.shortest.map { type(of: try operation($0)).kind }
        #expect(kinds == OperationKind.allCases)
    }

    @Test func `content is text, a conversation or a value`() throws {
        func input(_ json: String) throws -> Content? {
            let line = #"{"operation":"generic","fields":{"name":"g","input":\#(json)}}"#
            return (try operation(line) as? Generic)?.input
        }
        #expect(try input(#""tea""#) == .text("tea"))
        #expect(try input(#"{"a":1}"#) == .value(["a": 1]))
        #expect(try input("[1,2]") == .value([1, 2]))
        #expect(try input("[]") == .value([]))
        #expect(try input(#"[{"role":"user","content":"Hi"}]"#) == [.user("Hi")])
        #expect(
            try input(#"[{"role":"tool","parts":[{"type":"tool_call_response","id":"1","response":{"n":1}}]}]"#)
                == [.tool(.value(["n": 1]), callID: "1")])
        #expect(
            try input(#"[{"role":"user","parts":[{"type":"sticker","name":"cat"}]}]"#)
                == [Message(.user, parts: [.other(type: "sticker", fields: ["name": "cat"])])])
        #expect(throws: ImportProblem.self) { try input(#"[{"role":"user","parts":[{"type":"text"}]}]"#) }
    }

    @Test func `random damage to a line is told and never more`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        for line in Self.shortest {
            for _ in 0..<200 {
                var bytes = Array(line.utf8)
                for _ in 0...next(3) { bytes[next(bytes.count)] = UInt8(next(256)) }
                do throws(ImportProblem) {
                    _ = try ImportedSpan(json: bytes, media: .reference, now: 100)
                } catch {
                    #expect(!error.description.isEmpty, "seed \(seed)")
                }
            }
        }
    }
}

#endif
