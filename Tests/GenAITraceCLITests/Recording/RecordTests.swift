// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAIOTLP
import GenAITelemetry
import GenAITraceAnalysis
import Synchronization
import Testing

@testable import GenAITraceCLI

struct RecordTests {
    private static func arguments(
        _ exchange: ExchangeFile, in folder: TemporaryFolder, _ more: [String] = []
    ) throws -> [String] {
        var arguments = ["record", "--provider", exchange.provider, "--status", "\(exchange.status)"]
        arguments += ["--path", exchange.path]
        arguments += ["--request", try folder.write("request", exchange.request)]
        arguments += ["--response", try folder.write("response", exchange.response)]
        if let host = exchange.host { arguments += ["--host", host] }
        return arguments + more
    }

    @Test func `every recorded exchange becomes a span that the check finds no error in`() async throws {
        let exchanges = try ExchangeFile.all()
        #expect(exchanges.count > 140)
        for exchange in exchanges {
            let folder = try TemporaryFolder()
            let output = folder.url.appending(path: "out.jsonl").path
            let run = await CommandRun(
                try Self.arguments(exchange, in: folder, ["--capture", "full", "--output", output]))
            #expect(run.code == 0, "\(exchange.name): \(run.notes)")
            guard run.code == 0 else { continue }
            #expect(try CommandRun.spans(in: output).count == 1, "\(exchange.name)")
            #expect(try CommandRun.findings(in: output, atLeast: .error) == [], "\(exchange.name)")
            let span = try #require(try CommandRun.spans(in: output).first)
            #expect(exchange.status < 400 || span.status.code == .error, "\(exchange.name)")
            #expect(exchange.status < 400 || span.attributes["error.type"] != nil, "\(exchange.name)")
            let isCut = exchange.name.hasSuffix("cut-stream")
            #expect((span.attributes["error.type"] == "stream_cut") == isCut, "\(exchange.name)")
            #expect(span.endTime == span.startTime + 1, "\(exchange.name)")
        }
    }

    private func span(
        of name: String, _ more: String..., dropping: Int = 0
    ) async throws -> (run: CommandRun, span: OTLPSpan?) {
        let folder = try TemporaryFolder()
        let output = folder.url.appending(path: "out.jsonl").path
        let run = await CommandRun(
            try Self.arguments(try ExchangeFile.named(name), in: folder, more + ["--output", output]))
        return (run, try CommandRun.spans(in: output).first)
    }

    @Test func `a streamed answer has its tokens, its model and its parts`() async throws {
        let span = try #require(try await span(of: "anthropic/streamed", "--duration", "2.5s").span)
        #expect(span.attributes["gen_ai.provider.name"] == "anthropic")
        #expect(span.attributes["gen_ai.usage.input_tokens"] != nil)
        #expect(span.attributes["gen_ai.usage.output_tokens"] != nil)
        #expect(span.endTime - span.startTime == 2_500_000_000)
        #expect(span.status.code == .unset)
    }

    @Test func `content stays out unless it is asked for`() async throws {
        let without = try #require(try await span(of: "openai-chat/plain", "--capture", "none").span)
        #expect(without.attributes["gen_ai.input.messages"] == nil)
        let with = try #require(try await span(of: "openai-chat/plain", "--capture", "full").span)
        #expect(with.attributes["gen_ai.input.messages"] != nil)
    }

