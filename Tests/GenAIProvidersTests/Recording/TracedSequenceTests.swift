// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

/// A stream's span ends exactly once, whatever happens to the stream.
@Suite struct TracedSequenceTests {
    private let collected = CollectingSpanProcessor()
    private let telemetry: Telemetry

    init() {
        telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [collected],
            redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
    }

    private static func chunks(
        _ chunks: [ChatChunk], error: (any Error)? = nil
    ) -> AsyncThrowingStream<ChatChunk, any Error> {
        AsyncThrowingStream { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish(throwing: error)
        }
    }

    /// A stream that says something and then nothing any more.
    private static func endless() -> AsyncThrowingStream<ChatChunk, any Error> {
        AsyncThrowingStream { $0.yield(.text("Hel")) }
    }

    private static let operation = Inference(model: "gpt-4o", provider: .openAI)

    private func onlyRecord() throws -> (record: SpanRecord, inference: Inference) {
        #expect(collected.records.count == 1)
        let record = try #require(collected.records.first)
        return (record, try #require(record.operation(as: Inference.self)))
    }

    // MARK: Endings

    @Test func `a stream that is read to its end tells everything, and is not changed`() async throws {
        let read = try await withTelemetry(telemetry) {
            var read: [ChatChunk] = []
            for try await chunk in Self.chunks(ChatChunk.answer).traced(Self.operation) { read.append(chunk) }
            return read
        }
        #expect(read == ChatChunk.answer)
        let (record, inference) = try onlyRecord()
        #expect(record.status == .unset)
        #expect(inference.output == .messages([.assistant("Hello.", finishReason: .stop)]))
        #expect(inference.usage == TokenUsage(input: 9, output: 2))
        #expect(inference.finishReasons == [.stop])
        #expect(inference.responseModel == "gpt-4o-2024-08-06" && inference.responseID == "chatcmpl-1")
        #expect(inference.parameters.isStreamed)
        let timings = inference.streaming
        #expect(timings.outcome == .completed && timings.chunkCount == 4)
        #expect(timings.timeToFirstChunk != nil && timings.timeToFirstToken != nil && timings.longestStall != nil)
    }

    @Test func `a stream that fails throws its own error, and keeps what came before`() async throws {
        struct Broken: Error, Equatable {}
        await withTelemetry(telemetry) {
            _ = await #expect(throws: Broken()) {
                for try await _ in Self.chunks([.text("Hel")], error: Broken()).traced(Self.operation) {}
            }
        }
        let (record, inference) = try onlyRecord()
        #expect(record.status.isFailure && record.status.errorType?.contains("Broken") == true)
        #expect(inference.streaming.outcome == .failed)
        #expect(inference.output == .messages([.assistant("Hel", finishReason: .error)]))
    }

    @Test func `a loop that is left ends the span, also while the sequence lives on`() async throws {
        try await withTelemetry(telemetry) {
            let traced = Self.endless().traced(Self.operation)
            for try await _ in traced { break }
            #expect(collected.records.count == 1)
            _ = consume traced
        }
        let (record, inference) = try onlyRecord()
        #expect(record.status == .unset)
        #expect(inference.streaming.outcome == .abandoned)
        #expect(inference.output == .messages([.assistant("Hel", finishReason: .error)]))
    }

    @Test func `a task that is cancelled ends the span at once, though the stream says nothing any more`() async throws
    {
        let task = Task {
            try await withTelemetry(telemetry) {
                for try await _ in Self.endless().traced(Self.operation) {}
            }
        }
        try await Task.sleep(for: .milliseconds(20))
        task.cancel()
        _ = await task.result
        let (record, inference) = try onlyRecord()
        #expect(record.status.code == .cancelled)
        #expect(inference.streaming.outcome == .cancelled)
    }

    @Test func `a stream that nobody begins to read is abandoned when it is let go`() throws {
        try withTelemetry(telemetry) {
            do { _ = Self.endless().traced(Self.operation) }
            let (_, inference) = try onlyRecord()
            #expect(inference.streaming.outcome == .abandoned && inference.output == nil)
        }
    }

    @Test func `a reader that is kept for ever ends at shutdown`() async throws {
        let kept = try await withTelemetry(telemetry) {
            var iterator = Self.endless().traced(Self.operation).makeAsyncIterator()
            _ = try await iterator.next()
            return iterator
        }
        #expect(collected.records.isEmpty)
        await telemetry.shutdown()
        let (_, inference) = try onlyRecord()
        #expect(inference.streaming.outcome == .abandoned && inference.streaming.chunkCount == 1)
        _ = consume kept
        #expect(collected.records.count == 1)
    }

    @Test func `a second reader of one sequence is not a second call`() async throws {
        try await withTelemetry(telemetry) {
            let traced = Self.chunks(ChatChunk.answer).traced(Self.operation)
            for try await _ in traced {}
            for try await _ in traced {}
        }
        _ = try onlyRecord()
    }

    @Test func `without telemetry a stream is passed through`() async throws {
        var count = 0
        for try await _ in Self.chunks(ChatChunk.answer).traced(Self.operation) { count += 1 }
        #expect(count == 4)
    }

    // MARK: Bytes

    private static let events = """
        data: {"id":"chatcmpl-1","model":"m","choices":[{"index":0,"delta":{"content":"Hé"}}]}

        data: {"choices":[{"index":0,"delta":{"content":"llo"},"finish_reason":"stop"}]}

        data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}

        data: [DONE]


        """

    @Test func `bytes are read wherever they are cut, and counted by the pieces in them`() async throws {
        let bytes = Array(Self.events.utf8)
        for size in [1, 3, 7, 64, 10_000] {
            collected.removeAll()
            let parts = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            let stream = AsyncStream<[UInt8]> { continuation in
                for part in parts { continuation.yield(part) }
                continuation.finish()
            }
            await withTelemetry(telemetry) {
                for await _ in stream.traced(Self.operation, contentType: "text/event-stream", bytes: { $0 }) {}
            }
            let (_, inference) = try onlyRecord()
            #expect(inference.output == .messages([.assistant("Héllo", finishReason: .stop)]))
            #expect(inference.usage == TokenUsage(input: 3, output: 2))
            #expect(inference.streaming.chunkCount == 4)
        }
    }

    @Test func `a stream of single bytes is one of pieces, too`() async throws {
        let stream = AsyncStream<UInt8> { continuation in
            for byte in Self.events.utf8 { continuation.yield(byte) }
            continuation.finish()
        }
        await withTelemetry(telemetry) {
            for await _ in stream.traced(Self.operation, contentType: nil) {}
        }
        let (_, inference) = try onlyRecord()
        #expect(inference.output == .messages([.assistant("Héllo", finishReason: .stop)]))
        #expect(inference.streaming.chunkCount == 4)
    }

    // MARK: Races

    @Test(arguments: StreamEnding.allCases)
    func `every ending, over and over, ends every span once`(ending: StreamEnding) async throws {
        let rounds = StreamEnding.roundCount
        await withTelemetry(telemetry) {
            await withTaskGroup(of: Void.self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        for round in 0..<rounds / 4 { await ending.run(Self.operation, round: round &* 4 &+ worker) }
                    }
                }
            }
        }
        await telemetry.shutdown()
        #expect(collected.records.count == rounds / 4 * 4)
        // Nor does a reader that comes back to life end a span again.
        if ending == .leaked { await StreamEnding.letGo() }
        #expect(collected.records.count == rounds / 4 * 4)
        #expect(Set(collected.records.map(\.context.spanID)).count == rounds / 4 * 4)
        #expect(collected.statistics.isBalanced)
    }
}
