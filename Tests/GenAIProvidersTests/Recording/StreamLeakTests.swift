// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// A key that comes in pieces is as much of a key: what is searched is what the pieces say together.
@Suite struct StreamLeakTests {
    private static let operation = Inference(model: "gpt-4o", provider: .openAI)

    /// What is recorded of a stream of chunks, under a policy.
    private func record(
        _ chunks: [ChatChunk], policy: CapturePolicy, breaksOff: Bool = false
    ) async throws -> SpanRecord {
        struct Broken: Error {}
        let collected = CollectingSpanProcessor()
        let telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [collected],
            redaction: RedactionStage(policy: RedactionPolicy(content: policy)))
        let stream = AsyncThrowingStream<ChatChunk, any Error> { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish(throwing: breaksOff ? Broken() : nil)
        }
        await withTelemetry(telemetry) {
            do { for try await _ in stream.traced(Self.operation) {} } catch {}
        }
        return try #require(collected.records.first)
    }

    private func expectNoLeak(of canary: Canary, in record: SpanRecord, _ comment: String) {
        let oracle = LeakOracle([canary])
        for leaf in ReflectedTexts(of: record).leaves {
            #expect(oracle.leaks(in: leaf.text) == [], "\(comment), \(leaf.path)")
        }
    }

    @Test(arguments: [CapturePolicy.redacted, .full])
    func `a key that is split between two pieces anywhere does not leave`(policy: CapturePolicy) async throws {
        for cut in 0...50 {
            let canary = Canary.credential(3_000 + cut)
            let text = "use \(canary.text), please"
            let chunks: [ChatChunk] = [
                .text(String(text.prefix(cut))), .text(String(text.dropFirst(cut))), .end, .usage,
            ]
            let record = try await record(chunks, policy: policy)
            expectNoLeak(of: canary, in: record, "cut after \(cut)")
            let output = try #require(record.operation(as: Inference.self)?.output)
            #expect(output == .messages([.assistant("use [REDACTED:openai], please", finishReason: .stop)]))
        }
    }

    @Test func `a key that comes letter by letter does not leave`() async throws {
        let canary = Canary.credential(3_100)
        let chunks = "use \(canary.text), please".map { ChatChunk.text(String($0)) } + [.end, .usage]
        expectNoLeak(of: canary, in: try await record(chunks, policy: .full), "letter by letter")
    }

    @Test func `a key in the arguments of a tool that come in pieces of bytes does not leave`() async throws {
        let canary = Canary.credential(3_200)
        let pieces = ["{", #"\"a\""#, #": \""#] + canary.text.map { String($0) } + [#"\""#, "}"]
        let open = #"data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"#
        var events = open + #""id":"c","function":{"name":"t","arguments":""}}]}}]}"# + "\n\n"
        for piece in pieces { events += open + #""function":{"arguments":"\#(piece)"}}]}}]}"# + "\n\n" }
        events += "data: [DONE]\n\n"
        let collected = CollectingSpanProcessor()
        let telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [collected],
            redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
        let bytes = AsyncStream<UInt8> { continuation in
            for byte in events.utf8 { continuation.yield(byte) }
            continuation.finish()
        }
        await withTelemetry(telemetry) {
            for await _ in bytes.traced(Self.operation, contentType: "text/event-stream") {}
        }
        let record = try #require(collected.records.first)
        expectNoLeak(of: canary, in: record, "arguments")
    }
}