    @Test func `credentials in prompts are taken out`() async throws {
        let folder = try TemporaryFolder()
        let output = folder.url.appending(path: "out.jsonl").path
        let secret = "sk-proj-" + String(repeating: "aB3dE6gH", count: 6)
        let request = #"{"model":"gpt-4o","messages":[{"role":"user","content":"My key is \#(secret)."}]}"#
        let run = await CommandRun(
            "record", "--provider", "openai", "--request", try folder.write("q", request), "--response",
            try folder.write("a", #"{"id":"x","model":"gpt-4o","choices":[]}"#), "--capture", "redacted", "--output",
            output)
        #expect(run.code == 0)
        let text = try String(contentsOfFile: output, encoding: .utf8)
        #expect(text.contains("My key is") && !text.contains(secret))
    }

    @Test func `an operation and a model that stand nowhere else are taken from the options`() async throws {
        let folder = try TemporaryFolder()
        let output = folder.url.appending(path: "out.jsonl").path
        let run = await CommandRun(
            "record", "--provider", "mistral", "--operation", "embeddings", "--model", "mistral-embed", "--request",
            try folder.write("q", #"{"input":"tea"}"#), "--response",
            try folder.write("a", #"{"data":[],"usage":{"prompt_tokens":1,"total_tokens":1}}"#), "--output", output)
        #expect(run.code == 0)
        let span = try #require(try CommandRun.spans(in: output).first)
        #expect(span.attributes["gen_ai.operation.name"] == "embeddings")
        #expect(span.attributes["gen_ai.request.model"] == "mistral-embed")
        #expect(span.attributes["gen_ai.provider.name"] == "mistral_ai")
    }

    @Test func `a profile decides what is emitted`() async throws {
        let span = try #require(try await span(of: "openai-chat/plain", "--profile", "phoenix").span)
        #expect(span.attributes["openinference.span.kind"] == "LLM")
    }

    @Test func `a span goes to an endpoint, and one that is not there is told`() async throws {
        let folder = try TemporaryFolder()
        let got = Mutex<[OTLPTraces]>([])
        let receiver = OTLPReceiver { traces in got.withLock { $0.append(traces) } }
        try await receiver.start()
        let arguments = try Self.arguments(ExchangeFile.named("gemini/plain"), in: folder)
        let run = await CommandRun(arguments + ["--endpoint", try receiver.url.absoluteString])
        await receiver.stop()
        #expect(run.code == 0)
        #expect(got.withLock { $0.map(\.spanCount) } == [1])
        let refused = await CommandRun(arguments + ["--endpoint", "localhost:4318"])
        #expect(refused.code == 78)
    }

    @Test func `what cannot be read has an exit code of its own`() async throws {
        let folder = try TemporaryFolder()
        let good = try folder.write("good", #"{"model":"gpt-4o","messages":[]}"#)
        let bad = try folder.write("bad", #"{"model":"gpt-4o","messages":["#)
        let page = try folder.write("page", "<html><h1>Bad gateway</h1></html>")
        let output = folder.url.appending(path: "out.jsonl").path
        func code(_ request: String, _ response: String, _ more: String...) async -> Int32 {
            await CommandRun(
                ["record", "--provider", "openai", "--request", request, "--response", response, "--output", output]
                    + more
            ).code
        }
        #expect(await code("/nowhere/request.json", good) == 66)
        #expect(await code(good, "/nowhere/response.json") == 66)
        #expect(await code(bad, good) == 65)
        #expect(await code(good, bad) == 65)
        #expect(await code(good, page) == 65)
        #expect(await code(good, page, "--status", "502") == 0)
        #expect(try CommandRun.spans(in: output).map { $0.attributes["error.type"] } == ["502"])
    }

    @Test func `an output that cannot be written is told`() async throws {
        let run = try await span(of: "openai-chat/plain").run
        #expect(run.code == 0)
        let folder = try TemporaryFolder()
        let lost = await CommandRun(
            try Self.arguments(ExchangeFile.named("openai-chat/plain"), in: folder, ["--output", "/nowhere/out.jsonl"]))
        #expect(lost.code == 74)
        #expect(lost.notes.contains("could not be written"))
    }

    @Test(arguments: [
        ["--status", "99"], ["--host", "a:b:c"], ["--host", "host:0"], ["--duration", "soon"], ["--capture", "some"],
        ["--profile", "nobody"], ["--endpoint", "http://localhost:1"],
    ])
    func `options that make no sense are refused`(more: [String]) async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("file", "{}")
        let run = await CommandRun(
            ["record", "--provider", "openai", "--request", file, "--response", file, "--output", file] + more)
        #expect(run.code == 64)
    }

    @Test func `a place for the span is needed`() async throws {
        #expect(await CommandRun("record", "--provider", "openai", "--request", "a", "--response", "b").code == 64)
    }
}

#endif
