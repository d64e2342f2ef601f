// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Responses: a list of items goes in, and a list of items comes out.
extension OpenAIAdapter {
    func responses(_ request: ProviderRequest, _ path: RequestPath, _ provider: ProviderName) -> Inference {
        let body = request.body
        var inference = Inference(model: model(of: request, path), provider: provider)
        inference.server = request.server
        inference.parameters = parameters(body)
        inference.details.apiType = "responses"
        inference.outputType = Self.outputType(ofFormat: body["text"]["format"]["type"])
        if let text = body["input"].text {
            inference.input = .messages([.user(text)])
        } else if case .array(let items)? = body["input"] {
            inference.input = .messages(items.compactMap(inputMessage))
        }
        let instructions = [body["instructions"].text].compactMap(\.self)
        inference.systemInstructions = .instructions(instructions)
        inference.toolDefinitions = .tools(body["tools"].elements.compactMap(Self.toolDefinition))
        return inference
    }

    // MARK: Items

    /// An item of a request as a message of its own, so that the order is kept.
    private func inputMessage(_ item: AttributeValue) -> Message? {
        if let text = item.text { return .user(text) }
        if item["role"] != nil {
            return Message(Self.role(item["role"]), parts: contentParts(item["content"]))
        }
        guard let part = itemPart(item) else { return nil }
        switch part {
        case .toolCallResponse: return Message(.tool, parts: [part])
        default: return Message(.assistant, parts: [part])
        }
    }

    private func contentParts(_ content: AttributeValue?) -> [MessagePart] {
        if let text = content.text { return [.text(text)] }
        return content.elements.compactMap { part in
            switch part["type"].word {
            case "input_text"?, "output_text"?, "text"?, "summary_text"?, "reasoning_text"?:
                return part["text"].text.map(MessagePart.text)
            case "refusal"?: return part["refusal"].text.map(MessagePart.refusal)
            case "input_image"?:
                if let id = part["file_id"].text { return .file(modality: "image", mediaType: nil, fileID: id) }
                let url = part["image_url"].text ?? part["image_url"]["url"].text
                return url.map { media.part(url: $0, modality: "image") }
            case "input_file"?: return filePart(part)
            case "input_audio"?:
                let audio = part["input_audio"]
                return audio["data"].text.map { media.part(base64: $0, mediaType: nil, modality: "audio") }
            case let type?: return .unknown(part, type: type)
            case nil: return nil
            }
        }
    }

    /// An item that is no message, as a part.
    func itemPart(_ item: AttributeValue) -> MessagePart? {
        guard let type = item["type"].word else { return nil }
        let id = item["call_id"].text ?? item["id"].text
        switch type {
        case "function_call", "custom_tool_call":
            let arguments = (item["arguments"] ?? item["input"]).text
            return .toolCall(id: id, name: item["name"].text ?? "", arguments: arguments.map(Content.spelled))
        case "function_call_output", "custom_tool_call_output", "computer_call_output", "local_shell_call_output",
            "shell_call_output", "apply_patch_call_output":
            return .toolCallResponse(id: id, response: .result(item["output"]))
        case "reasoning":
            let parts = item["content"].elements.isEmpty ? item["summary"].elements : item["content"].elements
            let text = parts.compactMap { $0["text"].text }.joined(separator: "\n")
            return text.isEmpty ? nil : .reasoning(text)
        case "compaction":
            return .compaction(id: item["id"].text, content: nil)
        case "image_generation_call":
            guard let data = item["result"].text else { break }
            return media.part(
                base64: data, mediaType: item["output_format"].word.map { "image/\($0)" }, modality: "image")
        case "item_reference": return .unknown(item, type: type)
        case "mcp_call": break
        default: if !type.hasSuffix("_call") { return .unknown(item, type: type) }
        }
        // A tool that the provider runs: web_search_call, file_search_call, code_interpreter_call, mcp_call, …
        let name = item["name"].text ?? String(type.dropLast("_call".count))
        var fields = item.members(without: "id", "call_id", "name", "result", "encrypted_content", "status")
        fields["type"] = .string(type)
        return .serverToolCall(id: id, name: name, fields: fields)
    }

    // MARK: Response

    func responseContents(_ response: AttributeValue) -> ResponseContents {
        var contents = ResponseContents()
        contents.id = response["id"].text
        contents.model = response["model"].text
        contents.serviceTier = response["service_tier"].word
        contents.status = response["status"].word.map { ResponseFetch.Status($0) }
        contents.usage = response["usage"].value.map(Self.usage)
        var parts: [MessagePart] = []
        for item in response["output"].elements {
            if item["type"].isText("message") {
                parts += contentParts(item["content"])
            } else if let part = itemPart(item) {
                parts.append(part)
            }
            if item["type"].isText("compaction") { contents.isCompacted = true }
        }
        // An answer that failed before it began has no choice.
        guard !parts.isEmpty || contents.status == .completed || contents.status == .incomplete else { return contents }
        let asksForTool = parts.contains { if case .toolCall = $0 { true } else { false } }
        contents.addChoice(parts, reason: Self.finishReason(of: response, asksForTool: asksForTool))
        return contents
    }

    /// Why the model stopped, which this API tells by the status of the response; nil while it goes on.
    static func finishReason<JSON: JSONView>(of response: JSON, asksForTool: Bool) -> String? {
        switch response["status"].word {
        case "completed"?: (asksForTool ? FinishReason.toolCall : .stop).rawValue
        case "incomplete"?: response["incomplete_details"]["reason"].word ?? "incomplete"
        case let status? where status == "failed" || status == "cancelled": status
        default: nil
        }
    }
}
