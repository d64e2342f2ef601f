// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A name of an attribute that a backend takes for something of its own, and what that breaks.
///
/// An application that calls an attribute `prompt` or `events` means something; so does a backend that looks for old or
/// foreign instrumentations under these names, and it replaces a panel with what it finds there.
public struct Collision: Hashable, Sendable {
    /// The backend.
    public let backend: String
    /// What the backend does with the attribute, as the end of a sentence.
    public let effect: String

    /// What backends do with an attribute that an application calls so; empty for almost every name.
    public static func of(_ name: String) -> [Collision] {
        guard mayCollide(name) else { return [] }
        var collisions = exact[name] ?? []
        for (prefix, collision) in prefixes where name.hasPrefix(prefix) { collisions.append(collision) }
        return known.contains(name) ? [] : collisions
    }

    /// Whether a closer look is needed: names of an application's own namespace are told by their first letter or, at
    /// most, their first word.
    private static func mayCollide(_ name: String) -> Bool {
        guard let first = name.utf8.first else { return false }
        return firstBytes.contains(first)
    }
}

// MARK: - What is known

extension Collision {
    /// Names that mean in an application's hands what they mean in a backend's.
    private static let known: Set<String> = [
        "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.cache_read.input_tokens",
        "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.reasoning.output_tokens",
    ]

    private static let exact: [String: [Collision]] = [
        "prompt": [Collision("langfuse", "shows it as the input of the span")],
        "input": [Collision("langfuse", "shows it as the input of the span")],
        "output": [Collision("langfuse", "shows it as the output of the span, and no input")],
        "events": [Collision("langfuse", "reads messages from it, and shows neither input nor output")],
        "all_messages_events": [Collision("langfuse", "reads messages from it, and shows neither input nor output")],
        "input.value": panels("input"),
        "output.value": panels("output"),
        "traceloop.entity.input": [Collision("langfuse", "shows it as the input of the span")],
        "traceloop.entity.output": [Collision("langfuse", "shows it as the output of the span")],
        "metadata": [Collision("phoenix", "expects a JSON object there, and shows no metadata for anything else")],
        "llm.token_count.prompt": [tokens], "llm.token_count.completion": [tokens], "llm.token_count.total": [tokens],
        "gen_ai.tool.name": [
            Collision("langfuse", "takes the span for a tool's and calls it so"),
            Collision("datadog", "calls the span so"),
        ],
        "gen_ai.operation.name": [
            Collision("phoenix", "takes it for the kind of the span"),
            Collision("datadog", "takes it for the kind of the span"),
        ],
        "error": [Collision("jaeger", "marks the span as failed when it is true")],
        "operation.name": [Collision("datadog", "takes it for the operation of the span")],
        "resource.name": [Collision("datadog", "takes it for the resource of the span")],
        "service.name": [Collision("datadog", "moves the span to the service of that name")],
        "span.type": [Collision("datadog", "takes it for the type of the span")],
    ]

    private static let prefixes: [(String, Collision)] = [
        ("gen_ai.usage.", Collision("langfuse", "counts it as tokens of a kind of its own")),
        ("gen_ai.prompt", Collision("langfuse", "shows it instead of the input of the span")),
        ("gen_ai.prompt", Collision("jaeger", "shows it as the conversation")),
        ("gen_ai.completion", Collision("langfuse", "shows it instead of the output of the span")),
        ("gen_ai.completion", Collision("jaeger", "shows it as the conversation")),
        ("gen_ai.content.", Collision("langfuse", "shows it instead of input and output of the span")),
    ]

    private static let firstBytes: Set<UInt8> = Set(
        (exact.keys.map { $0 } + prefixes.map(\.0)).compactMap(\.utf8.first))

    private static let tokens = Collision(
        "mlflow",
        "counts by it alone, and by none of the OpenTelemetry counts, unless all of prompt, completion and total stand")

    private static func panels(_ side: String) -> [Collision] {
        ["langfuse", "mlflow", "phoenix"].map { Collision($0, "shows it as the \(side), instead of the conversation") }
    }

    private init(_ backend: String, _ effect: String) {
        self.backend = backend
        self.effect = effect
    }
}
