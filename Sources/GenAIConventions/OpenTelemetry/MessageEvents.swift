// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Messages as version 1.36 tells them: an event for each that was sent, and one for each choice that came back.
///
/// What stood in the body of a log record stands in the attributes of an event of the span. An event is made from the
/// message as the later versions write it, so that whatever can be brought into that shape can be told here.
struct MessageEvents {
    /// Who serves the model, under the name that the version has for it.
    let provider: (key: String, value: AttributeValue)?
    /// When the call was made.
    let start: UInt64
    /// When it came back.
    let end: UInt64

    /// The events of an exchange, in its order.
    func of(_ exchange: borrowing Exchange) -> [SpanEvent] {
        let instructions = objects(exchange.instructions) { $0.systemInstructions($1) }
        let input = objects(exchange.input) { $0.inputMessages($1) }
        let reasons = exchange.reasons
        let output = objects(exchange.output) { $0.outputMessages($1, reasons: reasons) }
        var events: [SpanEvent] = []
        if !instructions.isEmpty {
            events.append(event("gen_ai.system.message", ["content": content(of: instructions), "role": "system"]))
        }
        for message in input { events += self.events(of: message) }
        for (index, message) in output.enumerated() { events.append(choice(message, at: index)) }
        return events
    }

    /// The objects that a writer of the later versions makes of content.
    private func objects(_ content: Content?, _ write: (inout JSONWriter, Content) -> Void) -> [Attributes] {
        guard let content else { return [] }
        if case .withheld = content { return [] }
        var writer = JSONWriter()
        write(&writer, content)
        guard case .array(let elements) = try? JSONReader.parse(writer.utf8) else { return [] }
        return elements.compactMap { if case .map(let object) = $0 { object } else { nil } }
    }

    private func event(_ name: String, _ body: Attributes, isOutput: Bool = false) -> SpanEvent {
        var attributes = Attributes()
        if let provider { attributes[provider.key] = provider.value }
        for (key, value) in body where value != .empty { attributes[key] = value }
        return SpanEvent(name: name, time: isOutput ? end : start, attributes: attributes)
    }

    /// One event, and one more for each answer of a tool: those had an event of their own.
    private func events(of message: Attributes) -> [SpanEvent] {
        let parts = message.parts
        let role = message["role"] ?? .empty
        var events = parts.filter { $0["type"] == "tool_call_response" }.map { part in
            event("gen_ai.tool.message", ["id": part["id"] ?? "", "content": part["response"] ?? .empty, "role": role])
        }
        let others = parts.filter { $0["type"] != "tool_call_response" }
        if events.isEmpty || !others.isEmpty {
            let body: Attributes = [
                "content": content(of: others), "role": role, "tool_calls": toolCalls(among: others),
            ]
            events.append(event(Self.eventName(role), body))
        }
        return events
    }

    private func choice(_ message: Attributes, at index: Int) -> SpanEvent {
        let parts = message.parts
        let said: Attributes = ["content": content(of: parts), "role": message["role"] ?? .empty]
        let reason = message["finish_reason"] ?? "error"
        let body: Attributes = [
            "index": .int(Int64(index)), "finish_reason": reason == "tool_call" ? "tool_calls" : reason,
            "message": .map(Attributes(said.filter { $0.value != .empty }.map { ($0.key, $0.value) })),
            "tool_calls": toolCalls(among: parts),
        ]
        return event("gen_ai.choice", body, isOutput: true)
    }

    /// What was said: one text as it is, anything else as a list of parts.
    private func content(of parts: [Attributes]) -> AttributeValue {
        let said = parts.filter { $0["type"] != "tool_call" }
        if said.count == 1, said[0]["type"] == "text", let text = said[0]["content"] { return text }
        return said.isEmpty ? .empty : .array(said.map { .map($0) })
    }

    private func toolCalls(among parts: [Attributes]) -> AttributeValue {
        let calls = parts.filter { $0["type"] == "tool_call" }.map { part in
            var function: Attributes = ["name": part["name"] ?? ""]
            function["arguments"] = part["arguments"].map { .string(Content.value($0).asText) }
            return AttributeValue.map(["id": part["id"] ?? "", "type": "function", "function": .map(function)])
        }
        return calls.isEmpty ? .empty : .array(calls)
    }

    /// The roles that providers have for whoever an event is named after.
    private static func eventName(_ role: AttributeValue) -> String {
        switch role {
        case "system", "developer", "instruction": "gen_ai.system.message"
        case "assistant", "model", "ai", "bot": "gen_ai.assistant.message"
        case "tool", "function": "gen_ai.tool.message"
        default: "gen_ai.user.message"
        }
    }
}

extension Attributes {
    fileprivate var parts: [Attributes] {
        guard case .array(let parts) = self["parts"] else { return [] }
        return parts.compactMap { if case .map(let part) = $0 { part } else { nil } }
    }
}
