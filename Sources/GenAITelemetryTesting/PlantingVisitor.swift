// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

package import GenAITelemetry

/// Plants a text in every field of a span.
package struct PlantingVisitor: FieldVisitor {
    package let secret: String
    package let content: Content

    package init(secret: String, content: Content) {
        self.secret = secret
        self.content = content
    }

    package mutating func visit(_ text: inout String, of field: Field) { text += " \(secret)" }

    package mutating func visit(_ content: inout Content, of field: Field) { content = self.content }

    package mutating func visit(_ value: inout AttributeValue, of field: Field) {
        switch value {
        case .string(let text): value = .string("\(text) \(secret)")
        case .bytes: value = .bytes(Array("a \(secret)".utf8))
        default:
            value = [
                "list": [.string(secret), [.string("a \(secret)")], .bytes(Array(secret.utf8))],
                "map": ["deep": ["deeper": .string(secret)], "kept \(secret)": 1],
                "json": .string("{\"a\": [\"\(secret)\"]}"),
            ]
        }
    }

    package mutating func visit(key: inout String) { key += " \(secret)" }

    /// Content of every shape, with a secret wherever one can be.
    package static func contents(holding secret: String) -> [Content] {
        let text = "a \(secret) b"
        let role = Role(text)
        let parts: [MessagePart] = [
            .text(text), .reasoning(text), .toolCall(id: text, name: text, arguments: .json("{\"a\": \"\(secret)\"}")),
            .toolCallResponse(id: text, response: .value(["a": .string(text)])),
            .blob(modality: text, mediaType: text, base64: text), .uri(modality: text, mediaType: text, uri: text),
            .file(modality: text, mediaType: text, fileID: text),
            .other(type: text, fields: ["a": .string(text), text: ["b": .string(text)]]),
            .toolCallResponse(id: nil, response: .messages([.user(text)])),
        ]
        return [
            .text(text), .json("{\"a\": {\"\(secret)\": [\"\(text)\"]}}"),
            .json("{\"inner\": \"{\\\"a\\\": \\\"\(secret)\\\"}\"}"),
            .json("not JSON: \(secret)"), .value(["a": [.string(text), .bytes(Array(text.utf8))], text: 1]),
            .messages([Message(role, parts: parts, name: text, finishReason: FinishReason(text)), .user(text)]),
            .withheld(ContentSummary(byteCount: 3, messageCount: 1, roles: [role])),
        ]
    }
}
