// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Holds structured attributes against the shapes that the conventions' schemas give them.
enum ContentShape {
    /// Something that is not as the schema says, in words that do not depend on the content.
    struct Problem: Hashable {
        let text: String
        var isGrave = true
        var advice: String?
    }

    /// The attributes that have a schema, each with how it is checked.
    static let checks: [String: @Sendable (AttributeValue, ConventionVersion) -> [Problem]] = [
        "gen_ai.input.messages": { value, _ in messages(value, areOutput: false, version: .latest) },
        "gen_ai.output.messages": { value, version in messages(value, areOutput: true, version: version) },
        "gen_ai.system_instructions": { value, _ in each(value, "instructions") { part($0) } },
        "gen_ai.tool.definitions": { value, _ in
            each(value, "tool definitions") { needs(["type", "name"], of: $0, "a tool definition") }
        },
        "gen_ai.retrieval.documents": { value, _ in each(value, "documents", document) },
        "gen_ai.memory.records": { value, _ in
            each(value, "memory records") { needs(["content"], of: $0, "a memory record") }
        },
        "gen_ai.tool.call.arguments": { value, _ in object(value) },
        "gen_ai.tool.call.result": { value, _ in object(value) },
    ]

    // MARK: Lists and objects

    private static func each(
        _ value: AttributeValue, _ what: String, _ check: (AttributeValue) -> [Problem]
    ) -> [Problem] {
        guard let elements = value.list else { return [Problem(text: "\(what) are not a list")] }
        var seen: Set<String> = []
        return elements.flatMap(check).filter { seen.insert($0.text).inserted }
    }

    private static func object(_ value: AttributeValue) -> [Problem] {
        if value.isObject { return [] }
        let text = value.string == nil ? "it is no object" : "it is a JSON string, not an object"
        return [
            Problem(text: text, isGrave: false, advice: "Send an object; wrap anything else, as in {\"result\": …}.")
        ]
    }

    private static func needs(_ members: [String], of value: AttributeValue, _ what: String) -> [Problem] {
        guard value.isObject else { return [Problem(text: "\(what) is no object")] }
        return members.compactMap { member in
            if value.member(member) != nil { return nil }
            let mistake = MessagePartShape.mistakes[member]?.first { value.member($0) != nil }
            let instead = mistake.map { ", but has `\($0)`" } ?? ""
            return Problem(text: "\(what) has no `\(member)`\(instead)")
        }
    }

    private static func document(_ value: AttributeValue) -> [Problem] {
        guard value.isObject else { return [Problem(text: "a document is no object")] }
        var problems: [Problem] = []
        if let id = value.member("id"), id.string == nil {
            problems.append(Problem(text: "a document's `id` is no string"))
        }
        switch value.member("score") {
        case .none, .int, .double: break
        default: problems.append(Problem(text: "a document's `score` is no number"))
        }
        return problems
    }

    // MARK: Messages

    private static func messages(
        _ value: AttributeValue, areOutput: Bool, version: ConventionVersion
    ) -> [Problem] {
        each(value, "messages") { message in
            guard message.isObject else { return [Problem(text: "a message is no object")] }
            return role(message) + parts(message) + (areOutput ? finishReason(message, version) : [])
        }
    }

    private static func role(_ message: AttributeValue) -> [Problem] {
        guard let role = message.member("role") else { return [Problem(text: "a message has no `role`")] }
        guard let word = role.string else { return [Problem(text: "a message's `role` is no string")] }
        if MessagePartShape.roles.contains(word) { return [] }
        let known = "Use system, user, assistant or tool; Jaeger and others show no other."
        return [Problem(text: "a message has a role that is not known", isGrave: false, advice: known)]
    }

    private static func parts(_ message: AttributeValue) -> [Problem] {
        guard let parts = message.member("parts") else {
            guard message.member("content") != nil else { return [Problem(text: "a message has no `parts`")] }
            return [
                Problem(
                    text: "a message has `content` instead of `parts`",
                    advice: "Send {\"role\": …, \"parts\": [{\"type\": \"text\", \"content\": …}]}.")
            ]
        }
        guard let list = parts.list else { return [Problem(text: "a message's `parts` are not a list")] }
        return list.flatMap(part)
    }

    private static func finishReason(_ message: AttributeValue, _ version: ConventionVersion) -> [Problem] {
        guard case .map(let members) = message else { return [] }
        switch members["finish_reason"] {
        case .string: return []
        case .none, .empty:
            if version == .latest { return [] }
            return [
                Problem(
                    text: "an output message has no `finish_reason`", isGrave: false,
                    advice: "Required up to 1.41, and Phoenix drops the whole list without it.")
            ]
        default: return [Problem(text: "an output message's `finish_reason` is no string")]
        }
    }

    private static func part(_ value: AttributeValue) -> [Problem] {
        guard value.isObject else { return [Problem(text: "a part of a message is no object")] }
        guard let type = value.member("type")?.string else {
            return [Problem(text: "a part of a message has no `type`")]
        }
        guard let required = MessagePartShape.required[type] else { return [] }
        var problems = needs(required, of: value, "a part `\(type)`").filter { problem in
            // A tool may answer with nothing.
            !(type == "tool_call_response" && problem.text.hasSuffix("`response`") && value.hasMember("response"))
        }
        if type == "tool_call", let text = value.member("arguments")?.string, text.hasPrefix("{") {
            problems.append(
                Problem(
                    text: "a part `tool_call` has its arguments as JSON in a string", isGrave: false,
                    advice: "Parse the provider's string and send the object."))
        }
        if type == "uri", value.member("uri")?.string?.hasPrefix("data:") == true {
            problems.append(
                Problem(
                    text: "a part `uri` holds a data: URL", isGrave: false,
                    advice: "Send a part `blob` with base64 in `content`."))
        }
        return problems
    }
}

extension AttributeValue {
    /// Whether an object has a member, null included.
    fileprivate func hasMember(_ name: String) -> Bool {
        if case .map(let members) = self { members[name] != nil } else { false }
    }
}
