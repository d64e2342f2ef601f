// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Message {
    /// Shows every piece of the message that can hold text: texts with the kind of part they stand in, nested content,
    /// and fields of parts that have no type here.
    ///
    /// Words of a vocabulary are texts, too: anybody can make one of anything.
    mutating func visitTexts(
        _ texts: (inout String, String) -> Void, contents: (inout Content) -> Void, fields: (inout Attributes) -> Void
    ) {
        Self.visit(&role, "role", texts)
        if var reason = finishReason {
            Self.visit(&reason, "finish_reason", texts)
            finishReason = reason
        }
        if var speaker = name {
            texts(&speaker, "name")
            name = speaker
        }
        for index in parts.indices {
            switch parts[index] {
            case .text(var text):
                parts[index] = .text("")
                texts(&text, "text")
                parts[index] = .text(text)
            case .reasoning(var text):
                parts[index] = .text("")
                texts(&text, "reasoning")
                parts[index] = .reasoning(text)
            case .toolCall(var id, var name, var arguments):
                parts[index] = .text("")
                if var some = id {
                    texts(&some, "id")
                    id = some
                }
                texts(&name, "name")
                if var some = arguments {
                    contents(&some)
                    arguments = some
                }
                parts[index] = .toolCall(id: id, name: name, arguments: arguments)
            case .toolCallResponse(var id, var response):
                parts[index] = .text("")
                if var some = id {
                    texts(&some, "id")
                    id = some
                }
                contents(&response)
                parts[index] = .toolCallResponse(id: id, response: response)
            case .blob(var modality, var mediaType, var base64):
                parts[index] = .text("")
                texts(&base64, "blob")
                Self.visit(&modality, &mediaType, texts)
                parts[index] = .blob(modality: modality, mediaType: mediaType, base64: base64)
            case .uri(var modality, var mediaType, var uri):
                texts(&uri, "uri")
                Self.visit(&modality, &mediaType, texts)
                parts[index] = .uri(modality: modality, mediaType: mediaType, uri: uri)
            case .file(var modality, var mediaType, var fileID):
                texts(&fileID, "file_id")
                Self.visit(&modality, &mediaType, texts)
                parts[index] = .file(modality: modality, mediaType: mediaType, fileID: fileID)
            case .other(var type, var attributes):
                parts[index] = .text("")
                texts(&type, "type")
                fields(&attributes)
                parts[index] = .other(type: type, fields: attributes)
            }
        }
    }

    private static func visit<Word: OpenVocabulary>(
        _ word: inout Word, _ kind: String, _ texts: (inout String, String) -> Void
    ) {
        var text = word.rawValue
        texts(&text, kind)
        if text != word.rawValue { word = Word(text) }
    }

    private static func visit(
        _ modality: inout String, _ mediaType: inout String?, _ texts: (inout String, String) -> Void
    ) {
        texts(&modality, "modality")
        if var type = mediaType {
            texts(&type, "media_type")
            mediaType = type
        }
    }
}
