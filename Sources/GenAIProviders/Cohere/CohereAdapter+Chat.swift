// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What stands in a request besides its envelope, and the messages of both directions.
extension CohereAdapter {
    func parameters(_ body: AttributeValue) -> ModelParameters {
        var parameters = ModelParameters(
            temperature: body["temperature"].number, topP: body["p"].number, topK: body["k"].whole,
            maxTokens: body["max_tokens"].whole, seed: body["seed"].whole, isStreamed: body["stream"].bool ?? false)
        parameters.frequencyPenalty = body["frequency_penalty"].number
        parameters.presencePenalty = body["presence_penalty"].number
        parameters.stopSequences = body["stop_sequences"].elements.compactMap(\.text)
        return parameters
    }

    func messages(_ body: AttributeValue) -> [Message] {
        // Version 1 has the history and the new message apart.
        let history = body["chat_history"].elements.compactMap { turn -> Message? in
            turn["message"].text.map { Message(turn["role"].isText("CHATBOT") ? .assistant : .user, $0) }
        }
        let newest = body["message"].text.map { [Message.user($0)] } ?? []
        return history + newest + body["messages"].elements.compactMap(message)
    }

    private func message(_ message: AttributeValue) -> Message? {
        guard case .map = message else { return nil }
        let role = OpenAIAdapter.role(message["role"])
        guard role != .tool else {
            let id = message["tool_call_id"].text
            let texts = message["content"].elements.compactMap { $0["text"].text ?? $0["document"]["data"].text }
            let isTexts = !texts.isEmpty && texts.count == message["content"].elements.count
            let result: Content =
                isTexts ? .result(.string(texts.joined(separator: "\n"))) : .result(message["content"])
            return Message(role, parts: [.toolCallResponse(id: id, response: result)])
        }
        return Message(role, parts: parts(message))
    }

    /// The parts of a message, sent or received.
    func parts(_ message: AttributeValue) -> [MessagePart] {
        var parts: [MessagePart] = []
        // What the model thinks before it asks for tools.
        if let plan = message["tool_plan"].text { parts.append(.reasoning(plan)) }
        if let text = message["content"].text { parts.append(.text(text)) }
        parts += message["content"].elements.compactMap { part in
            switch part["type"].word {
            case "text"?: part["text"].text.map(MessagePart.text)
            case "thinking"?: part["thinking"].text.map(MessagePart.reasoning)
            case "image_url"?: part["image_url"]["url"].text.map { media.part(url: $0, modality: "image") }
            case let type?: .unknown(part, type: type)
            case nil: nil
            }
        }
        parts += message["tool_calls"].elements.compactMap { call in
            call["function"]["name"].text.map {
                .toolCall(
                    id: call["id"].text, name: $0,
                    arguments: call["function"]["arguments"].text.map(Content.spelled))
            }
        }
        return parts
    }
}
