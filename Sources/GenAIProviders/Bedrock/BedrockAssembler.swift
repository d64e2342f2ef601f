// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Puts streams of Converse together, and the events of other APIs that come wrapped in `chunk` events.
struct BedrockAssembler: ResponseAssembler {
    private var tape = JSONTape()
    private var response = AssembledResponse()
    /// What Anthropic's events inside of ours say.
    private var inner: AnthropicAssembler
    private var isInner = false

    var failure: ProviderFailure? { response.failure ?? inner.failure }

    init(media: MediaCapture) { inner = AnthropicAssembler(media: media) }

    mutating func add(_ piece: StreamPiece) -> PieceContents {
        guard let json = tape.read(piece.data) else {
            return piece.event.hasSuffix("xception") ? fail(piece.event, message: nil) : []
        }
        switch piece.event {
        case "contentBlockDelta": return addDelta(json)
        case "contentBlockStart": return begin(json)
        case "messageStart": response.begin()
        case "messageStop": return end(json)
        case "metadata": return count(json)
        case "chunk":
            guard let bytes = Base64.decode((json["bytes"].text ?? "").utf8) else { return [] }
            isInner = true
            return inner.add(StreamPiece(data: bytes[...]))
        case "contentBlockStop": break
        case let event where event.hasSuffix("xception"):
            return fail(event, message: json["message", or: "Message"].text)
        default: return addUnnamed(json)
        }
        return []
    }

    func finish(into call: inout ProviderCall) {
        if isInner { inner.finish(into: &call) } else { response.write(into: &call, counting: BedrockAdapter.usage) }
    }

    /// Adds an event whose name is the only member of an object, as SDKs write it.
    private mutating func addUnnamed(_ json: JSONNode) -> PieceContents {
        if let delta = json["contentBlockDelta"] { return addDelta(delta) }
        if let block = json["contentBlockStart"] { return begin(block) }
        if let stop = json["messageStop"] { return end(stop) }
        if let metadata = json["metadata"] { return count(metadata) }
        if json["messageStart"] != nil { response.begin() }
        return []
    }

    private mutating func addDelta(_ event: JSONNode) -> PieceContents {
        guard let delta = event["delta"] else { return [] }
        let key = event["contentBlockIndex"].whole ?? 0
        let isOutput =
            response.append(delta["text"], to: .text, key: key)
            || response.append(delta["toolUse"]["input"], to: .toolCall, key: key)
            || response.append(delta["reasoningContent"]["text"], to: .reasoning, key: key)
        return isOutput ? .output : []
    }

    private mutating func begin(_ event: JSONNode) -> PieceContents {
        guard let tool = event["start"]["toolUse"] else { return [] }
        response.update(.toolCall, key: event["contentBlockIndex"].whole ?? 0) { part in
            part.id = tool["toolUseId"].text
            part.name = tool["name"].text
        }
        return .output
    }

    private mutating func end(_ event: JSONNode) -> PieceContents {
        response.begin()
        response.end(reason: event["stopReason"].word)
        response.hasEnded = true
        return .end
    }

    private mutating func count(_ metadata: JSONNode) -> PieceContents {
        response.contents.serviceTier = metadata["serviceTier"]["type"].word
        return response.count(metadata["usage"]) ? .usage : []
    }

    private mutating func fail(_ event: String, message: String?) -> PieceContents {
        response.failure = ProviderFailure(code: event.isWord ? event : nil, message: message)
        return .failure
    }
}
