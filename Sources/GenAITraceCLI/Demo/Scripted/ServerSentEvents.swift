// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingSocks
import Foundation

/// The body of a streamed answer: one server-sent event for each chunk, at the pace of a fast model.
struct ServerSentEvents: AsyncBufferedSequence {
    typealias Element = UInt8

    private let events: [[UInt8]]

    /// How long a model reads before it answers.
    private static let firstDelay = Duration.milliseconds(40)
    /// How long a model takes for a chunk.
    private static let nextDelay = Duration.milliseconds(8)

    init(_ chunks: [ChatChunk]) {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = chunks.compactMap { try? encoder.encode($0) }.map { String(decoding: $0, as: UTF8.self) }
        events = (data + ["[DONE]"]).map { Array("data: \($0)\n\n".utf8) }
    }

    func makeAsyncIterator() -> Iterator { Iterator(events: events) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        let events: [[UInt8]]
        private var nextEvent = 0
        private var pending: ArraySlice<UInt8> = []

        init(events: [[UInt8]]) { self.events = events }

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            if pending.isEmpty {
                guard nextEvent < events.count else { return nil }
                try await Task.sleep(for: nextEvent == 0 ? ServerSentEvents.firstDelay : ServerSentEvents.nextDelay)
                pending = events[nextEvent][...]
                nextEvent += 1
            }
            defer { pending = pending.dropFirst(Swift.max(count, 1)) }
            return pending.prefix(Swift.max(count, 1))
        }
    }
}

#endif
