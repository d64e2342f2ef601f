// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A provider's requests and answers, as its documentation has them.
struct Wire: Sendable {
    var provider: ProviderName
    var model: String
    var path: String
    /// The path of a streamed request; Google has one of its own.
    var streamedPath: String
    var request: String
    var streamedRequest: String
    var answer: String
    /// The parts in which a streamed answer comes.
    var streamedAnswer: [String]
    var streamedContentType = "text/event-stream"

    static let all = [openAI, anthropic, gemini, ollama]
}

extension Wire {
    private static let openAI = Wire(
        provider: .openAI, model: "gpt-4o", path: "/v1/chat/completions", streamedPath: "/v1/chat/completions",
        request: #"{"model":"gpt-4o","messages":[{"role":"user","content":"What is a span?"}]}"#,
        streamedRequest: """
            {"model":"gpt-4o","stream":true,"stream_options":{"include_usage":true},\
            "messages":[{"role":"user","content":"What is a span?"}]}
            """,
        answer: """
            {"id":"chatcmpl-1","model":"gpt-4o-2024-08-06","choices":[{"index":0,"finish_reason":"stop",\
            "message":{"role":"assistant","content":"A piece of work."}}],\
            "usage":{"prompt_tokens":12,"completion_tokens":5}}
            """,
        streamedAnswer: events(
            #"{"id":"chatcmpl-2","model":"gpt-4o-2024-08-06","choices":[{"index":0,"delta":{"content":"A piece"}}]}"#,
            #"{"id":"chatcmpl-2","choices":[{"index":0,"delta":{"content":" of work."}}]}"#,
            #"{"id":"chatcmpl-2","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
            #"{"id":"chatcmpl-2","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5}}"#, "[DONE]"))

    private static let anthropic = Wire(
        provider: .anthropic, model: "claude-sonnet-4-5", path: "/v1/messages", streamedPath: "/v1/messages",
        request: """
            {"model":"claude-sonnet-4-5","max_tokens":100,"messages":[{"role":"user","content":"What is a span?"}]}
            """,
        streamedRequest: """
            {"model":"claude-sonnet-4-5","max_tokens":100,"stream":true,\
            "messages":[{"role":"user","content":"What is a span?"}]}
            """,
        answer: """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929",\
            "content":[{"type":"text","text":"A piece of work."}],"stop_reason":"end_turn",\
            "usage":{"input_tokens":4,"cache_read_input_tokens":8,"output_tokens":5}}
            """,
        streamedAnswer: events(
            """
            {"type":"message_start","message":{"id":"msg_2","role":"assistant","model":"claude-sonnet-4-5-20250929",\
            "content":[],"usage":{"input_tokens":4,"cache_read_input_tokens":8,"output_tokens":1}}}
            """,
            #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"A piece"}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" of work."}}"#,
            #"{"type":"content_block_stop","index":0}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}"#,
            #"{"type":"message_stop"}"#))

    private static let gemini = Wire(
        provider: .gemini, model: "gemini-2.5-flash", path: "/v1beta/models/gemini-2.5-flash:generateContent",
        streamedPath: "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
        request: #"{"contents":[{"role":"user","parts":[{"text":"What is a span?"}]}]}"#,
        streamedRequest: #"{"contents":[{"role":"user","parts":[{"text":"What is a span?"}]}]}"#,
        answer: """
            {"responseId":"g-1","modelVersion":"gemini-2.5-flash","candidates":[{"index":0,"finishReason":"STOP",\
            "content":{"role":"model","parts":[{"text":"A piece of work."}]}}],\
            "usageMetadata":{"promptTokenCount":12,"candidatesTokenCount":5,"thoughtsTokenCount":20}}
            """,
        streamedAnswer: events(
            """
            {"responseId":"g-2","modelVersion":"gemini-2.5-flash",\
            "candidates":[{"index":0,"content":{"role":"model","parts":[{"text":"A piece"}]}}]}
            """,
            """
            {"candidates":[{"index":0,"finishReason":"STOP","content":{"role":"model","parts":[{"text":" of work."}]}}],\
            "usageMetadata":{"promptTokenCount":12,"candidatesTokenCount":5,"thoughtsTokenCount":20}}
            """))

    private static let ollama = Wire(
        provider: .ollama, model: "llama3.2", path: "/api/chat", streamedPath: "/api/chat",
        request: #"{"model":"llama3.2","stream":false,"messages":[{"role":"user","content":"What is a span?"}]}"#,
        streamedRequest:
            #"{"model":"llama3.2","stream":true,"messages":[{"role":"user","content":"What is a span?"}]}"#,
        answer: """
            {"model":"llama3.2","message":{"role":"assistant","content":"A piece of work."},"done":true,\
            "done_reason":"stop","prompt_eval_count":12,"eval_count":5}
            """,
        streamedAnswer: [
            #"{"model":"llama3.2","message":{"role":"assistant","content":"A piece"},"done":false}"# + "\n",
            #"{"model":"llama3.2","message":{"role":"assistant","content":" of work."},"done":false}"# + "\n",
            """
            {"model":"llama3.2","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop",\
            "prompt_eval_count":12,"eval_count":5}

            """,
        ], streamedContentType: "application/x-ndjson")

    /// Server-sent events, each of which comes in two parts.
    private static func events(_ data: String...) -> [String] { data.flatMap { ["data: ", "\($0)\n\n"] } }
}
