// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Puts streams of Cohere's Chat (v2) together.
struct CohereAssembler: ResponseAssembler {
    private var tape = JSONTape()
    private var response = AssembledResponse()

    var failure: ProviderFailure? { response.failure }

    mutating func add(_ piece: StreamPiece) -> PieceContents {
        guard let json = tape.read(piece.data), let type = json["type"] else { return [] }
        let message = json["delta"]["message"]
        // Blocks of content and calls of tools are counted apart.
        let key = json["index"].whole ?? 0
        if type.isText("content-delta") || type.isText("content-start") {
            let content = message["content"]
            let isOutput =
                response.append(content["text"], to: .text, key: key)
                || response.append(content["thinking"], to: .reasoning, key: key)
            return isOutput ? .output : []
        }
        if type.isText("tool-plan-delta") {
            return response.append(message["tool_plan"], to: .reasoning, key: -1) ? .output : []
        }
        if type.isText("tool-call-start") || type.isText("tool-call-delta") {
            return addToolCall(message["tool_calls"], key: key)
        }
        if type.isText("message-start") {
            response.contents.id = json["id"].text
            response.begin()
            return []
        }
        return type.isText("message-end") ? end(json["delta"]) : []
    }

    func finish(into call: inout ProviderCall) {
        response.write(into: &call) { CohereAdapter.usage($0) }
    }

    private mutating func addToolCall(_ call: JSONNode?, key: Int) -> PieceContents {
        guard let call else { return [] }
        response.update(.toolCall, key: key) { part in
            if part.id == nil { part.id = call["id"].text }
            if part.name == nil { part.name = call["function"]["name"].text }
        }
        response.append(call["function"]["arguments"], to: .toolCall, key: key)
        return .output
    }

    private mutating func end(_ delta: JSONNode?) -> PieceContents {
        response.hasEnded = true
        response.end(reason: delta["finish_reason"].word)
        var contents: PieceContents = .end
        if response.count(delta["usage"]) { contents.insert(.usage) }
        if let message = delta["error"].text {
            response.failure = ProviderFailure(code: delta["finish_reason"].word, message: message)
            contents.insert(.failure)
        }
        return contents
    }
}
