// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

// The name and the kind of a span.
extension Rule {
    static let names: [Rule] = [
        Rule(
            "span-name", .warning, "A span is not called what the conventions call it.",
            because: "Backends group by name: operation and model, tool or agent, and nothing else.",
            advice: "Build the name from the operation and its subject.", check: spanName),
        Rule(
            "empty-name", .error, "A span has no name.", because: "Backends show a blank or refuse the span.",
            advice: "Name it.",
            everySpan: { span in span.span.name.isEmpty ? [Observation(nil, "the name is empty")] : [] }),
        Rule(
            "span-kind", .warning, "A span has another kind than the conventions give it.",
            because: "Service maps draw client spans as calls of another service.",
            advice: "Use the kind of the conventions.",
            check: { span in
                guard let definition = span.definition, !definition.kinds.contains(span.span.kind) else { return [] }
                // One operation may have a span for each side of a call.
                let kinds = SpanDefinition.table.filter { $0.operations == definition.operations }.flatMap(\.kinds)
                if !definition.operations.isEmpty, kinds.contains(span.span.kind) { return [] }
                let wanted = kinds.map { "\($0)" }.joined(separator: " or ")
                // Where the conventions know only the call of a service, work in this process has no other kind.
                let isLocal = span.span.kind == .internal && kinds == [.client]
                return [
                    Observation(
                        nil, "the kind is \(span.span.kind), not \(wanted)", severity: isLocal ? .info : nil,
                        advice: isLocal ? "Nothing, when it runs in the process." : nil)
                ]
            }),
    ]

    @Sendable private static func spanName(_ span: ObservedSpan) -> [Observation] {
        let name = span.span.name
        guard let definition = span.definition, !name.isEmpty else { return [] }
        let expected = definition.expectedName(span.text)
        // Skills and commands add words to the name of a tool's span.
        if name == expected || definition.operations == ["execute_tool"] && name.hasPrefix(expected + " ") { return [] }
        let found: String
        if name.last?.isWhitespace == true || name.first?.isWhitespace == true {
            found = "the name has white space at an end"
        } else if let answered = span.text("gen_ai.response.model"), answered != span.text("gen_ai.request.model"),
            name.contains(answered), !(span.text("gen_ai.request.model") ?? "").contains(answered)
        {
            found = "the name has the model that answered, not the one that was asked"
        } else if let id = span.text("gen_ai.response.id"), name.contains(id) {
            found = "the name has the id of the response, which makes each unique"
        } else if let operation = span.text("gen_ai.operation.name"), name.hasPrefix(operation) {
            found = "the name has another subject than the attributes"
        } else {
            found = "the name has another pattern"
        }
        return [Observation(nil, found, example: name.excerpt, advice: "Call it `\(expected.excerpt)`.")]
    }
}
