// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// generateContent. The API reads every member in camel case and in snake case, and so do we.
extension GeminiAdapter {
    func generation(_ request: ProviderRequest, _ path: RequestPath, _ provider: ProviderName) -> Inference {
        let body = request.body
        var inference = Inference(model: model(of: request, path), provider: provider, operation: .generateContent)
        inference.server = request.server
        inference.parameters = parameters(body["generationConfig", or: "generation_config"])
        inference.parameters.isStreamed = path.verb == "streamGenerateContent"
        inference.outputType = outputType(body["generationConfig", or: "generation_config"])
        if let contents = body["contents"] {
            inference.input = .messages(Self.list(contents).flatMap(messages))
        }
        let instruction = body["systemInstruction", or: "system_instruction"]
        let texts =
            [instruction.text].compactMap(\.self) + Self.list(instruction["parts"]).compactMap { $0["text"].text }
        inference.systemInstructions = .instructions(texts)
        inference.toolDefinitions = .tools(body["tools"].elements.flatMap(Self.toolDefinitions))
        return inference
    }

    private func parameters(_ config: AttributeValue?) -> ModelParameters {
        var parameters = ModelParameters(
            temperature: config["temperature"].number, topP: config["topP", or: "top_p"].number,
            topK: config["topK", or: "top_k"].whole,
            maxTokens: config["maxOutputTokens", or: "max_output_tokens"].whole, seed: config["seed"].whole)
        parameters.presencePenalty = config["presencePenalty", or: "presence_penalty"].number
        parameters.frequencyPenalty = config["frequencyPenalty", or: "frequency_penalty"].number
        parameters.choiceCount = config["candidateCount", or: "candidate_count"].whole
        parameters.stopSequences = config["stopSequences", or: "stop_sequences"].elements.compactMap(\.text)
        let thinking = config["thinkingConfig", or: "thinking_config"]
        parameters.reasoningLevel = thinking["thinkingLevel", or: "thinking_level"].word
        return parameters
    }

    private func outputType(_ config: AttributeValue?) -> String? {
        let modalities = config["responseModalities", or: "response_modalities"].elements.compactMap(\.text)
        if modalities.contains(where: { $0.lowercased() == "audio" }) { return "speech" }
        if modalities.contains(where: { $0.lowercased() == "image" }) { return "image" }
        switch config["responseMimeType", or: "response_mime_type"].text {
        case "application/json"?, "text/x.enum"?: return "json"
        case "text/plain"?: return "text"
        default: return nil
        }
    }

    private static func toolDefinitions(_ tool: AttributeValue) -> [AttributeValue] {
        tool.members.flatMap { name, value -> [AttributeValue] in
            if name == "functionDeclarations" || name == "function_declarations" {
                return value.elements.compactMap { function in
                    function["name"].text.map {
                        .function(
                            $0, description: function["description"],
                            parameters: function["parameters"] ?? function["parametersJsonSchema"])
                    }
                }
            }
            return value == .empty ? [] : [.builtIn(name)]
        }
    }

    // MARK: Messages

    /// The elements of a list, in whose place the API takes one element, too.
    private static func list(_ value: AttributeValue?) -> [AttributeValue] {
        if case .map? = value { value.map { [$0] } ?? [] } else { value.elements }
    }

    /// A message, or several: results of tools stand among the words of the user and are messages of the tool.
    private func messages(_ content: AttributeValue) -> [Message] {
        if let text = content.text { return [.user(text)] }
        guard case .map = content else { return [] }
        let role = Self.role(content["role"].word)
        var messages: [Message] = []
        for part in Self.list(content["parts"]).compactMap(part) {
            let speaker: Role = if case .toolCallResponse = part { .tool } else { role }
            if messages.last?.role == speaker {
                messages[messages.count - 1].parts.append(part)
            } else {
                messages.append(Message(speaker, parts: [part]))
            }
        }
        return messages.isEmpty ? [Message(role, parts: [])] : messages
    }

    private static func role(_ role: String?) -> Role {
        switch role {
        case "model"?: .assistant
        case "function"?: .tool
        case let word?: Role(word)
        case nil: .user
        }
    }

