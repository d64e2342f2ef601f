// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Puts streams of generateContent together, each piece of which is a response with a little more text.
struct GeminiAssembler: ResponseAssembler {
    private let media: MediaCapture
    private var tape = JSONTape()
    private var response = AssembledResponse()

    var failure: ProviderFailure? { response.failure }

    init(media: MediaCapture) { self.media = media }

    mutating func add(_ piece: StreamPiece) -> PieceContents {
        guard let json = tape.read(piece.data) else { return [] }
        var contents: PieceContents = []
        if response.contents.id == nil { response.contents.id = json["responseId"].text }
        if response.contents.model == nil { response.contents.model = json["modelVersion"].text }
        // Every piece may have the counts so far: the last ones count.
        if response.count(json["usageMetadata"]) { contents.insert(.usage) }
        if let feedback = json["promptFeedback"] { response.contents.readBlock(feedback) }
        json["candidates"]?.forEach { candidate in contents.formUnion(add(candidate)) }
        if let error = json["error"], let failure = GeminiAdapter.failure(in: error, status: nil) {
            response.failure = failure
            contents.insert(.failure)
        }
        return contents
    }

    func finish(into call: inout ProviderCall) {
        response.write(into: &call, counting: GeminiAdapter.usage)
    }

    private mutating func add(_ candidate: JSONNode) -> PieceContents {
        let index = candidate["index"].whole ?? 0
        var contents: PieceContents = []
        response.begin(choice: index)
        candidate["content"]["parts"]?.forEach { part in
            if part["text"] != nil {
                let kind: AssembledPart.Kind = part["thought"].bool == true ? .reasoning : .text
                if response.append(part["text"], to: kind, choice: index) { contents.insert(.output) }
            } else if let whole = GeminiAdapter(media: media).part(part.value) {
                response.add(whole, choice: index)
                contents.insert(.output)
            }
        }
        if let reason = candidate["finishReason"].word {
            response.end(choice: index, reason: reason)
            contents.insert(.end)
        }
        return contents
    }
}
