// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization

/// The span of one streamed call while its pieces come, which ends exactly once, whoever ends it first.
///
/// It is held by whoever reads the stream and by nobody else; when the last reader lets go, the stream was abandoned.
final class StreamRecording: Sendable {
    private struct State: Sendable {
        var reader: StreamReader
        var timings = StreamTimings()
        var lastPiece: ContinuousClock.Instant?
        var isEnded = false
    }

    private let span: Span<Inference>
    private let start = ContinuousClock.now
    private let state: Mutex<State>
    private let owner: Telemetry?

    init(_ operation: Inference, reader: StreamReader, parent: SpanParent) {
        var operation = operation
        operation.parameters.isStreamed = true
        owner = Telemetry.current
        span = startSpan(operation, parent: parent)
        state = Mutex(State(reader: reader))
        owner?.openStreams.add(self)
    }

    deinit { end(Task.isCancelled ? .cancelled : .abandoned) }

    /// Takes note of a chunk that the consumer is about to get.
    func add(_ read: (inout StreamReader) -> StreamReader.Reading) {
        state.withLock { state in
            guard !state.isEnded else { return }
            let reading = read(&state.reader)
            guard reading.pieceCount > 0 else { return }
            let now = ContinuousClock.now
            state.timings.chunkCount = (state.timings.chunkCount ?? 0) &+ reading.pieceCount
            if let last = state.lastPiece {
                let wait = now - last
                if wait > state.timings.longestStall ?? .zero { state.timings.longestStall = wait }
            } else {
                state.timings.timeToFirstChunk = now - start
            }
            state.lastPiece = now
            if reading.contents.contains(.output), state.timings.timeToFirstToken == nil {
                state.timings.timeToFirstToken = now - start
            }
        }
    }

    /// Ends the span with what came so far; the second time nothing happens.
    func end(_ outcome: StreamTimings.Outcome, error: (any Error)? = nil) {
        let ended = state.withLock { state -> State? in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            state.timings.outcome = outcome
            return state
        }
        guard let ended else { return }
        owner?.openStreams.remove(self)
        var reader = ended.reader
        span.update { inference in
            inference.streaming = ended.timings
            var call = ProviderCall.inference(inference)
            reader.finish(into: &call)
            if case .inference(let read) = call { inference = read }
        }
        switch (outcome, error ?? reader.failure) {
        case (.cancelled, _): span.end(throwing: CancellationError())
        case (_, let error?): span.end(throwing: error)
        default: span.end()
        }
    }
}

extension StreamRecording: OpenStream {
    /// The pipeline goes away: what came so far is told, since nobody can tell it later.
    func endAtShutdown() { end(.abandoned) }
}
