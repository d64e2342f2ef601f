// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import FlyingFox
import Foundation
import GenAIOTLP
import GenAITelemetry
import GenAITraceAnalysis
import Synchronization
import Testing

@testable import GenAITraceCLI

struct CheckTests {
    /// What the command wrote, and how it ended.
    private struct Outcome {
        var code: Int32
        var out: String
        var notes: String
    }

    private func check(_ arguments: String...) async throws -> Outcome {
        let (out, notes) = (Lines(), Lines())
        let command = try Check.parse(arguments)
        var code: Int32 = 0
        do {
            try await command.run(
                console: Console(out: { out.add($0) }, note: { notes.add($0) }, style: .plain))
        } catch {
            code = (error as? ExitCode)?.rawValue ?? -1
        }
        return Outcome(code: code, out: out.text, notes: notes.text)
    }

    private final class Lines: Sendable {
        private let state = Mutex("")
        func add(_ text: String) { state.withLock { $0 += text } }
        var text: String { state.withLock { $0 } }
    }

    private static func chat(_ more: Attributes = [:]) -> OTLPSpan {
        var attributes: Attributes = [
            "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "gpt-4o",
            "gen_ai.usage.input_tokens": 9, "gen_ai.usage.output_tokens": 1,
        ]
        for (key, value) in more { attributes[key] = value }
        var span = SampleSpans.span("chat gpt-4o", id: 1, attributes: attributes)
        span.kind = .client
        return span
    }

    private let good = SampleSpans.traces([CheckTests.chat()])
    private let bad = SampleSpans.traces([
        CheckTests.chat(["gen_ai.request.max_tokens": "many", "gen_ai.requst.model": "x"])
    ])

    private func file(_ traces: OTLPTraces, in folder: TemporaryFolder) throws -> String {
        try folder.write("traces.json", traces.json())
    }

    @Test func `the exit code follows the severity that was asked for`() async throws {
        let folder = try TemporaryFolder()
        let good = try file(self.good, in: folder)
        #expect(try await check(good).code == 0)
        let bad = try folder.write("bad.json", self.bad.json())
        #expect(try await check(bad).code == 1)
        #expect(try await check(bad, "--fail-on", "never").code == 0)
        #expect(try await check(bad, "--ignore", "wrong-type").code == 0)
        #expect(try await check(bad, "--ignore", "wrong-type", "--fail-on", "warning").code == 1)
        #expect(try await check(bad, "--rule", "status-ok", "--fail-on", "warning").code == 0)
    }

    @Test func `a backend that was asked for must show everything`() async throws {
        let folder = try TemporaryFolder()
        let attributes: Attributes = ["gen_ai.response.time_to_first_chunk": 0.2, "gen_ai.request.stream": true]
        let path = try file(SampleSpans.traces([Self.chat(attributes)]), in: folder)
        #expect(try await check(path, "--fail-on", "warning").code == 0)
        let outcome = try await check(path, "--fail-on", "warning", "--backend", "langfuse")
        #expect(outcome.code == 1)
        #expect(outcome.out.contains("langfuse: ttft is empty") && !outcome.out.contains("phoenix"))
    }

    @Test func `people get findings, a matrix and a sum`() async throws {
        let folder = try TemporaryFolder()
        let text = try await check(try file(bad, in: folder)).out
        for part in [
            "1 span of 1 trace", "conventions 1.41", "gen_ai.request.max_tokens is string, not an int", "[wrong-type]",
            "Did you mean gen_ai.request.model?", "What backends will show", "phoenix", "1 error, 1 warning",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 300 && $0.last != " " })
    }

    @Test func `programs get JSON`() async throws {
        let folder = try TemporaryFolder()
        let text = try await check(try file(bad, in: folder), "--format", "json", "--backend", "jaeger").out
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(object?["version"] as? Int == 1 && object?["spans"] as? Int == 1)
        let panels = object?["panels"] as? [[String: Any]] ?? []
        #expect(!panels.isEmpty && panels.allSatisfy { $0["backend"] as? String == "jaeger" })
    }

    @Test func `hostile names do not reach the terminal`() async throws {
        let folder = try TemporaryFolder()
        let span = SampleSpans.span(
            "\u{1B}[2J", id: 1, attributes: ["gen_ai.\u{1B}]0;x\u{7}": 1, "gen_ai.operation.name": "\u{1B}c"])
        let text = try await check(try file(SampleSpans.traces([span]), in: folder)).out
        #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"))
    }

    @Test func `what cannot be read has exit codes of its own`() async throws {
        let folder = try TemporaryFolder()
        #expect(try await check("/nowhere/traces.json").code == 66)
        #expect(try await check(try folder.write("x", "hello")).code == 65)
        #expect(try await check("http://127.0.0.1:1/").code == 69)
        #expect(try await check("http://user@example.com/").code == 78)
        #expect(throws: (any Error).self) { try Check.parse(["x", "--backend", "nonsense"]) }
        #expect(throws: (any Error).self) { try Check.parse(["x", "--semconv", "1.99"]) }
        #expect(throws: (any Error).self) { try Check.parse(["x", "--rule", "nonsense"]) }
    }

    @Test func `a trace is fetched from a server, with the headers that were given`() async throws {
        let body = Data("{\"result\":\(String(decoding: bad.json(), as: UTF8.self))}".utf8)
        let seen = Mutex<[String]>([])
        let server = LoopbackServer()
        try await server.start { request in
            seen.withLock {
                $0.append("\(request.method.rawValue) \(request.path) \(request.headers[HTTPHeader("x-key")] ?? "")")
            }
            if request.path.hasSuffix("missing") { return HTTPResponse(statusCode: .notFound) }
            return HTTPResponse(statusCode: .ok, body: body)
        }
        let found = try await check(try server.url(path: "/api/v3/traces/1").absoluteString, "--header", "x-key=a=b")
        #expect(found.code == 1 && found.out.contains("[wrong-type]"))
        let missing = try await check(try server.url(path: "/missing").absoluteString)
        #expect(missing.code == 66 && missing.notes.contains("404"))
        #expect(seen.withLock { $0 } == ["GET /api/v3/traces/1 a=b", "GET /missing "])
        await server.stop()
    }

    @Test func `an answer larger than a receiver's may be is read`() async throws {
        let long = AttributeValue.string(String(repeating: "x", count: 6 << 20))
        let body = Data(SampleSpans.traces([Self.chat(["acme.long": long])]).json())
        let server = LoopbackServer()
        try await server.start { _ in HTTPResponse(statusCode: .ok, body: body) }
        #expect(try await check(try server.url(path: "/").absoluteString).code == 0)
        await server.stop()
    }
}
#endif
