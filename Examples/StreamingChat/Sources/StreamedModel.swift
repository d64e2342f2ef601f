// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Stands in for a client of a chat model: any `AsyncSequence` of chunks looks like this from outside.
struct StreamedModel {
    /// A piece of the answer; the last one says why the model stopped and what it counted.
    struct Chunk: Sendable {
        var text = ""
        var finishReason: String?
        var inputTokens: Int?
        var outputTokens: Int?
    }

    /// Answers word by word.
    func stream(_ prompt: String) -> AsyncThrowingStream<Chunk, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                let words = "A span tells how long something took, and what happened in it.".split(separator: " ")
                for word in words {
                    try await Task.sleep(for: .milliseconds(20))
                    continuation.yield(Chunk(text: word + " "))
                }
                continuation.yield(
                    Chunk(finishReason: "stop", inputTokens: prompt.utf8.count / 4, outputTokens: words.count))
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
