// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIOTLP
import GenAITelemetry
import GenAITraceAnalysis
import Testing

@testable import GenAITraceCLI

struct ImportTests {
    private let folder: TemporaryFolder
    private let output: String

    init() throws {
        folder = try TemporaryFolder()
        output = folder.url.appending(path: "out.jsonl").path
    }

    private func imported(_ lines: [String], _ more: String...) async throws -> CommandRun {
        let file = try folder.write("calls.jsonl", lines.joined(separator: "\n") + "\n")
        return await CommandRun(["import", file, "--output", output] + more)
    }

    private var spans: [OTLPSpan] { get throws { try CommandRun.spans(in: output) } }

    private static let chat =
        #"{"provider":"openai","request":{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}]},"#
        + #""response":{"id":"r","model":"gpt-4o","choices":[{"index":0,"finish_reason":"stop","message":{"role":"#
        + #""assistant","content":"Hello"}}],"usage":{"prompt_tokens":5,"completion_tokens":2}}}"#

    private static func generic(_ name: String) -> String { #"{"operation":"generic","fields":{"name":"\#(name)"}}"# }

    @Test func `every recorded exchange is imported as text or base64, with the ids and times of its line`()
        async throws
    {
        let exchanges = try ExchangeFile.all()
        var lines: [String] = []
        for (index, exchange) in exchanges.enumerated() {
            var line: [String: Any] = [
                "provider": exchange.provider, "path": exchange.path, "status": exchange.status,
                "trace_id": String(format: "%032x", index + 1), "span_id": String(format: "%016x", index + 1),
                "start_time": "2026-01-31T12:00:00Z", "duration": 1.5,
            ]
            line["host"] = exchange.host
            line["request"] = String(decoding: exchange.request, as: UTF8.self)
            if let text = String(validating: exchange.response, as: UTF8.self), exchange.response.first != 0 {
                line["response"] = text
            } else {
                line["response_base64"] = Data(exchange.response).base64EncodedString()
            }
            lines.append(String(decoding: try JSONSerialization.data(withJSONObject: line), as: UTF8.self))
        }
        let run = try await imported(lines, "--capture", "full")
        #expect(run.code == 0, "\(run.notes)")
        let spans = try spans
        #expect(spans.count == exchanges.count)
        #expect(spans.map(\.spanID) == (1...exchanges.count).map { SpanID(UInt64($0)) })
        #expect(spans.allSatisfy { $0.startTime == 1_769_860_800_000_000_000 })
        #expect(spans.allSatisfy { $0.endTime == 1_769_860_801_500_000_000 })
        #expect(try CommandRun.findings(in: output, atLeast: .error) == [])
    }

    @Test func `a span in the words of the model keeps all that its line says`() async throws {
        let run = try await imported(
            [
                #"{"operation":"tool_execution","fields":{"name":"search","call_id":"c1","arguments":{"query":"tea"},"#
                    + #""result":"none","authorization":"allowed"},"trace_id":"0af7651916cd43dd8448eb211c80319c","#
                    + #""span_id":"b7ad6b7169203331","parent_span_id":"00f067aa0ba902b7","#
                    + #""start_time":1769860800000000000,"end_time":"1769860800250000000","kind":"client","#
                    + #""status":{"code":"error","error_type":"not_found","message":"Nothing."},"#
                    + #""events":[{"name":"retry","time":1769860800100000000,"attributes":{"n":1}}],"#
                    + #""links":[{"trace_id":"0af7651916cd43dd8448eb211c80319d","span_id":"b7ad6b7169203332"}],"#
                    + #""association":{"conversation":"k","user":"u","tags":["a"],"metadata":{"m":true}},"#
                    + #""attributes":{"my.own":[1,2]}}"#
            ], "--capture", "full")
        #expect(run.code == 0, "\(run.notes)")
        let span = try #require(try spans.first)
        #expect(span.traceID == TraceID(hex: "0af7651916cd43dd8448eb211c80319c"))
        #expect(span.parentSpanIDBytes == [0x00, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7])
        #expect(span.startTime == 1_769_860_800_000_000_000 && span.endTime == 1_769_860_800_250_000_000)
        #expect(span.kind == .client && span.name == "execute_tool search")
        #expect(span.status.code == .error && span.attributes["error.type"] == "not_found")
        #expect(span.events.map(\.name) == ["retry"] && span.links.count == 1)
        #expect(span.attributes["gen_ai.tool.call.id"] == "c1" && span.attributes["my.own"] == [1, 2])
        #expect(span.attributes["gen_ai.conversation.id"] == "k")
        #expect(span.attributes["gen_ai.tool.call.arguments"] == #"{"query":"tea"}"#)
    }

    @Test func `an inference has its messages, its usage, its cost and its timings`() async throws {
        let run = try await imported(
            [
                #"{"operation":"inference","fields":{"provider":"anthropic","request_model":"claude-sonnet-4-5","#
                    + #""server":"api.anthropic.com:443","parameters":{"temperature":0.5,"is_streamed":true},"#
                    + #""input":[{"role":"user","content":"Hi"},{"role":"assistant","parts":[{"type":"tool_call","id":"1","#
                    + #""name":"f","arguments":{}}]}],"output":[{"role":"assistant","finish_reason":"stop","#
                    + #""parts":[{"type":"text","content":"Hello"}]}],"usage":{"input":10,"output":3,"cache_read":4},"#
                    + #""finish_reasons":["stop"],"streaming":{"time_to_first_chunk":0.25,"chunk_count":7}},"#
                    + #""cost":{"amount":0.000075},"duration":1.5}"#
            ], "--capture", "full", "--profile", "universal")
        #expect(run.code == 0, "\(run.notes)")
        let span = try #require(try spans.first)
        #expect(span.attributes["gen_ai.usage.input_tokens"] == 10)
        #expect(span.attributes["gen_ai.request.temperature"] == 0.5)
        #expect(span.attributes["genai_telemetry.cost.picounits"] == 75_000_000)
        #expect(span.endTime - span.startTime == 1_500_000_000)
        #expect(try CommandRun.findings(in: output, atLeast: .error) == [])
    }

    @Test(arguments: [
        ("[]", "has to be one JSON object"), (#"{"operation":"generic","fields":{"name":"#, "not valid JSON"),
        ("{}", #"there is no "operation""#), (#"{"operation":"dance"}"#, "has to be one of request"),
        (#"{"operation":"generic","fields":{"nmae":"x"}}"#, #""fields.name" is missing"#),
        (#"{"operation":"generic","fields":{"name":"x","inptu":"y"}}"#, #""fields.inptu" is not a name of the schema"#),
        (#"{"operation":"generic","fields":{"name":7}}"#, #""fields.name" has to be a text"#),
        (#"{"operation":"generic"}"#, #""fields.name" is missing"#),
        (#"{"operation":"inference","fields":{"provider":"p","usage":{"input":-1}}}"#, #""fields.usage.input""#),
        (#"{"operation":"retrieval","fields":{"selected":[{"id":"a"},{}]}}"#, #""fields.selected[1].id" is missing"#),
        (#"{"operation":"plan","trace_id":"0"}"#, #""trace_id" has to be 32"#),
        (#"{"operation":"plan","parent_span_id":"b7ad6b7169203331"}"#, #""trace_id" is missing beside a parent"#),
        (#"{"operation":"plan","start_time":20,"end_time":10}"#, "is before the start"),
        (#"{"operation":"plan","kind":"sideways"}"#, #""kind" has to be internal"#),
        (#"{"operation":"plan","fields":[]}"#, #""fields" has to be an object"#),
        (#"{"operation":"plan","status":{"message":"x"}}"#, "has to be error, timeout or cancelled"),
        (#"{"provider":"openai","request":"{","response":{}}"#, "The request is no JSON"),
        (#"{"request":{},"response":{}}"#, "Neither host nor path tell the provider"),
        (#"{"provider":"openai","response":"<html>"}"#, "neither JSON nor a stream"),
        (#"{"provider":"openai","response":{},"response_base64":"AA=="}"#, "one body is enough"),
        (#"{"provider":"openai","response_base64":"%"}"#, "has to be base64"),
        (#"{"provider":"openai","response":{},"sttaus":200}"#, #""sttaus" is not a name"#),
    ])
    func `a malformed line is told with its number and its reason, and stops the import`(
        line: String, reason: String
    ) async throws {
        let run = try await imported([Self.generic("first"), "", line, Self.generic("last")])
        #expect(run.code == 65)
        #expect(run.notes.contains("Line 3: ") && run.notes.contains(reason), "\(run.notes)")
        #expect(try spans.map(\.name) == ["first"])
    }

    @Test func `malformed lines are skipped when that is asked for`() async throws {
        let run = try await imported(
            [Self.generic("first"), "{", Self.chat, "[]", Self.generic("last")], "--on-error", "skip")
        #expect(run.code == 0)
        #expect(run.notes.contains("Line 2: ") && run.notes.contains("Line 4: "))
        #expect(run.notes.contains("Imported 3 spans; 2 lines could not be read."))
        #expect(try spans.map(\.name) == ["first", "chat gpt-4o", "last"])
    }

    @Test func `a file without one good line is bad data, and an empty one is not`() async throws {
        #expect(try await imported(["{", "}"], "--on-error", "skip").code == 65)
        #expect(try await imported([""]).code == 0)
    }

    @Test func `an import goes on where it was, also in a file that has grown`() async throws {
        let state = folder.url.appending(path: "state").path
        let first = [Self.generic("one"), Self.generic("two")]
        #expect(try await imported(first + ["{"], "--resume", state).code == 65)
        #expect(try spans.map(\.name) == ["one", "two"])
        let second = first + [Self.generic("three")]
        #expect(try await imported(second, "--resume", state).code == 0)
        #expect(try await imported(second + [Self.generic("four")], "--resume", state).code == 0)
        #expect(try spans.map(\.name) == ["one", "two", "three", "four"])
        let other = try await imported([Self.generic("x")] + first + first, "--resume", state)
        #expect(other.code == 65 && other.notes.contains("another file"))
        _ = try folder.write("state", "nonsense")
        #expect(try await imported(second, "--resume", state).code == 65)
    }

    @Test func `a long file arrives whole`() async throws {
        let lines = (1...5000).map { Self.generic("n\($0)") }
        let run = try await imported(lines)
        #expect(run.code == 0, "\(run.notes)")
        #expect(try spans.map(\.name) == (1...5000).map { "n\($0)" })
    }

    @Test func `what cannot be read or written has an exit code of its own`() async throws {
        #expect(await CommandRun("import", "/nowhere/calls.jsonl", "--output", output).code == 66)
        let file = try folder.write("calls.jsonl", Self.generic("one") + "\n")
        #expect(await CommandRun("import", file, "--output", "/nowhere/out.jsonl").code == 74)
        #expect(await CommandRun("import", file, "--output", output, "--resume", "/nowhere/state").code == 74)
        #expect(await CommandRun("import", file, "--endpoint", "localhost:1").code == 78)
        #expect(await CommandRun("import", file).code == 64)
        #expect(await CommandRun("import", file, "--output", output, "--on-error", "maybe").code == 64)
    }

    @Test func `spans that did not arrive are not counted as done`() async throws {
        let file = try folder.write("calls.jsonl", Self.generic("one") + "\n")
        let state = folder.url.appending(path: "state").path
        let lost = await CommandRun("import", file, "--output", "/nowhere/out.jsonl", "--resume", state)
        #expect(lost.code == 74)
        #expect(await CommandRun("import", file, "--output", output, "--resume", state).code == 0)
        #expect(try spans.map(\.name) == ["one"])
    }
}

#endif
