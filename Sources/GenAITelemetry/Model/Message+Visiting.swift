// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Message {
    /// Shows every piece of the message that can hold what somebody said: texts with the kind of part they stand in,
    /// nested content, and fields of parts that have no type here.
    mutating func visitTexts(
        _ texts: (inout String, String) -> Void, contents: (inout Content) -> Void, fields: (inout Attributes) -> Void
    ) {
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
            case .blob(let modality, let mediaType, var base64):
                parts[index] = .text("")
                texts(&base64, "blob")
                parts[index] = .blob(modality: modality, mediaType: mediaType, base64: base64)
            case .uri(let modality, let mediaType, var uri):
                texts(&uri, "uri")
                parts[index] = .uri(modality: modality, mediaType: mediaType, uri: uri)
            case .file(let modality, let mediaType, var fileID):
                texts(&fileID, "file_id")
                parts[index] = .file(modality: modality, mediaType: mediaType, fileID: fileID)
            case .other(var type, var attributes):
                parts[index] = .text("")
                texts(&type, "type")
                fields(&attributes)
                parts[index] = .other(type: type, fields: attributes)
            }
        }
    }
}
