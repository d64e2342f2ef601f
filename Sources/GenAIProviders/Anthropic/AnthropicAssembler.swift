// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Puts streams of Anthropic's Messages together: blocks are opened, grow by deltas, and are closed.
struct AnthropicAssembler: ResponseAssembler {
    private let media: MediaCapture
    private var tape = JSONTape()
    private var response = AssembledResponse()
    private var counts = UsageCounts()

    var failure: ProviderFailure? { response.failure }

    init(media: MediaCapture) { self.media = media }

    mutating func add(_ piece: StreamPiece) -> PieceContents {
        guard let json = tape.read(piece.data), let type = json["type"] else { return [] }
        if type.isText("content_block_delta") { return addDelta(json) }
        if type.isText("content_block_start") { return begin(json) }
        if type.isText("message_start") { return beginMessage(json["message"]) }
        if type.isText("message_delta") {
            if let reason = json["delta"]["stop_reason"].word { response.end(reason: reason) }
            return count(json["usage"])
        }
        if type.isText("message_stop") {
            response.hasEnded = true
            return .end
        }
        if type.isText("error") {
            response.failure = AnthropicAdapter.failure(in: json["error"], status: nil)
            return .failure
        }
        return []
    }

    func finish(into call: inout ProviderCall) { response.write(into: &call) }

    private mutating func beginMessage(_ message: JSONNode?) -> PieceContents {
        response.contents.id = message["id"].text
        response.contents.model = message["model"].text
        response.begin()
        if let reason = message["stop_reason"].word { response.end(reason: reason) }
        return count(message["usage"])
    }

    private mutating func count(_ usage: JSONNode?) -> PieceContents {
        guard let usage, usage.isObject else { return [] }
        counts.replace(by: usage)
        response.contents.usage = counts.usage
        response.contents.serviceTier = usage["service_tier"].word ?? response.contents.serviceTier
        return .usage
    }

    private mutating func begin(_ event: JSONNode) -> PieceContents {
        guard let block = event["content_block"] else { return [] }
        let key = event["index"].whole ?? 0
        let type = block["type"]
        if type.isText("text") {
            return response.append(block["text"], to: .text, key: key) ? .output : []
        }
        if type.isText("thinking") {
            return response.append(block["thinking"], to: .reasoning, key: key) ? .output : []
        }
        if type.isText("tool_use") || type.isText("server_tool_use") || type.isText("mcp_tool_use") {
            let kind: AssembledPart.Kind = type.isText("tool_use") ? .toolCall : .serverToolCall
            response.update(kind, key: key) { part in
                part.id = block["id"].text
                part.name = block["name"].text
                part.arguments = block["input"].value.map(Content.value)
            }
            return .output
        }
        if type.isText("compaction") {
            response.contents.isCompacted = true
            response.update(.compaction, key: key) { _ in }
            response.append(block["content"], to: .compaction, key: key)
            return .output
        }
        guard let part = AnthropicAdapter(media: media).part(block.value) else { return [] }
        response.add(part, key: key)
        return .output
    }

    private mutating func addDelta(_ event: JSONNode) -> PieceContents {
        guard let delta = event["delta"] else { return [] }
        let key = event["index"].whole ?? 0
        let isOutput: Bool
        if let text = delta["text"] {
            isOutput = response.append(text, to: .text, key: key)
        } else if let json = delta["partial_json"] {
            // The block's start has said whether the provider itself runs the tool.
            let kind: AssembledPart.Kind = response.kind(ofPart: key) == .serverToolCall ? .serverToolCall : .toolCall
            isOutput = response.append(json, to: kind, key: key)
        } else if let thinking = delta["thinking"] {
            isOutput = response.append(thinking, to: .reasoning, key: key)
        } else if delta["type"].isText("compaction_delta") {
            isOutput = response.append(delta["content"], to: .compaction, key: key)
        } else {
            isOutput = false
        }
        return isOutput ? .output : []
    }
}
