// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIExport
import GenAIOTLP
import GenAITelemetry
import Synchronization
import Testing

@testable import GenAITraceCLI

/// The demo as it runs, over HTTP in both directions, with every question.
struct DemoTests {
    private struct Run {
        let report: DemoRun.Report
        let answers: [Result<String, any Error>]
        /// The traces that a receiver got, in the order of the questions.
        let trees: [TraceTree]
        /// Everything that it got, as text.
        let wire: String
    }

    private func run() async throws -> Run {
        let (library, folder) = try SampleDocuments.library()
        defer { _ = folder }
        let inbox = Inbox()
        let receiver = OTLPReceiver { traces in inbox.traces.withLock { $0.append(traces) } }
        try await receiver.start()
        let model = try await ModelChoice(environment: ["OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""])
        var destination = OTLPHTTPConfiguration()
        destination.endpoint = try Endpoint(traces: try receiver.url.absoluteString)
        var answers: [Result<String, any Error>] = []
        let report = try await DemoRun(library: library, model: model.client)
            .ask(DemoQuestion.all, sendingTo: destination) { answers.append($1) }
        await model.scripted?.stop()
        await receiver.stop()
        let traces = inbox.traces.withLock { $0 }
        var assembler = TraceAssembler()
        for request in traces { assembler.add(request.receivedSpans, at: 0) }
        let wire = traces.map { String(decoding: $0.json(), as: UTF8.self) }.joined()
        return Run(report: report, answers: answers, trees: assembler.finish(), wire: wire)
    }

    /// The names of a trace's spans, indented by their depth.
    private func outline(_ tree: TraceTree) -> [String] {
        tree.order.map { place in
            let node = tree.nodes[place]
            return String(repeating: "  ", count: node.depth) + node.span.span.name
        }
    }

    private func span(_ name: String, in tree: TraceTree) throws -> OTLPSpan {
        try #require(tree.nodes.first { $0.span.span.name == name }).span.span
    }

    @Test(.timeLimit(.minutes(1)))
    func `every span of the agent arrives in its place, and no secret with it`() async throws {
        let run = try await run()

        // Every question is one trace of the same shape.
        try #require(run.trees.count == DemoQuestion.all.count)
        for (number, tree) in run.trees.enumerated() {
            let tool = number == 3 ? "count_lines" : "list_sections"
            #expect(
                outline(tree) == [
                    "request documentation", "  invoke_agent documentation-guide", "    retrieval documentation",
                    "    rerank heading-proximity-1", "    render_prompt answer-from-documentation",
                    "    chat scripted-1",
                    "    execute_tool \(tool)", "    chat scripted-1", "    validate citation",
                ])
            #expect(tree.nodes.allSatisfy { $0.span.service == "genai-trace-demo" })
        }

        // The books balance, and the receiver has what they say.
        let statistics = run.report.statistics
        #expect(statistics.isBalanced && run.report.isComplete)
        #expect(statistics.ended == 45 && statistics.exported == 45)
        #expect(run.trees.reduce(0) { $0 + $1.nodes.count } == 45)
        #expect(run.report.traceIDs.map(\.description) == run.trees.map { TraceID(hex: hex($0))?.description })

        try checkRetry(in: run.trees[1])
        try checkFailure(in: run.trees[4], run)
        try checkStreaming(in: run.trees[0])

        // The key that one question has is nowhere on the wire, and its mask is.
        #expect(DemoQuestion.all.contains { $0.contains(DemoQuestion.fakeKey) })
        #expect(!run.wire.contains("ThisKeyOpensNothing"))
        #expect(
            try span("request documentation", in: run.trees[2]).attributes.text("input.value")?
                .contains("[REDACTED:openai]") == true)
        #expect(RedactionSummary(run.trees[2].nodes.map(\.span)).description?.contains("openai") == true)
    }

    private func checkRetry(in tree: TraceTree) throws {
        let chat = try span("chat scripted-1", in: tree)
        #expect(chat.events.map(\.name) == ["retry"])
        #expect(chat.events.first?.attributes["http.response.status_code"] == 429)
        #expect(chat.status.code == .unset)
        #expect(tree.errorCount == 0)
    }

    private func checkFailure(in tree: TraceTree, _ run: Run) throws {
        guard case .failure(let error) = try #require(run.answers.last) else { throw Unexpected() }
        #expect(error is AgentError)
        #expect(run.report.failureCount == 1)
        let request = try span("request documentation", in: tree)
        #expect(request.status.code == .error)
        #expect(request.attributes.text("genai_telemetry.request.outcome") == "failed")
        let validation = try span("validate citation", in: tree)
        #expect(validation.attributes.text("genai_telemetry.validation.verdict") == "failed")
        #expect(validation.attributes.text("error.type") == "unsupported_answer")
        #expect(tree.errorCount == 3)
    }

