// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension OperationStorage {
    /// Shows the fields of the operation to a visitor.
    ///
    /// Spelled out for every kind: the optimizer then knows the operation and the visitor, and makes a few loads and
    /// additions of what is otherwise some thousand instructions of generic code.
    @inline(__always)
    func visitKnownFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        switch kind {
        case .request: visit(Request.self, &visitor)
        case .inference: visit(Inference.self, &visitor)
        case .responseFetch: visit(ResponseFetch.self, &visitor)
        case .embeddings: visit(Embeddings.self, &visitor)
        case .promptRendering: visit(PromptRendering.self, &visitor)
        case .retrieval: visit(Retrieval.self, &visitor)
        case .rerank: visit(Rerank.self, &visitor)
        case .toolExecution: visit(ToolExecution.self, &visitor)
        case .agentCreation: visit(AgentCreation.self, &visitor)
        case .agentInvocation: visit(AgentInvocation.self, &visitor)
        case .agentStep: visit(AgentStep.self, &visitor)
        case .workflow: visit(Workflow.self, &visitor)
        case .plan: visit(Plan.self, &visitor)
        case .validation: visit(Validation.self, &visitor)
        case .storage: visit(Storage.self, &visitor)
        case .generic: visit(Generic.self, &visitor)
        }
    }

    @inline(__always)
    private func visit<Operation: SpanOperation, Visitor: FieldVisitor>(
        _ type: Operation.Type, _ visitor: inout Visitor
    ) {
        // Of a type that is not ours, the one that knows it asks.
        guard let box = typed(type) else { return visitFields(&visitor) }
        box.value.visitFields(&visitor)
    }
}
