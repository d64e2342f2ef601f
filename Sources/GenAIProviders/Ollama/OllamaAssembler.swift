// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Puts streams of Ollama's Chat and Generate together, each line of which is a response with a little more text.
struct OllamaAssembler: ResponseAssembler {
    private let media: MediaCapture
    private var tape = JSONTape()
    private var response = AssembledResponse()

    var failure: ProviderFailure? { response.failure }

    init(media: MediaCapture) { self.media = media }

    mutating func add(_ piece: StreamPiece) -> PieceContents {
        guard let json = tape.read(piece.data) else { return [] }
        if let message = json["error"].text {
            response.failure = ProviderFailure(message: message)
            return .failure
        }
        if response.contents.model == nil { response.contents.model = json["model"].text }
        var contents: PieceContents = []
        let message = json["message"]
        if message != nil || json["response"] != nil { response.begin() }
        if response.append(message["thinking"] ?? json["thinking"], to: .reasoning, key: 0) { contents.insert(.output) }
        if response.append(message["content"] ?? json["response"], to: .text, key: 0) { contents.insert(.output) }
        message["tool_calls"]?.forEach { call in
            guard let part = OllamaAdapter.toolCall(call.value) else { return }
            response.add(part)
            contents.insert(.output)
        }
        if let usage = OllamaAdapter.usage(json) {
            response.contents.usage = usage
            contents.insert(.usage)
        }
        if json["done"].bool == true {
            response.end(reason: json["done_reason"].word ?? "stop")
            response.hasEnded = true
            contents.insert(.end)
        }
        return contents
    }

    func finish(into call: inout ProviderCall) { response.write(into: &call) }
}
