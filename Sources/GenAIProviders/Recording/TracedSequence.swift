// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization

/// A stream of a model's answer, with a span around it: what ``Swift/AsyncSequence/traced(_:by:parent:)`` returns.
///
/// Elements, errors and back-pressure are those of the stream inside. The span starts with the sequence, when the call has
/// been made, and ends exactly once: when the stream is at its end, when it fails, when the task is cancelled, or when
/// nobody reads it any more, be it that the loop was left or that it never began.
public struct TracedSequence<Base: AsyncSequence>: AsyncSequence {
    /// The elements of the stream inside.
    public typealias Element = Base.Element
    /// The error of the stream inside.
    public typealias Failure = Base.Failure

    private let base: Base
    private let read: @Sendable (Base.Element, inout StreamReader) -> StreamReader.Reading
    private let ticket: Ticket

    init(
        _ base: Base, _ recording: StreamRecording,
        read: @escaping @Sendable (Base.Element, inout StreamReader) -> StreamReader.Reading
    ) {
        self.base = base
        self.read = read
        ticket = Ticket(recording)
    }

    /// Starts reading.
    ///
    /// The first reader is the one that the span follows.
    public func makeAsyncIterator() -> Iterator {
        Iterator(base: base.makeAsyncIterator(), recording: ticket.take(), read: read)
    }

    /// Reads the stream.
    public struct Iterator: AsyncIteratorProtocol {
        private var base: Base.AsyncIterator
        /// Nil for a second reader.
        private let recording: StreamRecording?
        private let read: @Sendable (Base.Element, inout StreamReader) -> StreamReader.Reading

        init(
            base: Base.AsyncIterator, recording: StreamRecording?,
            read: @escaping @Sendable (Base.Element, inout StreamReader) -> StreamReader.Reading
        ) {
            self.base = base
            self.recording = recording
            self.read = read
        }

        /// The next element, or nil at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Base.Failure) -> Base.Element? {
            guard let recording else { return try await base.next(isolation: actor) }
            let outcome = await withTaskCancellationHandler {
                await Self.result(of: &base, isolation: actor)
            } onCancel: {
                recording.end(.cancelled)
            }
            switch outcome {
            case .success(let element?):
                recording.add { read(element, &$0) }
                return element
            case .success(nil):
                // A cancelled stream of the standard library ends as if it were complete.
                recording.end(Task.isCancelled ? .cancelled : .completed)
                return nil
            case .failure(let error):
                recording.end(error is CancellationError ? .cancelled : .failed, error: error)
                throw error
            }
        }

        private static func result(
            of base: inout Base.AsyncIterator, isolation actor: isolated (any Actor)?
        ) async -> Result<Base.Element?, Base.Failure> {
            do throws(Base.Failure) {
                return .success(try await base.next(isolation: actor))
            } catch {
                return .failure(error)
            }
        }
    }
}

extension TracedSequence: Sendable where Base: Sendable {}

/// The one span of a sequence, for the first reader that comes; let go with the sequence when none does.
private final class Ticket: Sendable {
    private let recording: Mutex<StreamRecording?>

    init(_ recording: StreamRecording) { self.recording = Mutex(recording) }

    func take() -> StreamRecording? { recording.withLock { $0.take() } }
}
