// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry

extension Scenario {
    /// A chunk of a streamed response, from its bytes until its text stands in the assembled message.
    ///
    /// Nothing but the text may grow, and that grows by doubling: most chunks ask for no block at all.
    static let streamed = [
        chunk(
            "a chunk of OpenAI's", of: .openAI, framing: .serverSentEvents,
            """
            data: {"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion.chunk","created":1741569952,\
            "model":"gpt-4.1-2025-04-14","choices":[{"index":0,"delta":{"content":" a \\"word\\"\\n"},\
            "finish_reason":null}],"usage":null}\n\n
            """),
        chunk(
            "a chunk of Anthropic's", of: .anthropic, framing: .serverSentEvents,
            """
            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"[1]"}}\n\n
            """),
        chunk(
            "a chunk of Gemini's", of: .gemini, framing: .serverSentEvents,
            """
            data: {"candidates":[{"content":{"parts":[{"text":" word"}],"role":"model"},"index":0}],\
            "usageMetadata":{"promptTokenCount":5,"totalTokenCount":46,\
            "promptTokensDetails":[{"modality":"TEXT","tokenCount":5}]},"responseId":"RgqnaIuLHqKnmecPz5CZsAg"}\r\n\r\n
            """),
        chunk(
            "a chunk of Ollama's", of: .ollama, framing: .ndjson,
            """
            {"model":"llama3.2","message":{"role":"assistant","content":" word"},"done":false}\n
            """),
    ]

    private static func chunk(
        _ name: String, of provider: ProviderName, framing: StreamFraming, _ text: String
    ) -> Scenario {
        let stream = StreamUnderWay(framing, ProviderAdapters.adapter(for: provider).makeAssembler(), chunk: text)
        return Scenario(name, bar: 0) { stream.receive() }
    }
}

/// A stream of one chunk after the other.
///
/// Sendable: the measurement is one task, and nobody else has it.
private final class StreamUnderWay: @unchecked Sendable {
    private var parser: ResponseStreamParser
    private var assembler: any ResponseAssembler
    private let chunk: [UInt8]

    init(_ framing: StreamFraming, _ assembler: any ResponseAssembler, chunk: String) {
        parser = ResponseStreamParser(framing)
        self.assembler = assembler
        self.chunk = Array(chunk.utf8)
    }

    func receive() { parser.add(chunk) { assembler.add($0) } }
}
