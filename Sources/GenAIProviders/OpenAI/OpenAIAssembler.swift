// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Puts streams of Chat Completions, Completions and Responses together.
struct OpenAIAssembler: ResponseAssembler {
    private let media: MediaCapture
    private var tape = JSONTape()
    private var response = AssembledResponse()
    /// What the last event of a Responses stream said of everything, which is the whole again.
    private var whole: AttributeValue?

    var failure: ProviderFailure? { response.failure }

    init(media: MediaCapture) { self.media = media }

    mutating func add(_ piece: StreamPiece) -> PieceContents {
        guard let json = tape.read(piece.data) else {
            guard piece.data.elementsEqual("[DONE]".utf8) else { return [] }
            response.hasEnded = true
            return .end
        }
        if let type = json["type"], type.hasText, json["choices"] == nil {
            return addEvent(json, type: type)
        }
        return addChunk(json)
    }

    func finish(into call: inout ProviderCall) {
        guard let whole else {
            response.write(into: &call, counting: OpenAIAdapter.usage)
            return
        }
        OpenAIAdapter(media: media).responseContents(whole).write(into: &call)
    }

    // MARK: Chat Completions

    private mutating func addChunk(_ chunk: JSONNode) -> PieceContents {
        var contents: PieceContents = []
        if response.contents.id == nil { response.contents.id = chunk["id"].text }
        if response.contents.model == nil { response.contents.model = chunk["model"].text }
        if response.contents.systemFingerprint == nil {
            response.contents.systemFingerprint = chunk["system_fingerprint"].word
        }
        if response.contents.serviceTier == nil { response.contents.serviceTier = chunk["service_tier"].word }
        // In a chunk of its own without choices, in the last chunk, or in every one: the last counts.
        if response.count(chunk["usage"] ?? chunk["x_groq"]["usage"]) { contents.insert(.usage) }
        if let error = chunk["error"], let failure = OpenAIAdapter.failure(in: error, status: nil) {
            response.failure = failure
            contents.insert(.failure)
        }
        chunk["choices"]?.forEach { choice in
            if addChoice(choice) { contents.insert(.output) }
        }
        return contents
    }

    /// Adds what is new in a choice, and returns whether the model generated it.
    private mutating func addChoice(_ choice: JSONNode) -> Bool {
        let index = choice["index"].whole ?? 0
        var isOutput = response.append(choice["text"], to: .text, key: 0, choice: index)
        if let delta = choice["delta"] ?? choice["message"] {
            response.begin(choice: index)
            let reasoning = delta["reasoning_content", or: "reasoning"]
            isOutput = response.append(reasoning, to: .reasoning, key: 0, choice: index) || isOutput
            isOutput = addContent(delta["content"], choice: index) || isOutput
            isOutput = response.append(delta["refusal"], to: .refusal, key: 0, choice: index) || isOutput
            isOutput = response.append(delta["audio"]["transcript"], to: .text, key: 0, choice: index) || isOutput
            delta["tool_calls"]?.forEach { isOutput = addToolCall($0, choice: index) || isOutput }
            if let function = delta["function_call"] {
                isOutput = addFunction(function, id: nil, key: 0, choice: index) || isOutput
            }
        }
        if let reason = choice["finish_reason"].word { response.end(choice: index, reason: reason) }
        return isOutput
    }

    /// Adds a text, or Mistral's list of parts.
    private mutating func addContent(_ content: JSONNode?, choice: Int) -> Bool {
        if response.append(content, to: .text, key: 0, choice: choice) { return true }
        var isOutput = false
        content?.forEach { part in
            isOutput = response.append(part["text"], to: .text, key: 0, choice: choice) || isOutput
            part["thinking"]?.forEach {
                isOutput = response.append($0["text"], to: .reasoning, key: 0, choice: choice) || isOutput
            }
        }
        return isOutput
    }

    private mutating func addToolCall(_ call: JSONNode, choice: Int) -> Bool {
        guard let function = call["function"] ?? call["custom"] else { return false }
        return addFunction(function, id: call["id"], key: call["index"].whole ?? 0, choice: choice)
    }

