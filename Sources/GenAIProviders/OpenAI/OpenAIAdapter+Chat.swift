// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Chat Completions, and the Completions before them.
extension OpenAIAdapter {
    func chat(_ request: ProviderRequest, _ path: RequestPath, _ provider: ProviderName) -> Inference {
        let body = request.body
        var inference = Inference(model: model(of: request, path), provider: provider)
        inference.server = request.server
        inference.parameters = parameters(body)
        inference.details.apiType = "chat_completions"
        inference.outputType = outputType(body)
        if let messages = body["messages"], case .array(let elements) = messages {
            inference.input = .messages(elements.compactMap(message))
        }
        inference.toolDefinitions = .tools(body["tools"].elements.compactMap(Self.toolDefinition) + functions(body))
        return inference
    }

    func completion(_ request: ProviderRequest, _ path: RequestPath, _ provider: ProviderName) -> Inference {
        var inference = Inference(
            model: model(of: request, path), provider: provider, operation: .textCompletion)
        inference.server = request.server
        inference.parameters = parameters(request.body)
        let prompt = request.body["prompt"]
        let texts = [prompt.text].compactMap(\.self) + prompt.elements.compactMap(\.text)
        if !texts.isEmpty { inference.input = .messages(texts.map { .user($0) }) }
        return inference
    }

    /// What is asked for besides the messages, in the words that all of OpenAI's APIs share.
    func parameters(_ body: AttributeValue) -> ModelParameters {
        var parameters = ModelParameters(
            temperature: body["temperature"].number, topP: body["top_p"].number, topK: body["top_k"].whole,
            maxTokens: body["max_completion_tokens"].whole ?? body["max_tokens"].whole
                ?? body["max_output_tokens"].whole,
            seed: body["seed"].whole ?? body["random_seed"].whole, isStreamed: body["stream"].bool ?? false)
        parameters.frequencyPenalty = body["frequency_penalty"].number
        parameters.presencePenalty = body["presence_penalty"].number
        parameters.choiceCount = body["n"].whole
        parameters.stopSequences = [body["stop"].text].compactMap(\.self) + body["stop"].elements.compactMap(\.text)
        parameters.reasoningLevel = body["reasoning_effort"].word ?? body["reasoning"]["effort"].word
        parameters.serviceTier = body["service_tier"].word
        parameters.previousResponseID = body["previous_response_id"].text
        return parameters
    }

    private func outputType(_ body: AttributeValue) -> String? {
        if body["modalities"].elements.contains(where: { $0.isText("audio") }) { return "speech" }
        if body["modalities"].elements.contains(where: { $0.isText("image") }) { return "image" }
        return Self.outputType(ofFormat: body["response_format"]["type"])
    }

    static func outputType(ofFormat format: AttributeValue?) -> String? {
        switch format.text {
        case "json_object", "json_schema": "json"
        case "text": "text"
        default: nil
        }
    }

    /// A tool in the nested form of Chat Completions or the flat one of Responses.
    static func toolDefinition(_ tool: AttributeValue) -> AttributeValue? {
        let type = tool["type"].word ?? "function"
        if let function = tool["function"] ?? tool["custom"], let name = function["name"].text {
            return .function(
                name, description: function["description"], parameters: function["parameters"], type: type)
        }
        if type == "function" || type == "custom" {
            guard let name = tool["name"].text else { return nil }
            return .function(name, description: tool["description"], parameters: tool["parameters"], type: type)
        }
        let name = type == "mcp" ? tool["server_label"].text : nil
        return .builtIn(type, name: name)
    }

    /// The functions of requests from before there were tools.
    private func functions(_ body: AttributeValue) -> [AttributeValue] {
        body["functions"].elements.compactMap { function in
            function["name"].text.map {
                .function($0, description: function["description"], parameters: function["parameters"])
            }
        }
    }

    // MARK: Messages

    private func message(_ message: AttributeValue) -> Message? {
        guard case .map = message else { return nil }
        let role = Self.role(message["role"])
        guard role != .tool else {
            let result: Content =
                if case .array(let parts)? = message["content"] {
                    parts.allSatisfy({ $0["text"].text != nil })
                        ? .text(parts.compactMap { $0["text"].text }.joined())
                        : .value(.array(parts))
                } else {
                    .result(message["content"])
                }
            let id = message["tool_call_id"].text
            return Message(
                role, parts: [.toolCallResponse(id: id, response: result)], name: message["name"].text)
        }
        return Message(role, parts: parts(of: message), name: message["name"].text)
    }

