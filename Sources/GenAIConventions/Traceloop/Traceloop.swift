// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// OpenLLMetry: the words of Traceloop, for backends that read `traceloop.*` and its `llm.*`.
///
/// Names as in `opentelemetry-semantic-conventions-ai` 0.4.
public struct Traceloop: Dialect {
    /// `traceloop`.
    public let name = "traceloop"
    /// Whether inputs and outputs are told.
    public var tellsContent: Bool

    /// Creates the dialect.
    ///
    /// - Parameter tellsContent: Whether inputs and outputs are told.
    public init(tellsContent: Bool = true) { self.tellsContent = tellsContent }

    /// Puts the attributes that OpenLLMetry adds into a sink.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        if let kind = kind(of: span) { sink.set("traceloop.span.kind", constant: kind) }
        switch span.operationKind {
        case .request: span.withOperation(Request.self) { sink.set("traceloop.entity.name", text: $0.feature) }
        case .inference: span.withOperation(Inference.self) { map($0, into: &sink) }
        case .embeddings: span.withOperation(Embeddings.self) { map($0, into: &sink) }
        case .promptRendering: span.withOperation(PromptRendering.self) { map($0.prompt, into: &sink) }
        case .rerank: sink.set("llm.request.type", constant: "rerank")
        case .toolExecution: span.withOperation(ToolExecution.self) { sink.set("traceloop.entity.name", text: $0.name) }
        case .agentInvocation:
            span.withOperation(AgentInvocation.self) { sink.set("traceloop.entity.name", text: $0.name) }
        case .agentStep: span.withOperation(AgentStep.self) { sink.set("traceloop.entity.name", text: $0.node) }
        case .workflow: span.withOperation(Workflow.self) { map($0, into: &sink) }
        case .generic: span.withOperation(Generic.self) { sink.set("traceloop.entity.name", text: $0.name) }
        case .agentCreation: span.withOperation(AgentCreation.self) { sink.set("traceloop.entity.name", text: $0.name) }
        case .responseFetch, .retrieval, .plan, .validation, .storage: break
        }
        if tellsContent {
            if let input = PanelValue(inputOf: span) { sink.setJSON("traceloop.entity.input") { input.write(to: &$0) } }
            if let output = PanelValue(outputOf: span) {
                sink.setJSON("traceloop.entity.output") { output.write(to: &$0) }
            }
        }
        map(span.association, into: &sink)
    }

    /// Its four kinds; a call of a model has none and is known by the type of its request.
    private func kind(of span: borrowing SpanRecord) -> StaticString? {
        switch span.operationKind {
        case .request, .workflow: "workflow"
        case .agentInvocation: "agent"
        case .toolExecution: "tool"
        case .inference, .responseFetch, .embeddings, .rerank: nil
        case .agentCreation, .agentStep, .plan, .promptRendering, .retrieval, .validation, .storage, .generic: "task"
        }
    }
}
