// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation

/// The chunks of a completion as they come, read from server-sent events.
///
/// A stream that breaks off before its `[DONE]` throws: half an answer is not an answer.
struct ChatStream: AsyncSequence, Sendable {
    typealias Element = ChatChunk

    let events: AsyncThrowingStream<HTTPLines.Event, any Error>

    func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        var events: AsyncThrowingStream<HTTPLines.Event, any Error>.Iterator
        private let decoder = ChatStream.decoder

        init(events: AsyncThrowingStream<HTTPLines.Event, any Error>.Iterator) { self.events = events }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> ChatChunk? {
            while let event = try await events.next(isolation: actor) {
                guard case .line(let line) = event, line.hasPrefix("data:") else { continue }
                let data = line.dropFirst(5).trimmingWhiteSpace()
                return data == "[DONE]" ? nil : try decoder.decode(ChatChunk.self, from: Data(data.utf8))
            }
            throw ChatError(status: 200, code: "stream_interrupted")
        }
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}

#endif