    static func role(_ role: AttributeValue?) -> Role {
        switch role.word {
        // OpenAI's newer word for the same thing.
        case "developer"?: .system
        case "function"?: .tool
        case let word?: Role(word)
        case nil: .user
        }
    }

    /// The parts of a message, sent or received.
    private func parts(of message: AttributeValue) -> [MessagePart] {
        var parts: [MessagePart] = []
        if let reasoning = message["reasoning_content", or: "reasoning"].text { parts.append(.reasoning(reasoning)) }
        if let text = message["content"].text {
            parts.append(.text(text))
        } else {
            parts += message["content"].elements.compactMap(part)
        }
        if let refusal = message["refusal"].text { parts.append(.refusal(refusal)) }
        if let audio = message["audio"] { parts += audioParts(audio) }
        for picture in message["images"].elements {
            if let url = picture["image_url"]["url"].text { parts.append(media.part(url: url, modality: "image")) }
        }
        parts += message["tool_calls"].elements.compactMap(toolCall)
        if let function = message["function_call"], let name = function["name"].text {
            parts.append(.toolCall(id: nil, name: name, arguments: function["arguments"].text.map(Content.spelled)))
        }
        return parts
    }

    private func toolCall(_ call: AttributeValue) -> MessagePart? {
        let function = call["function"] ?? call["custom"]
        guard let name = function["name"].text else { return nil }
        let arguments: Content? =
            switch function["arguments"] ?? function["input"] {
            case .string(let text)?: text.isEmpty ? nil : .spelled(text)
            case .empty?, nil: nil
            case let value?: .value(value)
            }
        return .toolCall(id: call["id"].text, name: name, arguments: arguments)
    }

    private func part(_ part: AttributeValue) -> MessagePart? {
        if let text = part.text { return .text(text) }
        guard let type = part["type"].word else { return part["text"].text.map(MessagePart.text) }
        switch type {
        case "text": return part["text"].text.map(MessagePart.text)
        case "refusal": return part["refusal"].text.map(MessagePart.refusal)
        case "thinking":
            // Mistral's reasoning, as a text or a list of texts.
            let texts =
                [part["thinking"].text].compactMap(\.self) + part["thinking"].elements.compactMap { $0["text"].text }
            return texts.isEmpty ? nil : .reasoning(texts.joined())
        case "image_url":
            let url = part["image_url"]["url"].text ?? part["image_url"].text
            return url.map { media.part(url: $0, modality: "image") }
        case "video_url": return part["video_url"]["url"].text.map { media.part(url: $0, modality: "video") }
        case "input_audio":
            let audio = part["input_audio"]
            let format = audio["format"].word
            return (audio["data"].text ?? audio.text).map {
                media.part(base64: $0, mediaType: format.map(Self.audioType), modality: "audio")
            }
        case "file": return filePart(part["file"])
        default: return .unknown(part, type: type)
        }
    }

    /// A file that is named, or stands in the message.
    func filePart(_ file: AttributeValue?) -> MessagePart? {
        if let id = file["file_id"].text { return .file(modality: "document", mediaType: nil, fileID: id) }
        if let data = file["file_data"].text { return media.part(url: data) }
        return file["file_url"].text.map { media.part(url: $0) }
    }

    /// Sound that the model made or that is named, with the words in it.
    private func audioParts(_ audio: AttributeValue) -> [MessagePart] {
        var parts: [MessagePart] = []
        if let transcript = audio["transcript"].text { parts.append(.text(transcript)) }
        if let data = audio["data"].text {
            parts.append(media.part(base64: data, mediaType: nil, modality: "audio"))
        } else if let id = audio["id"].text {
            parts.append(.file(modality: "audio", mediaType: nil, fileID: id))
        }
        return parts
    }

    private static func audioType(_ format: String) -> String { format == "mp3" ? "audio/mpeg" : "audio/\(format)" }

    // MARK: Response

    func chatContents(_ response: AttributeValue) -> ResponseContents {
        var contents = ResponseContents()
        contents.id = response["id"].text
        contents.model = response["model"].text
        contents.serviceTier = response["service_tier"].word
        contents.systemFingerprint = response["system_fingerprint"].word
        contents.usage = response["usage"].map(Self.usage)
        let choices = response["choices"].elements
        for choice in choices.sorted(by: { ($0["index"].whole ?? 0) < ($1["index"].whole ?? 0) }) {
            let message = choice["message"]
            let parts = message.map(parts) ?? choice["text"].text.map { [.text($0)] } ?? []
            contents.addChoice(
                parts, role: message["role"].word.map { Role($0) } ?? .assistant,
                reason: choice["finish_reason"].word)
        }
        return contents
    }
}
