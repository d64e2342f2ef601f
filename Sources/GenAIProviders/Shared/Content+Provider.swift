// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension Content {
    /// What providers send as text that should hold JSON: passed on as JSON when it does, as text when not.
    static func spelled(_ text: String) -> Content {
        JSONReader.isValid(text) ? .json(text) : .text(text)
    }

    /// The result of a tool: structure where there is some, a text where there is one.
    static func result(_ value: AttributeValue?) -> Content {
        switch value {
        case .string(let text)?:
            let first = text.utf8.first { $0 > 0x20 }
            return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .spelled(text) : .text(text)
        case .empty?, nil: return .text("")
        case let value?: return .value(value)
        }
    }

    /// Instructions outside the history, one part for each text; nil when there is none.
    static func instructions(_ texts: [String]) -> Content? {
        texts.isEmpty ? nil : .messages([Message(.system, parts: texts.map(MessagePart.text))])
    }

    /// The definitions of tools, in the shape of their schema; nil when there is none.
    static func tools(_ definitions: [AttributeValue]) -> Content? {
        definitions.isEmpty ? nil : .value(.array(definitions))
    }
}

extension AttributeValue {
    /// The definition of a function that a model may ask for.
    static func function(
        _ name: String, description: AttributeValue?, parameters: AttributeValue?, type: String = "function"
    ) -> AttributeValue {
        var definition: Attributes = ["type": .string(type), "name": .string(name)]
        if let text = description?.text { definition["description"] = .string(text) }
        if case .map? = parameters { definition["parameters"] = parameters }
        return .map(definition)
    }

    /// The definition of a tool that the provider itself brings, with the settings that it has.
    static func builtIn(_ type: String, name: String? = nil, settings: Attributes = [:]) -> AttributeValue {
        var definition: Attributes = ["type": .string(type), "name": .string(name ?? type)]
        for (name, value) in settings where definition[name] == nil && value != .empty { definition[name] = value }
        return .map(definition)
    }
}

extension MessagePart {
    /// The call of a tool that the provider itself runs.
    static func serverToolCall(id: String?, name: String, fields: Attributes) -> MessagePart {
        .other(
            type: "server_tool_call",
            fields: serverTool(id: id, name: name, member: "server_tool_call", fields: fields))
    }

    /// The answer of a tool that the provider itself runs.
    static func serverToolCallResponse(id: String?, fields: Attributes) -> MessagePart {
        .other(
            type: "server_tool_call_response",
            fields: serverTool(id: id, name: nil, member: "server_tool_call_response", fields: fields))
    }

    private static func serverTool(id: String?, name: String?, member: String, fields: Attributes) -> Attributes {
        var part: Attributes = [:]
        if let id { part["id"] = .string(id) }
        if let name { part["name"] = .string(name) }
        part[member] = .map(fields)
        return part
    }

    /// Whether the model has refused, in its own words.
    static func refusal(_ text: String) -> MessagePart { .other(type: "refusal", fields: ["content": .string(text)]) }

    /// What the provider keeps of a conversation that it has compacted; its state is opaque and not told.
    static func compaction(id: String?, content: String?) -> MessagePart {
        var fields: Attributes = [:]
        if let id { fields["id"] = .string(id) }
        if let content { fields["content"] = .string(content) }
        return .other(type: "compaction", fields: fields)
    }

    /// A part of a type that nothing here knows, without data that may be long and says nothing.
    static func unknown(_ value: AttributeValue, type: String) -> MessagePart {
        .other(type: type, fields: value.members(without: "type", "encrypted_content", "signature", "cache_control"))
    }
}