    func part(_ part: AttributeValue) -> MessagePart? {
        if let text = part["text"].text { return part["thought"].bool == true ? .reasoning(text) : .text(text) }
        if let data = part["inlineData", or: "inline_data"] {
            let type = data["mimeType", or: "mime_type"].text
            return data["data"].text.map { media.part(base64: $0, mediaType: type) }
        }
        if let file = part["fileData", or: "file_data"] {
            let type = file["mimeType", or: "mime_type"].text
            return file["fileUri", or: "file_uri"].text.map { media.part(url: $0, mediaType: type) }
        }
        if let call = part["functionCall", or: "function_call"] {
            return .toolCall(
                id: call["id"].text, name: call["name"].text ?? "", arguments: call["args"].value.map(Content.value))
        }
        if let result = part["functionResponse", or: "function_response"] {
            // The name says whose answer it is where there is no id.
            let id = result["id"].text ?? result["name"].text
            return .toolCallResponse(id: id, response: .result(result["response"]))
        }
        if let code = part["executableCode", or: "executable_code"] {
            var fields = code.members(without: "id")
            fields["type"] = "code_execution"
            return .serverToolCall(id: code["id"].text, name: "code_execution", fields: fields)
        }
        if let result = part["codeExecutionResult", or: "code_execution_result"] {
            var fields = result.members(without: "id")
            fields["type"] = "code_execution"
            return .serverToolCallResponse(id: result["id"].text, fields: fields)
        }
        return nil
    }

    // MARK: Response

    private func contents(_ candidate: AttributeValue) -> [MessagePart] {
        candidate["content"]["parts"].elements.compactMap(part)
    }

    func contents(_ response: AttributeValue) -> ResponseContents {
        var contents = ResponseContents()
        contents.id = response["responseId"].text
        contents.model = response["modelVersion"].text
        contents.usage = response["usageMetadata"].value.map(Self.usage)
        contents.serviceTier = response["usageMetadata"]["serviceTier"].word
        contents.readBlock(response["promptFeedback"])
        let candidates = response["candidates"].elements
        for candidate in candidates.sorted(by: { ($0["index"].whole ?? 0) < ($1["index"].whole ?? 0) }) {
            contents.addChoice(self.contents(candidate), reason: candidate["finishReason"].word)
        }
        return contents
    }

    /// The counts, whose output does not contain the thoughts, and whose input does not contain what tools brought.
    static func usage<JSON: JSONView>(_ usage: JSON) -> TokenUsage {
        let prompt = usage["promptTokenCount"].whole
        var tokens = TokenUsage(
            input: Int.sum(prompt, usage["toolUsePromptTokenCount"].whole ?? 0) ?? prompt,
            output: usage["candidatesTokenCount", or: "responseTokenCount"].whole,
            cacheRead: usage["cachedContentTokenCount"].whole,
            reasoning: usage["thoughtsTokenCount"].whole, excluding: .reasoning)
        if tokens.output == nil { tokens.output = tokens.reasoning }
        var media = ModalityUsage()
        media.input.add(usage["promptTokensDetails"])
        media.input.add(usage["toolUsePromptTokensDetails"])
        media.output.add(usage["candidatesTokensDetails", or: "responseTokensDetails"])
        media.cacheRead.add(usage["cacheTokensDetails"])
        if media != ModalityUsage() { tokens.modalities = media }
        return tokens
    }
}

extension ResponseContents {
    /// Under which name the reason stands for which a prompt was not answered at all.
    static let blockReasonName = "genai_telemetry.inference.block_reason"

    /// Tells why a prompt was not answered at all: no choice came, so there is no reason of one.
    mutating func readBlock<JSON: JSONView>(_ feedback: JSON?) {
        guard let reason = feedback["blockReason"].word else { return }
        attributes[Self.blockReasonName] = .string(reason)
    }
}

extension ModalityUsage.Counts {
    /// Adds a list of counts by medium; media that have no place here are left out.
    fileprivate mutating func add<JSON: JSONView>(_ details: JSON?) {
        for detail in details.elements {
            guard let count = detail["tokenCount"].whole else { continue }
            let modality = detail["modality"]
            if modality.isText("TEXT") {
                text = Int.sum(text ?? 0, count)
            } else if modality.isText("IMAGE") {
                image = Int.sum(image ?? 0, count)
            } else if modality.isText("AUDIO") {
                audio = Int.sum(audio ?? 0, count)
            }
        }
    }
}
