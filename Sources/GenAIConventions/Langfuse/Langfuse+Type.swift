// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Langfuse knows ten types. A span that has a model and says nothing is a generation, also when it reranks.
extension Langfuse {
    func type(of span: borrowing SpanRecord) -> StaticString {
        switch span.operationKind {
        case .inference: "generation"
        case .embeddings: "embedding"
        case .retrieval, .rerank: "retriever"
        case .toolExecution: "tool"
        case .agentCreation, .agentInvocation: "agent"
        case .agentStep, .workflow, .plan: "chain"
        case .validation: span.withOperation(Validation.self) { type(of: $0) } ?? "evaluator"
        case .request, .responseFetch, .promptRendering, .storage, .generic: "span"
        }
    }

    private func type(of validation: borrowing Validation) -> StaticString {
        validation.check.isGuard ? "guardrail" : "evaluator"
    }

    /// A check that found something is a warning: the span did not fail, and yet somebody should look.
    func map<Sink: AttributeSink & ~Copyable>(_ validation: borrowing Validation, into sink: inout Sink) {
        if validation.verdict == .warned || validation.verdict == .failed {
            sink.set("langfuse.observation.level", constant: "WARNING")
        }
    }
}
