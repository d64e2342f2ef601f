// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIProviders
import GenAITelemetry

/// The command `genai-bench stream`.
struct Stream: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cut a streamed response into pieces and put it together, chunk by chunk as it arrives.")

    @Argument(help: "Whose wire: \(StreamedResponse.allCases.map(\.rawValue).joined(separator: ", ")).")
    var wire: StreamedResponse = .openai
    @Option(help: "How many chunks, in streams of a thousand.")
    var chunks = 1_000_000
    @Option(help: "What is measured: all, or only the cutting.")
    var work = Work.all

    enum Work: String, ExpressibleByArgument, CaseIterable { case all, framing }

    func run() {
        let chunk = wire.chunk
        let adapter = wire.adapter
        let measurement = Measurement()
        var read = 0
        var length = 0
        while read < chunks {
            var parser = ResponseStreamParser(wire.framing)
            var assembler = adapter.makeAssembler()
            let count = min(1000, chunks - read)
            for _ in 0..<count {
                switch work {
                case .all: parser.add(chunk) { assembler.add($0) }
                case .framing: parser.add(chunk) { length += $0.data.count }
                }
            }
            read += count
            var call = ProviderCall.inference(Inference(model: "m", provider: adapter.provider))
            assembler.finish(into: &call)
            length += call.operation is Inference ? 1 : 0
        }
        var figures = measurement.figures(spanCount: read)
        figures["bytes_per_chunk"] = .int(chunk.count)
        figures["checksum"] = .int(length)
        Measurement.print(figures)
    }
}

/// A chunk of a stream with a word in it, as a provider sends it.
enum StreamedResponse: String, ExpressibleByArgument, CaseIterable {
    case openai, responses, anthropic, gemini, ollama
    /// With escapes in the word.
    case escaped = "openai-escaped"
    /// A piece of the arguments of a tool.
    case tool = "anthropic-tool"

    var framing: StreamFraming { self == .ollama ? .ndjson : .serverSentEvents }

    var adapter: any ProviderAdapter {
        switch self {
        case .openai, .responses, .escaped: ProviderAdapters.adapter(for: .openAI)
        case .anthropic, .tool: ProviderAdapters.adapter(for: .anthropic)
        case .gemini: ProviderAdapters.adapter(for: .gemini)
        case .ollama: ProviderAdapters.adapter(for: .ollama)
        }
    }

    var chunk: [UInt8] {
        let text =
            switch self {
            case .openai:
                #"data: {"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion.chunk","#
                    + #""created":1741569952,"model":"gpt-4.1-2025-04-14","service_tier":"default","#
                    + #""system_fingerprint":"fp_44709d6fcb","choices":[{"index":0,"delta":{"content":" word"},"#
                    + #""logprobs":null,"finish_reason":null}],"usage":null}"#
            case .escaped:
                #"data: {"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion.chunk","#
                    + #""created":1741569952,"model":"gpt-4.1-2025-04-14","#
                    + #""choices":[{"index":0,"delta":{"content":" a \"word\"\n"},"finish_reason":null}],"usage":null}"#
            case .responses:
                "event: response.output_text.delta\n"
                    + #"data: {"type":"response.output_text.delta","sequence_number":7,"item_id":"msg_67ccd2bf17f081","#
                    + #""output_index":0,"content_index":0,"delta":" word","logprobs":[]}"#
            case .anthropic:
                "event: content_block_delta\n"
                    + #"data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" word"}}"#
            case .tool:
                "event: content_block_delta\n"
                    + #"data: {"type":"content_block_delta","index":1,"#
                    + #""delta":{"type":"input_json_delta","partial_json":"[1]"}}"#
            case .gemini:
                #"data: {"candidates":[{"content":{"parts":[{"text":" word"}],"role":"model"},"index":0}],"#
                    + #""usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":1,"totalTokenCount":46,"#
                    + #""promptTokensDetails":[{"modality":"TEXT","tokenCount":5}],"thoughtsTokenCount":40},"#
                    + #""modelVersion":"gemini-2.5-flash","responseId":"RgqnaIuLHqKnmecPz5CZsAg"}"#
            case .ollama:
                #"{"model":"llama3.2","created_at":"2026-01-01T00:00:00.123456Z","#
                    + #""message":{"role":"assistant","content":" word"},"done":false}"#
            }
        let end =
            switch self {
            case .ollama: "\n"
            case .gemini: "\r\n\r\n"
            default: "\n\n"
            }
        return Array((text + end).utf8)
    }
}

#endif
