// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension DocumentationAgent {
    /// Asks the model, and reads its answer as it comes.
    func ask(_ messages: [ChatMessage]) async throws -> ChatMessage {
        try await withSpan(
            .chat(
                model: model.model, provider: .openAI,
                parameters: ModelParameters(temperature: 0, isStreamed: true),
                input: .messages(messages.map { Message($0) }), server: model.server)
        ) { call in
            let request = ChatRequest(model: model.model, messages: messages, tools: tools.map(\.definition))
            let start = ContinuousClock.now
            let stream = try await model.stream(request) { error, wait in
                call.addEvent(
                    "retry",
                    attributes: [
                        "http.response.status_code": .int(error.status), "retry.delay": .double(wait / .seconds(1)),
                    ])
            }
            var completion = ChatCompletion()
            var timings = StreamTimings()
            defer {
                // Also of a stream that broke off: what was generated was paid for.
                call.update { $0.record(completion, timings) }
            }
            timings.outcome = .failed
            for try await chunk in stream {
                if timings.timeToFirstChunk == nil { timings.timeToFirstChunk = ContinuousClock.now - start }
                timings.chunkCount = (timings.chunkCount ?? 0) + 1
                completion.add(chunk)
            }
            timings.outcome = .completed
            return completion.message
        }
    }
}

extension Inference {
    fileprivate mutating func record(_ completion: ChatCompletion, _ timings: StreamTimings) {
        responseID = completion.id
        responseModel = completion.model
        finishReasons = [completion.telemetryFinishReason]
        output = .messages([Message(completion.message, finishReason: completion.telemetryFinishReason)])
        usage = TokenUsage(
            input: completion.usage?.promptTokens, output: completion.usage?.completionTokens,
            cacheRead: completion.usage?.promptTokensDetails?.cachedTokens)
        streaming = timings
    }
}

extension ChatCompletion {
    /// OpenAI says `tool_calls` where the message schemas say `tool_call`.
    fileprivate var telemetryFinishReason: FinishReason {
        switch finishReason {
        case "tool_calls": .toolCall
        case .some(let reason): FinishReason(reason)
        case nil: .error
        }
    }
}

extension Message {
    /// A message of OpenAI's, as a span tells it.
    fileprivate init(_ message: ChatMessage, finishReason: FinishReason? = nil) {
        let content = message.content ?? ""
        if let id = message.toolCallId {
            self = .tool(.text(content), callID: id)
            return
        }
        var parts: [MessagePart] = content.isEmpty ? [] : [.text(content)]
        for call in message.toolCalls ?? [] {
            parts.append(.toolCall(id: call.id, name: call.function.name, arguments: .json(call.function.arguments)))
        }
        self.init(Role(message.role), parts: parts, finishReason: finishReason)
    }
}

#endif
