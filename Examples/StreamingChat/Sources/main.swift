// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// A streamed answer: one span from the request to the last chunk, with when the chunks came.

import GenAIExport
import GenAITelemetry

let telemetry = try Telemetry.bootstrap(service: "streaming-chat") { configuration in
    // Prompts and answers stay in the process unless you say so; credentials are taken out of them in any case.
    configuration.content = .redacted
}

/// Streams an answer to the screen, inside a span.
func chat(_ prompt: String, with model: StreamedModel) async throws {
    var parameters = ModelParameters(temperature: 0.2)
    parameters.isStreamed = true
    let operation = Inference.chat(
        model: "gpt-4o-mini", provider: .openAI, parameters: parameters, input: [.user(prompt)])
    try await withSpan(operation) { call in
        let clock = ContinuousClock()
        let start = clock.now
        var timings = StreamTimings()
        var chunkCount = 0
        var text = ""
        // Whatever happens, the span tells how far the stream came.
        defer {
            timings.chunkCount = chunkCount
            call.update { [timings, text] in
                $0.streaming = timings
                $0.output = [.assistant(text, finishReason: $0.finishReasons.first)]
            }
        }
        for try await chunk in model.stream(prompt) {
            if chunkCount == 0 { timings.timeToFirstChunk = clock.now - start }
            chunkCount += 1
            text += chunk.text
            print(chunk.text, terminator: "")
            if let reason = chunk.finishReason {
                timings.outcome = .completed
                call.update {
                    $0.finishReasons = [FinishReason(reason)]
                    $0.usage = TokenUsage(input: chunk.inputTokens, output: chunk.outputTokens)
                }
            }
        }
        print()
    }
}

try await chat("What is a span?", with: StreamedModel())

await telemetry.shutdown(within: .seconds(5))
for books in telemetry.statistics {
    print("\(books.exported) of \(books.ended) spans delivered.")
}
