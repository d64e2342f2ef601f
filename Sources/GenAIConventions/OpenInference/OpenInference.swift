// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// OpenInference: the words of Arize Phoenix, which Langfuse, MLflow and others read as well.
///
/// Its three words for every span, `openinference.span.kind`, `input.value` and `output.value`, are what makes
/// retrievals, rerankings, workflows, checks and prompts visible in backends that know no such operation of the
/// OpenTelemetry conventions. What those backends translate from `gen_ai.*` themselves (messages, model, token counts)
/// is not repeated.
///
/// Names as of openinference-semantic-conventions 0.1.32; what reads them was tried with Phoenix 20.26.1.
public struct OpenInference: Dialect {
    /// `openinference`.
    public let name = "openinference"
    /// Whether inputs and outputs are told; a backend without them shows empty panels.
    public var tellsContent: Bool

    /// Creates the dialect.
    ///
    /// - Parameter tellsContent: Whether inputs and outputs are told.
    public init(tellsContent: Bool = true) { self.tellsContent = tellsContent }

    /// Puts the attributes that OpenInference adds into a sink.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        sink.set("openinference.span.kind", constant: kind(of: span))
        mapPanels(of: span, into: &sink)
        mapOperation(of: span, into: &sink)
        if let cost = span.cost, cost.isInDollars { map(cost, into: &sink) }
    }

    private func mapOperation<Sink: AttributeSink & ~Copyable>(
        of span: borrowing SpanRecord, into sink: inout Sink
    ) {
        switch span.operationKind {
        case .inference: span.withOperation(Inference.self) { map($0, into: &sink) }
        case .embeddings: span.withOperation(Embeddings.self) { map($0, into: &sink) }
        case .promptRendering: span.withOperation(PromptRendering.self) { map($0.prompt, into: &sink) }
        case .retrieval: span.withOperation(Retrieval.self) { map($0, into: &sink) }
        case .rerank: span.withOperation(Rerank.self) { map($0, into: &sink) }
        case .toolExecution: span.withOperation(ToolExecution.self) { map($0, into: &sink) }
        case .agentCreation: span.withOperation(AgentCreation.self) { map($0, into: &sink) }
        case .agentInvocation: span.withOperation(AgentInvocation.self) { map($0, into: &sink) }
        case .agentStep: span.withOperation(AgentStep.self) { map($0, into: &sink) }
        case .plan: span.withOperation(Plan.self) { map($0, into: &sink) }
        case .request, .responseFetch, .workflow, .validation, .storage, .generic: break
        }
    }
}
