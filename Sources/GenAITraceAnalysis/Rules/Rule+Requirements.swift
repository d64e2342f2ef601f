// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

// What must, may and must not stand on the spans that the conventions define.
extension Rule {
    static let requirements: [Rule] = [
        Rule(
            "missing-required", .error, "A required attribute is missing.",
            because: "Readers sort spans by it: without it the span is not what it is.", advice: "Set it at the start.",
            check: { span in
                guard let definition = span.definition else { return [] }
                return definition.required.compactMap { name in
                    let wanted = span.nameInVersion(name)
                    return span.has(wanted) || span.has(name)
                        ? nil : Observation(wanted, "is required on \(definition.type)")
                }
            }),
        Rule(
            "missing-conditional", .warning, "An attribute is missing whose condition is met.",
            because: "The conventions require it in this situation.", advice: "Set it.",
            check: missingConditional),
        Rule(
            "missing-recommended", .info, "An attribute that the conventions recommend is on none or not on all spans.",
            because: "Dashboards for tokens, models and servers are built on it.",
            advice: "Set it when it is known.", check: missingRecommended),
        Rule(
            "missing-operation", .warning, "A span in the words of the conventions does not say what it does.",
            because: "Without `gen_ai.operation.name` backends guess its type from the rest.",
            advice: "Set gen_ai.operation.name.",
            check: { span in
                let isModelSpan = [
                    "gen_ai.request.model", "gen_ai.response.model", "gen_ai.provider.name", "gen_ai.system",
                ]
                .contains { span.has($0) }
                if span.has("gen_ai.operation.name") || span.has("genai_telemetry.operation.name") || !isModelSpan
                    || span.has("mcp.method.name")
                {
                    return []
                }
                return [Observation("gen_ai.operation.name", "is missing")]
            }),
        Rule(
            "misplaced-attribute", .warning, "An attribute that the conventions keep off this span.",
            because: "It says something else there, or is counted twice.",
            advice: "Set it on the span that it is about.",
            check: { span in
                // Up to 1.41 there was one agent span, which had everything.
                guard let definition = span.definition, span.version == .latest else { return [] }
                return span.names.compactMap { name in
                    let rule = definition.never.first { pattern in
                        pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
                    }
                    guard rule != nil else { return nil }
                    return Observation(name, "must not stand on \(definition.type)", advice: advice(on: name))
                }
            }),
        Rule(
            "synthetic-conversation", .warning, "A conversation id that was made up.",
            because: "Each trace becomes a conversation of its own, and real ones fall apart.",
            advice: "Send an id that the application or the provider has, or none.",
            check: { span in
                guard let id = span.text("gen_ai.conversation.id") else { return [] }
                let digits = id.lowercased().filter { $0 != "-" }
                let name = "gen_ai.conversation.id"
                if digits == span.span.traceIDBytes.hexadecimal { return [Observation(name, "is the id of the trace")] }
                if digits == span.span.spanIDBytes.hexadecimal { return [Observation(name, "is the id of the span")] }
                return []
            }),
    ]

    @Sendable private static func missingConditional(_ span: ObservedSpan) -> [Observation] {
        guard let definition = span.definition else { return [] }
        var missing: [Observation] = []
        for (name, condition) in definition.conditional where !span.has(name) && isMet(name, on: span) {
            missing.append(Observation(name, "is required when \(condition)"))
        }
        return missing
    }

    /// Whether a condition is met, for the conditions that a span's own attributes tell.
    private static func isMet(_ name: String, on span: ObservedSpan) -> Bool {
        switch name {
        case "server.port":
            // The path of a socket has no port, and Azure's endpoints are exempt at 443.
            guard let address = span.text("server.address") else { return false }
            return !address.hasPrefix("/") && span.text("gen_ai.provider.name") != "azure.ai.inference"
        case "gen_ai.request.model": return span.definition?.type == "gen_ai.client.inference"
        case "gen_ai.request.stream": return span.has("gen_ai.response.time_to_first_chunk")
        case "jsonrpc.request.id":
            return span.text("mcp.method.name").map { !$0.hasPrefix("notifications/") } ?? false && span.isVersionStated
        case "gen_ai.tool.name": return span.text("mcp.method.name") == "tools/call"
        case "gen_ai.prompt.name":
            return span.text("mcp.method.name") == "prompts/get" || span.has("gen_ai.prompt.version")
        default: return false
        }
    }

    /// What any answer has; parameters of a request are recommended only where the request has them, which nobody knows.
    private static let toldByAnyAnswer: Set<String> = [
        "gen_ai.response.model", "gen_ai.response.finish_reasons", "gen_ai.usage.input_tokens",
        "gen_ai.usage.output_tokens", "server.address",
    ]

    @Sendable private static func missingRecommended(_ span: ObservedSpan) -> [Observation] {
        guard let definition = span.definition, !span.isFailure, span.role != .agent else { return [] }
        return definition.recommended.compactMap { name in
            guard toldByAnyAnswer.contains(name), !span.has(name) else { return nil }
            if name == "server.address", span.span.kind == .internal { return nil }
            return Observation(name, "is recommended on \(definition.type)")
        }
    }

    private static func advice(on name: String) -> String? {
        switch name {
        case "gen_ai.provider.name": "An agent in this process has no provider; its model calls have."
        case "gen_ai.agent.id": "Only hosted agents have a stable id."
        default: nil
        }
    }
}

extension ObservedSpan {
    /// What an attribute was called in the version that the span is judged by.
    func nameInVersion(_ name: String) -> String {
        version == .v1_36 && name == "gen_ai.provider.name" ? "gen_ai.system" : name
    }
}
