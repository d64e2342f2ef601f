// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Langfuse's own words, which it reads before any other.
///
/// They settle what Langfuse would otherwise guess: the type of an observation, what stands in its panels, how tokens add
/// up. Two guesses are wrong without them: the name of a prompt template becomes the input, and tokens that were
/// written to a cache are counted once more.
///
/// Names as in `LangfuseOtelSpanAttributes` of langfuse/langfuse, 2026-08.
public struct Langfuse: Dialect {
    /// `langfuse`.
    public let name = "langfuse"
    /// Whether inputs and outputs are told in Langfuse's words; without them it takes those of another dialect.
    public var tellsContent: Bool

    /// Creates the dialect.
    ///
    /// - Parameter tellsContent: Whether inputs and outputs are told in Langfuse's words.
    public init(tellsContent: Bool = true) { self.tellsContent = tellsContent }

    /// Puts the attributes that Langfuse adds into a sink.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        sink.set("langfuse.observation.type", constant: type(of: span))
        mapPanels(of: span, into: &sink)
        switch span.operationKind {
        case .inference:
            let startTime = span.startTime
            span.withOperation(Inference.self) { map($0, startTime: startTime, into: &sink) }
        case .embeddings: span.withOperation(Embeddings.self) { map($0.usage, into: &sink) }
        // An agent in this process tells the sum of calls that tell themselves.
        case .agentInvocation where span.kind != .internal:
            span.withOperation(AgentInvocation.self) { map($0.usage, into: &sink) }
        case .validation: span.withOperation(Validation.self) { map($0, into: &sink) }
        default: break
        }
        if let cost = span.cost, cost.isInDollars { map(cost, into: &sink) }
        if span.isLocalRoot { mapTrace(of: span, into: &sink) }
    }
}

extension SpanRecord {
    /// Whether it is the first span of its trace in this process.
    var isLocalRoot: Bool { parent?.isRemote ?? true }
}