    private func checkStreaming(in tree: TraceTree) throws {
        let chat = try span("chat scripted-1", in: tree)
        #expect(chat.kind == .client)
        #expect(chat.attributes["gen_ai.request.stream"] == true)
        #expect(chat.attributes["gen_ai.response.finish_reasons"] == ["tool_call"])
        #expect((chat.attributes.whole("gen_ai.usage.input_tokens") ?? 0) > 0)
        #expect((chat.attributes.whole("genai_telemetry.stream.chunk_count") ?? 0) > 3)
        let first = try #require(chat.attributes.number("gen_ai.response.time_to_first_chunk"))
        #expect(first > 0.03 && first < Double(chat.endTime - chat.startTime) / 1e9)
        #expect(chat.attributes.whole("genai_telemetry.cost.picounits") ?? 0 > 0)
    }

    private func hex(_ tree: TraceTree) -> String {
        tree.traceIDBytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func `without an endpoint the traces are drawn, with what was redacted`() async throws {
        let (library, folder) = try SampleDocuments.library()
        defer { _ = folder }
        let screen = Mutex("")
        let console = Console(out: { text in screen.withLock { $0 += text } }, note: { _ in }, style: .plain)
        let destination = try await DemoDestination(endpoint: nil, console: console)
        let model = try await ModelChoice(environment: [:])
        let report = try await DemoRun(library: library, model: model.client)
            .ask([DemoQuestion.all[2]], sendingTo: destination.configuration) { _, _ in }
        await model.scripted?.stop()
        #expect(await destination.summarize(report))
        let text = screen.withLock { $0 }
        #expect(text.contains("├─ retrieval documentation") && text.contains("[REDACTED:openai]"))
        #expect(text.contains("1 trace, 9 spans recorded: 9 exported") && text.contains("The books balance."))
        #expect(text.contains("Redacted on the way: openai"))
        #expect(!text.contains(DemoQuestion.fakeKey))
    }

    @Test func `what is appended to a file is what was exported`() async throws {
        let (library, folder) = try SampleDocuments.library()
        defer { _ = folder }
        let file = FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let console = Console(out: { _ in }, note: { _ in }, style: .plain)
        let destination = try await DemoDestination(endpoint: nil, console: console)
        let model = try await ModelChoice(environment: [:])
        let report = try await DemoRun(library: library, model: model.client, recording: file.path)
            .ask([DemoQuestion.all[0]], sendingTo: destination.configuration) { _, _ in }
        await model.scripted?.stop()
        #expect(await destination.summarize(report) && report.isRecorded)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let spans = try lines.flatMap { try OTLPTraces(json: Array($0.utf8)).resourceSpans }
            .flatMap(\.scopeSpans).flatMap(\.spans)
        #expect(spans.count == report.statistics.exported)
    }

    @Test func `a destination that is down costs the spans and not the answers`() async throws {
        let (library, folder) = try SampleDocuments.library()
        defer { _ = folder }
        let model = try await ModelChoice(environment: [:])
        var destination = OTLPHTTPConfiguration()
        destination.endpoint = try Endpoint("http://127.0.0.1:9/v1/traces")
        destination.retry = .never
        var answered = 0
        let report = try await DemoRun(library: library, model: model.client)
            .ask(Array(DemoQuestion.all.prefix(1)), sendingTo: destination) { _, answer in
                if case .success = answer { answered += 1 }
            }
        await model.scripted?.stop()
        #expect(answered == 1)
        #expect(!report.isComplete && report.statistics.isBalanced)
        #expect(report.statistics.failedCount == 9)
    }

    @Test func `a model that the environment names is asked instead of the script`() async throws {
        let choice = try await ModelChoice(environment: [
            "OPENAI_BASE_URL": "http://localhost:11434/v1", "OPENAI_MODEL": "llama3.2",
        ])
        #expect(choice.scripted == nil && choice.client.model == "llama3.2")
        #expect(choice.client.server == ServerAddress("localhost", port: 11434))
        let openAI = try await ModelChoice(environment: ["OPENAI_API_KEY": "key"])
        #expect(openAI.client.server == ServerAddress("api.openai.com", port: 443))
        #expect(!openAI.description.contains("key"))
        await #expect(throws: ModelError.self) { try await ModelChoice(environment: ["OPENAI_BASE_URL": "nonsense"]) }
    }

    private final class Inbox: Sendable {
        let traces = Mutex<[OTLPTraces]>([])
    }

    private struct Unexpected: Error {}
}

#endif
