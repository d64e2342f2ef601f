// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// How a value of an application becomes an object of one of the message schemas.
struct ObjectShape: Sendable {
    /// Whether an object of JSON needs nothing done to it.
    let isInShape: @Sendable (JSONObjectOutline) -> Bool
    /// Makes the object, or returns nil when the value cannot be one; counts what it leaves out.
    let form: @Sendable (_ value: AttributeValue, _ dropped: inout Int) -> Attributes?

    /// How many objects a JSON list has; nil when the text is no list of objects of this shape.
    func count(ofListIn json: String) -> Int? { JSONObjectOutline.count(ofListIn: json, where: isInShape) }

    /// A message: a role and parts.
    ///
    /// The `content` that providers have instead becomes parts.
    static let message = ObjectShape {
        $0.role == .text && $0.hasOnlyParts && $0.content == .absent && $0.name.isAbsent(or: .text)
            && $0.finishReason.isAbsent(or: .text)
    } form: { value, dropped in
        guard case .map(var message) = value, case .string(let role) = message["role"], !role.isEmpty else {
            return nil
        }
        let parts = message["parts"] ?? message["content"]
        switch parts {
        case .array(let elements):
            var kept: [AttributeValue] = []
            for element in elements {
                if let part = part.form(element, &dropped) { kept.append(.map(part)) } else { dropped += 1 }
            }
            message["parts"] = .array(kept)
        case .string(let text): message["parts"] = [["type": "text", "content": .string(text)]]
        default: return nil
        }
        message["content"] = nil
        message.keep("name", .text, &dropped)
        message.keep("finish_reason", .text, &dropped)
        return message
    }

    /// A message that came back: one that says why the model stopped.
    ///
    /// What has no reason is given one by whoever knows the call.
    static let choice = ObjectShape {
        message.isInShape($0) && $0.finishReason.isText
    } form: {
        message.form($0, &$1)
    }

    /// A part of a message: a type and what belongs to it.
    ///
    /// A bare text becomes a part of its own.
    static let part = ObjectShape {
        $0.isPart
    } form: { value, dropped in
        if case .string(let text) = value { return ["type": "text", "content": .string(text)] }
        guard case .map(var part) = value, case .string(let type) = part["type"], !type.isEmpty else { return nil }
        guard type == "text" else { return part }
        // Providers call it `text`.
        let content = part["content"] ?? part["text"]
        guard case .string = content else { return nil }
        if part["content"] == nil {
            part["content"] = content
            part["text"] = nil
        }
        return part
    }

    /// A part that is words, which is all that instructions are made of.
    static let textPart = ObjectShape {
        $0.isPart && $0.isTextType
    } form: { value, dropped in
        guard let part = part.form(value, &dropped), part["type"] == "text" else { return nil }
        return part
    }

    /// A definition of a tool: a type and a name.
    ///
    /// OpenAI's and Anthropic's own shapes become it.
    static let toolDefinition = ObjectShape {
        $0.type.isText && $0.name == .text && $0.function != .object && $0.description.isAbsent(or: .text)
            && ($0.parameters == .object || $0.parameters == .absent && $0.inputSchema == .absent)
    } form: { value, dropped in
        guard case .map(var tool) = value else { return nil }
        if case .map(let function) = tool["function"] {
            tool["function"] = nil
            for (name, value) in function where tool[name] == nil { tool[name] = value }
        }
        guard case .string(let name) = tool["name"], !name.isEmpty else { return nil }
        if case .string = tool["type"] {} else { tool["type"] = "function" }
        if tool["parameters"] == nil, let schema = tool["input_schema"] {
            tool["parameters"] = schema
            tool["input_schema"] = nil
        }
        tool.keep("description", .text, &dropped)
        tool.keep("parameters", .object, &dropped)
        return tool
    }

    /// A record of a memory: something under `content`.
    ///
    /// Anything else becomes the content of a record.
    static let memoryRecord = ObjectShape {
        $0.content != .absent && $0.id.isAbsent(or: .text) && $0.score.isAbsent(or: .number)
            && $0.metadata.isAbsent(or: .object)
    } form: { value, dropped in
        guard case .map(var record) = value, record["content"] != nil else { return ["content": value] }
        record.keep("id", .text, &dropped)
        record.keep("score", .number, &dropped)
        record.keep("metadata", .object, &dropped)
        return record
    }
}

extension Attributes {
    fileprivate enum Kind { case text, number, object }

    /// Leaves a member out that is null, and one of another kind than the schema allows, which is counted.
    fileprivate mutating func keep(_ name: String, _ kind: Kind, _ dropped: inout Int) {
        guard let value = self[name] else { return }
        switch (kind, value) {
        case (.text, .string), (.number, .int), (.object, .map): return
        case (.number, .double(let number)) where number.isFinite: return
        case (_, .empty): break
        default: dropped += 1
        }
        self[name] = nil
    }
}
