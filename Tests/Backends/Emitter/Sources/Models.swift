// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Calls of models that generate.
enum Models {
    static let prompt = PromptReference(
        "answer", version: "3", variables: [PromptVariable("question", .text(Conversation.question))])

    static func call(_ operation: Inference.Name = .chat) -> Inference {
        var call = Inference(model: "gpt-4o", provider: .openAI, operation: operation)
        call.responseModel = "gpt-4o-2024-08-06"
        call.responseID = "chatcmpl-1"
        call.parameters = ModelParameters(temperature: 0, maxTokens: 200)
        return call
    }

    static func record() {
        var rendering = PromptRendering(prompt)
        rendering.evidenceIDs = ["doc-1"]
        rendering.rendered = "Answer from the evidence: How much leave do I have?"
        span("prompt", rendering)

        var plain = call()
        plain.systemInstructions = "Be brief."
        plain.input = [.user(Conversation.question)]
        plain.output = [.assistant(Conversation.answer, finishReason: .stop)]
        plain.usage = TokenUsage(input: 1_000, output: 200, cacheRead: 400, cacheWrite: 50)
        span("chat", plain)

        var completion = call(.textCompletion)
        completion.input = "Once upon a time"
        completion.output = "there was a clerk."
        completion.usage = TokenUsage(input: 4, output: 5)
        span("completion", completion)

        var fetch = ResponseFetch("resp-1", provider: .openAI)
        fetch.status = .completed
        fetch.output = [.assistant("Done.", finishReason: .stop)]
        span("response-fetch", fetch)

        recordParts()
        recordStream()
    }

    private static func recordParts() {
        var toolCall = call()
        toolCall.input = [
            .system("Use tools."), .user("How many days are open?"),
            Message(
                .assistant, parts: [.toolCall(id: "call-0", name: "days", arguments: .json(#"{"year":2025}"#))]),
            .tool(.value(["open": 0]), callID: "call-0"),
        ]
        toolCall.output = [
            Message(
                .assistant, parts: [.toolCall(id: "call-1", name: "days", arguments: .json(#"{"year":2026}"#))],
                finishReason: .toolCall)
        ]
        toolCall.toolDefinitions = .json(
            #"[{"type":"function","name":"days","description":"Open days.","parameters":{"type":"object","properties":{"year":{"type":"integer"}}}}]"#
        )
        toolCall.usage = TokenUsage(input: 80, output: 15)
        span("chat-tool-call", toolCall)

        var reasoning = call()
        reasoning.input = [.user("Is 30 more than 12?")]
        reasoning.output = [
            Message(.assistant, parts: [.reasoning("30 - 12 is 18."), .text("Yes.")], finishReason: .stop)
        ]
        reasoning.usage = TokenUsage(input: 20, output: 60, reasoning: 50)
        span("chat-reasoning", reasoning)

        var image = call()
        image.input = [
            Message(
                .user,
                parts: [
                    .text("What colour is this?"),
                    .blob(modality: "image", mediaType: "image/png", base64: Conversation.picture),
                    .uri(modality: "document", mediaType: "application/pdf", uri: "https://example.com/leave.pdf"),
                ])
        ]
        image.output = [.assistant("Red.", finishReason: .stop)]
        image.usage = TokenUsage(input: 300, output: 2)
        span("chat-image", image)
    }

    private static func recordStream() {
        var stream = call()
        stream.parameters.isStreamed = true
        stream.prompt = prompt
        stream.input = [.user(Conversation.question)]
        stream.output = [.assistant(Conversation.answer, finishReason: .stop)]
        stream.usage = TokenUsage(input: 50, output: 20)
        stream.streaming.timeToFirstChunk = .milliseconds(350)
        stream.streaming.chunkCount = 12
        stream.streaming.outcome = .completed
        span("chat-stream", stream)
    }
}