    private mutating func addFunction(_ function: JSONNode, id: JSONNode?, key: Int, choice: Int) -> Bool {
        response.update(.toolCall, key: key, choice: choice) { part in
            // Both come with the first piece; some servers repeat them.
            if part.id == nil { part.id = id.text }
            if part.name == nil { part.name = function["name"].text }
        }
        response.append(function["arguments"] ?? function["input"], to: .toolCall, key: key, choice: choice)
        return true
    }

    // MARK: Responses

    private mutating func addEvent(_ event: JSONNode, type: JSONNode) -> PieceContents {
        let key = Self.key(event)
        if type.isText("response.output_text.delta") {
            return response.append(event["delta"], to: .text, key: key) ? .output : []
        }
        if type.isText("response.function_call_arguments.delta") || type.isText("response.custom_tool_call_input.delta")
        {
            return response.append(event["delta"], to: .toolCall, key: key) ? .output : []
        }
        if type.isText("response.reasoning_summary_text.delta") || type.isText("response.reasoning_text.delta") {
            return response.append(event["delta"], to: .reasoning, key: key) ? .output : []
        }
        if type.isText("response.refusal.delta") {
            return response.append(event["delta"], to: .refusal, key: key) ? .output : []
        }
        if type.isText("response.output_item.added") { return begin(event["item"], key: key) }
        if type.isText("response.output_item.done") {
            complete(event["item"], key: key)
            return []
        }
        if type.isText("error") {
            response.failure = OpenAIAdapter.failure(in: event["error"] ?? event, status: nil)
            return .failure
        }
        return event["response"].map { addState($0, type) } ?? []
    }

    /// The parts of an item have one number, which is the item's place and the part's place within it.
    private static func key(_ event: JSONNode) -> Int {
        let item = min(max(event["output_index"].whole ?? 0, 0), 1 << 20)
        let part = min(max(event["content_index", or: "summary_index"].whole ?? 0, 0), 1 << 10)
        return item << 10 | part
    }

    private mutating func begin(_ item: JSONNode?, key: Int) -> PieceContents {
        response.begin()
        guard item["type"].isText("function_call") || item["type"].isText("custom_tool_call") else { return [] }
        response.update(.toolCall, key: key) { part in
            part.id = item["call_id"].text ?? item["id"].text
            part.name = item["name"].text
        }
        return .output
    }

    /// Adds an item that is not told in deltas, such as a search.
    private mutating func complete(_ item: JSONNode?, key: Int) {
        guard let item, !item["type"].isText("message"), !item["type"].isText("function_call"),
            !item["type"].isText("custom_tool_call"), !item["type"].isText("reasoning")
        else { return }
        if let part = OpenAIAdapter(media: media).itemPart(item.value) { response.add(part, key: key) }
        if item["type"].isText("compaction") { response.contents.isCompacted = true }
    }

    private mutating func addState(_ state: JSONNode, _ type: JSONNode) -> PieceContents {
        response.contents.id = state["id"].text ?? response.contents.id
        response.contents.model = state["model"].text ?? response.contents.model
        response.contents.serviceTier = state["service_tier"].word ?? response.contents.serviceTier
        response.contents.status = state["status"].word.map { ResponseFetch.Status($0) } ?? response.contents.status
        let isEnd = type.isText("response.completed") || type.isText("response.incomplete")
        let isFailure = type.isText("response.failed") || type.isText("response.cancelled")
        guard isEnd || isFailure else { return [] }
        response.hasEnded = true
        var contents: PieceContents = .end
        if response.count(state["usage"]) { contents.insert(.usage) }
        if isFailure {
            response.failure =
                OpenAIAdapter.failure(in: state["error"], status: nil)
                ?? ProviderFailure(code: state["status"].word ?? "failed")
            response.end(reason: state["status"].word)
            contents.insert(.failure)
        } else if let value = Optional(state.value), !value["output"].elements.isEmpty {
            whole = value
        } else {
            // Some servers leave out in the end what they have told before.
            response.end(reason: OpenAIAdapter.finishReason(of: state, asksForTool: response.hasPart(.toolCall)))
        }
        return contents
    }
}
